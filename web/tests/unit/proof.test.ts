import { describe, expect, it, vi } from 'vitest';
import { EngineApart } from '../../src/engine/apart';
import { EngineBroken, EngineOutOfReach, EngineRefused, Superseded, type WorkerLike } from '../../src/engine/client';
import type { FromWorker, ToWorker } from '../../src/engine/protocol';
import type { Place, Property, Trace, TraceEntry, Verdict } from '../../src/engine/types';
import { around } from '../../src/proof/around';
import { answersOtherLimits, byVerdict, endsOf, firstLimit, highestLimit, ifLimitWere, keyed } from '../../src/proof/verdicts';
import { customerFile } from '../../src/timeline/customer';
import { localAt } from '../../src/timeline/clock';
import { positionsOf, tooMany, windowOf } from '../../src/timeline/marks';

const at = (file: number): Place => ({ file, start: { line: 1, column: 1, utf16: 0, byte: 0 }, end: { line: 1, column: 2, utf16: 1, byte: 1 } });
const property = (more: Partial<Property> = {}): Property => ({ source: 'cap', kind: 'at_most', title: 'too many', at: at(0), verdict: 'refuted', text: '', ...more });

describe('the list of properties', () => {
  it('names them by file, source and kind, so that an edited number is still the same property', () => {
    const names = ['a.json', 'b.json'];
    const keys = (...all: Property[]) => keyed(all, (file) => names[file]!).map(({ key }) => key);
    const before = keys(property(), property(), property({ at: at(1) }), property({ source: 'quiet', kind: 'never_between' }));
    expect(new Set(before).size).toBe(4);
    expect(keys(property({ title: 'fewer', allowed: 9, verdict: 'proved' }), property(), property({ at: at(1) }), property({ source: 'quiet', kind: 'never_between' }))).toEqual(before);
  });

  it('parts them by verdict and keeps the order of the files', () => {
    const verdicts: Verdict[] = ['proved', 'refuted', 'unknown', 'refuted'];
    const groups = byVerdict(keyed(verdicts.map((verdict, n) => property({ verdict, title: String(n) })), () => 'f'));
    expect(Object.fromEntries(Object.entries(groups).map(([verdict, all]) => [verdict, all.map(({ property }) => property.title)]))).toEqual({ refuted: ['1', '3'], unknown: ['2'], proved: ['0'] });
  });
});

describe('what if the limit were another', () => {
  it('is excluded from the maximum on, shown below what was shown, and open in between', () => {
    const said = [1, 2, 3, 4, 5, 6].map((limit) => ifLimitWere({ shown: 3, bound: 5 }, limit));
    expect(said).toEqual(['refuted', 'refuted', 'unknown', 'unknown', 'proved', 'proved']);
    expect([2, 3].map((limit) => ifLimitWere({ shown: 3, bound: 3 }, limit))).toEqual(['refuted', 'proved']);
  });

  it('claims nothing where nothing is known', () => {
    expect(ifLimitWere({ bound: 4 }, 3)).toBe('unknown');
    expect(ifLimitWere({ bound: 4 }, 4)).toBe('proved');
    expect(ifLimitWere({ shown: 4 }, 3)).toBe('refuted');
    expect(ifLimitWere({ shown: 4 }, 400)).toBe('unknown');
  });

  it('agrees with the verdict about the limit as it is', () => {
    for (const [shown, bound, verdict] of [[3, 3, 'refuted'], [2, 2, 'proved'], [2, 4, 'unknown']] as const) expect(ifLimitWere({ shown, bound }, 2)).toBe(verdict);
  });

  it('is asked only where the answer says more than yes or no', () => {
    expect(answersOtherLimits(property({ allowed: 2, shown: 3, bound: 3 }))).toBe(true);
    expect(answersOtherLimits(property({ allowed: 2, bound: 2, ground: 'gate' }))).toBe(false); // another limit would let other messages out
    expect(answersOtherLimits(property({ allowed: 2 }))).toBe(false);
    expect(answersOtherLimits(property({ kind: 'never_between' }))).toBe(false);
  });

  it('begins with the next limit and goes as far as an answer changes', () => {
    const one = property({ allowed: 2, shown: 3, bound: 13 });
    expect([firstLimit(one), ifLimitWere(one, highestLimit(one))]).toEqual([3, 'proved']);
    expect(highestLimit(property({ allowed: 9, shown: 1, bound: 1 }))).toBeGreaterThanOrEqual(firstLimit(property({ allowed: 9 })));
  });
});

