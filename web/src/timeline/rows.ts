// From a trace to what the drawing shows: moments, each with its rows of text, on a scale that compresses idle time.
import type { Trace, TraceEntry } from '../engine/types';
import { dayOf, offsetOf } from './clock';
import { isRow } from './marks';
import { makeScale, type Scale } from './scale';

export const ROW = 40;
const HEADER = 26;
/** Room above the first and below the last moment. */
export const PAD = 14;

export interface Row {
  entry: TraceEntry;
  /** Position in `trace.entries`. */
  position: number;
  y: number;
}

export interface DayLine {
  local: string;
  y: number;
}

export interface Plan {
  rows: Row[];
  days: DayLine[];
  idle: { y: number; seconds: number }[];
  scale: Scale;
  height: number;
  /** y of any instant. */
  y(at: number): number;
}

interface Moment {
  at: number;
  local: string;
  rows: { entry: TraceEntry; position: number }[];
  /** The first of its day carries the day's name above it. */
  newDay: boolean;
}

function momentsOf(trace: Trace): Moment[] {
  const moments: Moment[] = [];
  trace.entries.forEach((entry, position) => {
    if (!isRow(entry)) return;
    const last = moments.at(-1);
    if (last && last.at === entry.at) last.rows.push({ entry, position });
    else {
      const newDay = !last || dayOf(last.local) !== dayOf(entry.local);
      moments.push({ at: entry.at, local: entry.local, rows: [{ entry, position }], newDay });
    }
  });
  return moments;
}

export function planOf(trace: Trace): Plan {
  const moments = momentsOf(trace);
  const head = (moment: Moment) => (moment.newDay ? HEADER : 0);
  const scale = makeScale(moments.map((moment) => ({ at: moment.at, height: moment.rows.length * ROW + head(moment) })));
  const rows: Row[] = [];
  const days: DayLine[] = [];
  const middle = new Map<number, number>();
  moments.forEach((moment, index) => {
    const top = PAD + (index === 0 ? 0 : scale.stretches[index - 1]!.bottom);
    if (moment.newDay) days.push({ local: moment.local, y: top + 4 });
    moment.rows.forEach((row, n) => rows.push({ ...row, y: top + head(moment) + n * ROW + ROW / 2 - 8 }));
    middle.set(moment.at, top + head(moment) + ROW / 2 - 8);
  });
  const idle = scale.stretches.flatMap((stretch, index) => {
    if (!stretch.compressed) return [];
    const above = PAD + stretch.top + moments[index]!.rows.length * ROW + head(moments[index]!);
    return [{ y: (above + PAD + stretch.bottom) / 2, seconds: stretch.until - stretch.from }];
  });
  // Shades and brackets run between the marks' own middles, so that a bracket ends on its dot.
  const points = [...middle].sort((a, b) => a[0] - b[0]);
  const y = (at: number): number => {
    const first = points[0];
    const last = points.at(-1);
    if (!first || !last) return PAD;
    if (at <= first[0]) return at < first[0] ? 0 : first[1];
    if (at > last[0]) return Math.min(PAD * 2 + scale.height, last[1] + 16 * Math.sqrt((at - last[0]) / 3600));
    const right = points.findIndex(([time]) => at <= time);
    const [t0, y0] = points[right - 1]!;
    const [t1, y1] = points[right]!;
    return y0 + ((y1 - y0) * (at - t0)) / (t1 - t0);
  };
  return { rows, days, idle, scale, height: scale.height + 2 * PAD, y };
}

/** The offset of the customer's clock, as the trace's own times show it. */
export const offsetIn = (trace: Trace): number => offsetOf(trace.entries[0]?.local ?? '');
