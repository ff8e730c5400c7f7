// What of a trace is worth a row, and what is worth stopping at.
import type { CapSpan, Trace, TraceEntry } from '../engine/types';
import { steady } from '../words/direction';

/** Kinds that are only the machinery between two events; the list shows them, the drawing does not. */
const SMALL_KINDS = new Set(['step', 'waits', 'woke', 'asks_to_enter', 'jumped']);

export function isRow(entry: TraceEntry): boolean {
  // Delivery follows every message; only what the customer then does is news.
  return !SMALL_KINDS.has(entry.kind) && entry.reaction !== 'delivered';
}

export function isDecision(entry: TraceEntry): boolean {
  return entry.kind === 'branched' || entry.kind === 'split' || entry.kind === 'message' || entry.kind === 'refused';
}

/** A message that was held back, or that a watching check would have stopped. */
export function isTrouble(entry: TraceEntry): boolean {
  if (entry.reason === 'loop' || entry.kind === 'promise_missed') return true;
  if (!entry.message) return false;
  if (entry.message.result !== 'sent') return true;
  return entry.message.gate?.some((check) => check.verdict === 'fail' || check.verdict === 'fail_until') ?? false;
}

/** Positions (not numbers) of the entries where a limit is exceeded: the last of each bracket that is too full. */
export function exceededAt(trace: Trace): Set<number> {
  const numbers = new Set((trace.caps ?? []).filter((cap) => cap.exceeded).map((cap) => cap.entries.at(-1)));
  return new Set(trace.entries.flatMap((entry, position) => (numbers.has(entry.n) ? [position] : [])));
}

/** Messages that together break what must not happen, as a proof names them: step and time of each. */
export interface Breaking {
  messages: readonly { step: string; at: string }[];
  /** Of a limit: so many are allowed in one window. */
  allowed?: number;
}

/** Positions of those messages; none if not all of them are sent so any more, because the files have changed. */
export function positionsOf(trace: Trace, { messages }: Breaking): number[] {
  const out: number[] = [];
  for (const { step, at } of messages) {
    const second = Date.parse(at) / 1000;
    const position = trace.entries.findIndex((entry, n) =>
      !out.includes(n) && entry.message?.result === 'sent' && entry.at === second && entry.title !== undefined && steady(entry.title) === steady(step));
    if (position < 0) return [];
    out.push(position);
  }
  return out;
}

/** Of messages that break a limit those that are too many; of others all. */
export const tooMany = (positions: readonly number[], { allowed }: Breaking): number[] => positions.slice(allowed ?? 0);

/** The window of a broken limit, from the first to the last of its messages. */
export function windowOf(trace: Trace, positions: readonly number[], { allowed }: Breaking): CapSpan | undefined {
  const entries = positions.map((position) => trace.entries[position]!);
  const [first, last] = [entries[0], entries.at(-1)];
  if (allowed === undefined || !first || !last) return undefined;
  return { cap: '', title: '', max: allowed, from: first.at, until: last.at, count: entries.length, entries: entries.map(({ n }) => n), exceeded: true };
}

/** The next position from `at` in a direction where `wanted` holds, or undefined. */
export function seek(trace: Trace, at: number, step: 1 | -1, wanted: (entry: TraceEntry, position: number) => boolean): number | undefined {
  for (let position = at + step; position >= 0 && position < trace.entries.length; position += step) {
    if (wanted(trace.entries[position]!, position)) return position;
  }
  return undefined;
}

/** Where to look first: where a limit breaks, else the first trouble, else the first message, else the beginning. */
export function firstOfInterest(trace: Trace): number {
  const exceeded = [...exceededAt(trace)];
  if (exceeded.length > 0) return Math.min(...exceeded);
  const trouble = trace.entries.findIndex(isTrouble);
  if (trouble >= 0) return trouble;
  return Math.max(0, trace.entries.findIndex((entry) => entry.kind === 'message'));
}

/** Where in `trace` happens what happened in `before`, a moment of an earlier rehearsal; else the last that is not later. */
export function sameMoment(trace: Trace, before: TraceEntry): number {
  const same = ({ kind, journey, step, reaction }: TraceEntry) =>
    kind === before.kind && journey === before.journey && step === before.step && reaction === before.reaction;
  const gone = (entry: TraceEntry) => Math.abs(entry.at - before.at);
  const alike = trace.entries.flatMap((entry, position) => (same(entry) ? [position] : []));
  const nearest = (a: number, b: number) => (gone(trace.entries[b]!) < gone(trace.entries[a]!) ? b : a);
  if (alike.length > 0) return alike.reduce(nearest);
  return Math.max(0, trace.entries.findLastIndex((entry) => entry.at <= before.at));
}
