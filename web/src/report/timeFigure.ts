// One customer's time, to hand on: the lanes of the page's timeline, with words that stand still.
import type { Lang, Trace, TraceEntry } from '../engine/types';
import { channelLook, type Look } from '../map/kinds';
import { clock, day, span } from '../timeline/clock';
import { exceededAt, isTrouble } from '../timeline/marks';
import { planOf, type Plan } from '../timeline/rows';
import { t } from '../words/words';
import { linesOf } from './lines';
import type { Figure, Ink, Measure, Shape } from './shapes';

const CLOCK = 46;
const LANE = 27;
const BRACKET = 14;
const HEAD = 28;
const WORDS = 12.5;
const LEAD = 16;

interface Lane {
  x: number;
  look: Look;
}

interface Line {
  text: string;
  ink: Ink;
  weight: 400 | 600;
}

/** What is said beside an entry, in at most two or three lines. */
function words(entry: TraceEntry, room: number, most: number, measure: Measure): Line[] {
  const weight = entry.message ? 600 : 400;
  const ink: Ink = entry.message ? 'ink' : 'ink-2';
  const width = (text: string) => measure(text, WORDS, weight);
  const result = resultOf(entry);
  const own = result ? most - 1 : Math.min(2, most);
  const all = linesOf(entry.text, room, width);
  const lines = all.slice(0, own).map((text, n): Line => ({ text: n === own - 1 && all.length > own ? shorten(text, room, width) : text, ink, weight }));
  return result ? [...lines, { ...result, weight: 400 }] : lines;
}

function shorten(text: string, room: number, width: (text: string) => number): string {
  const signs = [...text];
  while (signs.length > 1 && width(`${signs.join('').trimEnd()}…`) > room) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

function resultOf(entry: TraceEntry): { text: string; ink: Ink } | undefined {
  const result = entry.message?.result;
  if (!result) return undefined;
  if (result !== 'sent') return { text: t(`result.${result}`), ink: result === 'held' ? 'warning' : 'error' };
  return isTrouble(entry) ? { text: t('result.watched'), ink: 'error' } : undefined;
}

const SIGNS = { sent: 'M-3.5 0.3l2.5 2.5 4.5 -5', held: 'M0 -4v4l3 2', dropped: 'M-3.2 -3.2l6.4 6.4M3.2 -3.2l-6.4 6.4', left: 'M-3.2 -3.2l6.4 6.4M3.2 -3.2l-6.4 6.4' };

function mark(entry: TraceEntry, lane: Lane, y: number, over: boolean): Shape {
  const result = entry.message!.result;
  const tone: Ink = over ? 'error' : lane.look.tone;
  const trouble: Ink = result === 'held' ? 'warning' : 'error';
  const sent = result === 'sent';
  return { kind: 'group', x: lane.x, y, shapes: [
    { kind: 'circle', x: 0, y: 0, r: 9, fill: sent ? tone : 'surface', stroke: sent ? 'surface' : trouble, width: sent ? 2.5 : 2 },
    { kind: 'path', d: SIGNS[result], stroke: sent ? 'surface' : trouble, width: 1.8 },
  ] };
}

function brackets(trace: Trace, plan: Plan, x: number): Shape[] {
  return broken(trace).flatMap((cap, n): Shape[] => {
    const own = plan.rows.filter((row) => cap.entries.includes(row.entry.n)).map((row) => row.y);
    const [y1, y2] = [own[0] ?? plan.y(cap.from), own.at(-1) ?? plan.y(cap.until)];
    const at = x + n * BRACKET + 6;
    return [{ kind: 'path', d: `M${at - 5} ${y1}h5V${y2}h-5`, stroke: 'error', width: 2 }, ...own.map((y): Shape => ({ kind: 'circle', x: at, y, r: 2.5, fill: 'error' }))];
  });
}

const broken = (trace: Trace) => (trace.caps ?? []).filter((cap) => cap.exceeded).slice(0, 2);

export function timeFigure(trace: Trace, width: number, lang: Lang, measure: Measure): Figure {
  const plan = planOf(trace);
  const over = exceededAt(trace);
  const lanes = new Map(trace.channels.map(({ id, kind }, n): [string, Lane] => [id, { x: CLOCK + n * LANE + LANE / 2, look: channelLook(kind || id) }]));
  const bracketX = CLOCK + lanes.size * LANE + 4;
  const textX = bracketX + broken(trace).length * BRACKET + 10;
  const room = width - textX;
  const shapes: Shape[] = [];
  for (const night of trace.quiet ?? []) {
    const lane = lanes.get(night.channel);
    const [y1, y2] = [plan.y(night.from), plan.y(night.until)];
    if (lane && y2 - y1 > 0.5) shapes.push({ kind: 'rect', x: lane.x - LANE / 2 + 2, y: y1, w: LANE - 4, h: y2 - y1, r: 4, fill: 'night' });
  }
  for (const { x } of lanes.values()) shapes.push({ kind: 'path', d: `M${x} 0V${plan.height}`, stroke: 'line', width: 1.5 });
  shapes.push(...brackets(trace, plan, bracketX));
  for (const gap of plan.idle) {
    shapes.push(
      { kind: 'rect', x: CLOCK - 8, y: gap.y - 9, w: textX - CLOCK, h: 18, fill: 'surface' },
      { kind: 'path', d: `M${CLOCK - 8} ${gap.y}l6 -4 6 8 6 -8 6 8 6 -8 6 4`, stroke: 'line-strong', width: 1.3 },
      { kind: 'text', x: textX, y: gap.y + 4, text: t('time.idle', { span: span(gap.seconds, lang) }), size: 12, ink: 'ink-2' },
    );
  }
  for (const line of plan.days) {
    const text = day(line.local, lang);
    shapes.push({ kind: 'rect', x: 0, y: line.y, w: measure(text, 12, 600) + 8, h: 18, fill: 'surface' }, { kind: 'text', x: 0, y: line.y + 13, text, size: 12, weight: 600, ink: 'ink' });
  }
  plan.rows.forEach(({ entry, position, y }, n) => {
    const free = Math.min(y - (plan.rows[n - 1]?.y ?? 0), (plan.rows[n + 1]?.y ?? Infinity) - y);
    shapes.push({ kind: 'text', x: 0, y: y + 4.5, text: clock(entry.local), size: 12.5, ink: 'ink-2' });
    const lane = entry.message && lanes.get(entry.message.channel);
    shapes.push(lane ? mark(entry, lane, y, over.has(position)) : { kind: 'circle', x: CLOCK + 1, y, r: 3.5, fill: 'line-strong', stroke: 'surface', width: 2 });
    const lines = words(entry, room, free >= 3.2 * LEAD ? 3 : 2, measure);
    lines.forEach(({ text, ink, weight }, at) => shapes.push({ kind: 'text', x: textX, y: y + 4.5 + (at - (lines.length - 1) / 2) * LEAD, text, size: WORDS, weight, ink }));
  });
  const heads = [...lanes.values()].map(({ x, look }): Shape => ({ kind: 'group', x: x - 9, y: 4, scale: 0.9, shapes: [{ kind: 'path', d: look.icon, stroke: look.tone, width: 1.6 }] }));
  return { width, height: plan.height + HEAD, shapes: [...heads, { kind: 'group', x: 0, y: HEAD, shapes }] };
}