describe('the messages that break it', () => {
  const HOUR = 3600;
  const T0 = Date.parse('2026-11-23T08:00:00+08:00') / 1000;
  const message = (n: number, hours: number, title: string, result: 'sent' | 'held' = 'sent'): TraceEntry => ({
    n, at: T0 + hours * HOUR, local: localAt(T0 + hours * HOUR, 8 * HOUR), kind: 'message', step: title, title, text: '', message: { channel: 'sms', result },
  });
  const trace: Trace = {
    format: 'wayproof/trace@1', customer: { zone: 'Asia/Shanghai', from: T0 }, channels: [],
    entries: [message(7, 0, 'Reminder', 'held'), message(8, 0, 'Reminder'), message(9, 0, 'Mail'), message(10, 0, 'Mail'), message(11, 16, 'Code')],
  };
  const of = (allowed: number | undefined, ...messages: [string, string][]) => ({ messages: messages.map(([step, at]) => ({ step, at })), ...(allowed !== undefined && { allowed }) });
  const three = of(2, ['Reminder', '2026-11-23T08:00:00+08:00'], ['Mail', '2026-11-23T08:00:00+08:00'], ['Code', '2026-11-24T00:00:00+08:00']);

  it('are found by step and time among those that were sent, each once', () => {
    expect(positionsOf(trace, three)).toEqual([1, 2, 4]);
    expect(positionsOf(trace, of(1, ['Mail', '2026-11-23T00:00:00Z'], ['Mail', '2026-11-23T00:00:00Z']))).toEqual([2, 3]);
  });

  it('are none where one of them is gone: then nothing is bracketed that is not there', () => {
    expect(positionsOf(trace, of(2, ['Reminder', '2026-11-23T08:00:00+08:00'], ['Code', '2026-11-24T01:00:00+08:00']))).toEqual([]);
    expect(windowOf(trace, [], three)).toBeUndefined();
  });

  it('span the window of a limit; of anything else there is none', () => {
    expect(windowOf(trace, [1, 2, 4], three)).toMatchObject({ max: 2, count: 3, from: T0, until: T0 + 16 * HOUR, entries: [8, 9, 11], exceeded: true });
    expect(windowOf(trace, [4], of(undefined))).toBeUndefined();
  });

  it('of many of them the first and the last are shown', () => {
    expect(endsOf(3, false)).toEqual({ shown: [0, 1, 2], after: -1, leftOut: 0 });
    expect(endsOf(13, false)).toEqual({ shown: [0, 1, 2, 11, 12], after: 2, leftOut: 8 });
    expect(endsOf(13, true).shown).toHaveLength(13);
  });

  it('beyond the limit are too many, in quiet hours all', () => {
    expect(tooMany([1, 2, 4], three)).toEqual([4]);
    expect(tooMany([1, 2], of(undefined))).toEqual([1, 2]);
  });
});

describe('a customer who is kept', () => {
  const customer = { format: 'wayproof/customer@1', id: 'witness', events: [] };
  it('lies beside the file he was found in, under a name and an id of his own', () => {
    const { name, text } = customerFile(customer, 'shop/a.workspace.json', new Set(['shop/witness.customer.json']), 'Too many');
    expect(name).toBe('shop/witness-2.customer.json');
    expect(JSON.parse(text)).toEqual({ format: 'wayproof/customer@1', id: 'witness-2', title: 'Too many', events: [] });
    expect(customerFile({ ...customer, id: '../x', title: 'own' }, 'a.json', new Set(), 'other')).toMatchObject({ name: 'customer.customer.json', text: expect.stringContaining('"title": "own"') as string });
  });
});

