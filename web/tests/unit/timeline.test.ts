import { describe, expect, it } from 'vitest';
import type { Trace, TraceEntry } from '../../src/engine/types';
import { clock, day, localAt, midnights, offsetOf, span } from '../../src/timeline/clock';
import { exceededAt, firstOfInterest, isDecision, isTrouble, sameMoment, seek } from '../../src/timeline/marks';
import { planOf, ROW } from '../../src/timeline/rows';
import { gap, makeScale } from '../../src/timeline/scale';
import { simpleDuration, toDuration, withEvents, withLocal } from '../../src/timeline/customer';

const HOUR = 3600;
const T0 = Date.parse('2027-03-01T10:00:00+08:00') / 1000;
const entry = (n: number, at: number, kind: string, extra: Partial<TraceEntry> = {}): TraceEntry =>
  ({ n, at, local: localAt(at, 8 * HOUR), kind, text: `${kind} ${n}`, ...extra });
const message = (n: number, at: number, result: 'sent' | 'dropped' = 'sent'): TraceEntry => entry(n, at, 'message', { message: { channel: 'sms', result } });

const trace: Trace = {
  format: 'wayproof/trace@1', customer: { zone: 'Asia/Shanghai', from: T0 }, channels: [{ id: 'sms', title: 'SMS', kind: 'sms' }],
  entries: [entry(10, T0, 'event'), entry(11, T0, 'waits'), message(12, T0 + HOUR), entry(13, T0 + 2 * HOUR, 'branched'), message(14, T0 + 20 * HOUR), message(15, T0 + 120 * HOUR)],
  caps: [{ cap: 'c', title: '', max: 1, from: T0, until: T0 + 24 * HOUR, count: 2, entries: [12, 14], exceeded: true }],
};

describe('a rehearsal after a change', () => {
  it('stays with the message that has moved, else at the time', () => {
    const moved = (n: number, at: number, step: string): TraceEntry => ({ ...message(n, at), journey: 'j', step });
    const before = moved(3, T0 + 23 * HOUR, 'code');
    const after: Trace = { ...trace, entries: [entry(1, T0, 'event'), moved(2, T0 + HOUR, 'goods'), moved(3, T0 + 25 * HOUR, 'code')] };
    expect(sameMoment(after, before)).toBe(2);
    expect(sameMoment({ ...after, entries: after.entries.slice(0, 2) }, before)).toBe(1);
    expect(sameMoment({ ...after, entries: [] }, before)).toBe(0);
  });
});

describe('the scale', () => {
  const scale = makeScale([{ at: 0, height: 40 }, { at: HOUR, height: 40 }, { at: 10 * 24 * HOUR, height: 40 }]);

  it('gives every mark its room and cuts what is long and empty', () => {
    expect(scale.stretches[0]!.compressed).toBe(false);
    expect(scale.stretches[1]!.compressed).toBe(true);
    expect(scale.stretches[0]!.bottom).toBeGreaterThanOrEqual(40);
    expect(scale.height).toBeLessThan(300);
  });

  it('never runs backwards', () => {
    let before = -1;
    for (let at = -HOUR; at < 11 * 24 * HOUR; at += HOUR / 2) {
      const y = scale.y(at);
      expect(y).toBeGreaterThanOrEqual(before);
      before = y;
    }
    for (let hours = 0; hours < 35; hours += 1) expect(gap((hours + 1) * HOUR)).toBeGreaterThanOrEqual(gap(hours * HOUR));
  });

  it('bears one mark, and none', () => {
    expect(makeScale([{ at: 5, height: 40 }]).height).toBe(40);
    expect(makeScale([]).height).toBe(0);
  });
});