describe('the engine apart', () => {
  class FakeWorker implements WorkerLike {
    onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
    onerror: ((event: ErrorEvent) => void) | null = null;
    started: Extract<ToWorker, { kind: 'start' }> | undefined;
    asked: Extract<ToWorker, { kind: 'ask' }>[] = [];
    terminated = false;
    postMessage(message: ToWorker): void {
      if (message.kind === 'start') {
        this.started = message;
        queueMicrotask(() => this.say({ kind: 'started' }));
      } else this.asked.push(message);
    }
    terminate(): void {
      this.terminated = true;
    }
    say(data: FromWorker): void {
      this.onmessage?.({ data } as MessageEvent<FromWorker>);
    }
    answer(answer: unknown): void {
      this.say({ kind: 'answer', id: this.asked.at(-1)!.id, answer, milliseconds: 1 });
    }
  }
  const soon = () => new Promise((resolve) => setTimeout(resolve, 0));
  function setUp(module = () => Promise.resolve({ module: {} as WebAssembly.Module, apart: true })) {
    const workers: FakeWorker[] = [];
    const spawn = vi.fn(() => (workers.push(new FakeWorker()), workers.at(-1)!));
    return { workers, apart: new EngineApart({ spawn, module, data: { zones: new Uint8Array(), packs: new Uint8Array(), texts: { en: new Uint8Array(), zh: new Uint8Array() } } }) };
  }

  it('starts with the first question and keeps a worker that has answered', async () => {
    const { workers, apart } = setUp();
    expect(workers).toHaveLength(0);
    for (const n of [1, 2]) {
      const answer = apart.ask({ do: 'prove', n }, []);
      await soon();
      workers[0]!.answer({ n });
      expect(await answer).toEqual({ n });
    }
    expect(workers).toHaveLength(1);
    expect(workers[0]!.started).toMatchObject({ complete: true });
  });

  it('a newer question ends the worker of the older one', async () => {
    const { workers, apart } = setUp();
    const first = apart.ask({ n: 1 }, []);
    const refused = expect(first).rejects.toBeInstanceOf(Superseded);
    await soon();
    const second = apart.ask({ n: 2 }, []);
    await refused;
    await soon();
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    workers[1]!.answer('second');
    expect(await second).toBe('second');
  });

  it('a question that is overtaken while the worker starts is never asked, and one worker remains', async () => {
    const { workers, apart } = setUp();
    const first = apart.ask({ n: 1 }, []);
    const refused = expect(first).rejects.toBeInstanceOf(Superseded);
    const second = apart.ask({ n: 2 }, []);
    await refused;
    await soon();
    expect(workers.filter(({ terminated }) => !terminated)).toHaveLength(1);
    const alive = workers.find(({ terminated }) => !terminated)!;
    expect(alive.asked.map(({ request }) => request.n)).toEqual([2]);
    alive.answer('second');
    expect(await second).toBe('second');
  });

  it('can be stopped, and asked again', async () => {
    const { workers, apart } = setUp();
    apart.stop();
    const stopped = expect(apart.ask({}, [])).rejects.toBeInstanceOf(Superseded);
    await soon();
    apart.stop();
    await stopped;
    expect(workers[0]!.terminated).toBe(true);
    const again = apart.ask({}, []);
    await soon();
    workers[1]!.answer('again');
    expect(await again).toBe('again');
  });

  it('says what went wrong, and begins anew', async () => {
    const { workers, apart } = setUp();
    const broken = expect(apart.ask({}, [])).rejects.toBeInstanceOf(EngineBroken);
    await soon();
    workers[0]!.say({ kind: 'broken', id: workers[0]!.asked[0]!.id, message: 'trap' });
    await broken;
    const refused = expect(apart.ask({}, [])).rejects.toBeInstanceOf(EngineRefused);
    await soon();
    expect(workers[0]!.terminated).toBe(true);
    workers[1]!.answer({ format: 'wayproof/failure@1', message: 'no' });
    await refused;
    const crashed = expect(apart.ask({}, [])).rejects.toBeInstanceOf(EngineBroken);
    await soon();
    workers[1]!.onerror!({ message: 'gone' } as ErrorEvent);
    await crashed;
  });

  it('out of reach is said, and tried anew', async () => {
    const { apart } = setUp(() => Promise.reject(new Error('offline')));
    await expect(apart.ask({}, [])).rejects.toBeInstanceOf(EngineOutOfReach);
    await expect(apart.ask({}, [])).rejects.toBeInstanceOf(EngineOutOfReach);
  });
});

describe('messages around the first that is not the same', () => {
  it('shows all of few, and counts what it leaves out of many', () => {
    expect(around(8, 7, false)).toEqual({ from: 0, to: 8, before: 0, behind: 0 });
    expect(around(20, 10, false)).toEqual({ from: 7, to: 15, before: 7, behind: 5 });
    expect(around(20, 0, false)).toEqual({ from: 0, to: 8, before: 0, behind: 12 });
    expect(around(20, 19, false)).toEqual({ from: 12, to: 20, before: 12, behind: 0 });
    expect(around(20, 10, true)).toEqual({ from: 0, to: 20, before: 0, behind: 0 });
  });
});