describe('the plan', () => {
  const plan = planOf(trace);

  it('shows what is worth a row, in order and without overlap', () => {
    expect(plan.rows.map((row) => row.position)).toEqual([0, 2, 3, 4, 5]);
    plan.rows.slice(1).forEach((row, n) => expect(row.y - plan.rows[n]!.y).toBeGreaterThanOrEqual(ROW - 1));
    expect(plan.height).toBeGreaterThan(plan.rows.at(-1)!.y);
  });

  it('names each day once and says how long nothing happened', () => {
    expect(plan.days.map(({ local }) => local.slice(0, 10))).toEqual(['2027-03-01', '2027-03-02', '2027-03-06']);
    expect(plan.idle.map(({ seconds }) => seconds)).toEqual([100 * HOUR]);
  });

  it('puts an instant where its row is', () => {
    for (const row of plan.rows) expect(plan.y(row.entry.at)).toBeCloseTo(row.y);
    const inside = plan.y(T0 + 10 * HOUR);
    expect(inside).toBeGreaterThan(plan.rows[2]!.y);
    expect(inside).toBeLessThan(plan.rows[3]!.y);
  });
});

describe('stopping places', () => {
  it('are decisions and troubles', () => {
    expect([...exceededAt(trace)]).toEqual([4]);
    expect(firstOfInterest(trace)).toBe(4);
    expect(firstOfInterest({ ...trace, caps: [] })).toBe(2);
    expect(firstOfInterest({ ...trace, caps: [], entries: [trace.entries[0]!, message(1, T0, 'dropped')] })).toBe(1);
    expect(seek(trace, 0, 1, isDecision)).toBe(2);
    expect(seek(trace, 4, -1, isDecision)).toBe(3);
    expect(seek(trace, 5, 1, isDecision)).toBeUndefined();
  });

  it('a watched check that failed is trouble although the message went out', () => {
    const sent = message(1, T0);
    expect(isTrouble(sent)).toBe(false);
    sent.message!.gate = [{ check: 'caps', title: 'Limits', verdict: 'fail', mode: 'observe' }];
    expect(isTrouble(sent)).toBe(true);
  });
});

describe('the clock', () => {
  it('reads local times as they are written, whatever the browser’s zone', () => {
    expect(clock('2027-03-01T23:05:00+08:00')).toBe('23:05');
    expect(day('2027-03-01T23:05:00+08:00', 'en')).toBe('Mon 1 Mar');
    expect(day('2027-03-01T00:05:00-11:00', 'zh')).toMatch(/3月1日.*周一/);
    expect([offsetOf('x+08:00'), offsetOf('x-03:30'), offsetOf('2027-01-01T00:00:00Z')]).toEqual([8 * HOUR, -3.5 * HOUR, 0]);
  });

  it('says lengths in their two largest parts', () => {
    expect(span(90061, 'en')).toBe('1 day 1 hour');
    expect(span(1800, 'en')).toBe('30 minutes');
    expect(span(6 * 86400, 'zh')).toBe('6 天');
    expect(span(0, 'en')).toBe('0 seconds');
  });

  it('knows local midnights', () => {
    expect(midnights(T0, T0 + 48 * HOUR, 8 * HOUR).map((at) => localAt(at, 8 * HOUR))).toEqual(['2027-03-02T00:00:00+08:00', '2027-03-03T00:00:00+08:00']);
  });
});

describe('the customer form', () => {
  it('keeps offsets and reads plain durations', () => {
    expect(withLocal('2027-03-01T10:00:00+08:00', '2027-03-02T09:30')).toBe('2027-03-02T09:30:00+08:00');
    expect(withLocal('2027-03-01T10:00:00', '2027-03-02T09:30')).toBe('2027-03-02T09:30:00');
    const moved = withEvents({ format: 'wayproof/customer@1', from: '2027-03-01T10:00:00', until: '2027-03-04T10:00:00' }, [{ event: 'a', at: '2027-04-02T11:00:00' }]);
    expect(moved).toEqual({ format: 'wayproof/customer@1', from: '2027-03-01T10:00:00', events: [{ event: 'a', at: '2027-04-02T11:00:00' }] });
    expect(simpleDuration('PT90M')).toEqual({ amount: 90, unit: 'M' });
    expect(simpleDuration('P1DT2H')).toBeUndefined();
    expect([toDuration(2, 'D'), toDuration(5, 'M')]).toEqual(['P2D', 'PT5M']);
  });
});
