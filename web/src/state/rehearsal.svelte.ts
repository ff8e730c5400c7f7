// One customer, rehearsed: who it is, what the engine says happens, and where in that time the reader stands.
import { EngineRefused, Superseded } from '../engine/client';
import type { Customer, Trace, TraceEntry } from '../engine/types';
import { exceededAt, firstOfInterest, isDecision, isTrouble, seek } from '../timeline/marks';
import { toBytes } from './files';
import { prefs } from './prefs.svelte';
import { selection } from './selection.svelte';
import { studio } from './studio.svelte';

export type Who =
  | { kind: 'problem'; key: string; customer: Customer }
  | { kind: 'file'; name: string }
  | { kind: 'own'; customer: Customer };

class Rehearsal {
  who = $state.raw<Who>();
  trace = $state.raw<Trace>();
  /** Position in `trace.entries`. */
  cursor = $state(0);
  trouble = $state<string>();

  readonly entry = $derived(this.trace?.entries[this.cursor]);
  readonly exceeded = $derived(this.trace ? exceededAt(this.trace) : new Set<number>());
  /** Steps of the shown journey that this customer has passed up to the cursor. */
  readonly passed = $derived.by(() => {
    const out = new Set<string>();
    this.trace?.entries.slice(0, this.cursor + 1).forEach((entry) => {
      if (entry.journey !== studio.map?.journey) return;
      if (entry.step) out.add(entry.step);
      if (entry.kind === 'entered') out.add('entry');
    });
    return out;
  });

  /** When each step of the shown journey sent its message, for the map: position of the entry. */
  readonly sends = $derived.by(() => {
    const out = new Map<string, TraceEntry>();
    for (const entry of this.trace?.entries ?? []) {
      if (entry.message && entry.step && entry.journey === studio.map?.journey) out.set(entry.step, entry);
    }
    return out;
  });

  /** The customer as an object, wherever he comes from. */
  readonly customer = $derived.by((): Customer | undefined => {
    const who = this.who;
    if (!who) return undefined;
    if (who.kind !== 'file') return who.customer;
    try {
      return JSON.parse(studio.files.find((file) => file.name === who.name)?.text ?? '') as Customer;
    } catch {
      return undefined;
    }
  });

  async show(who: Who): Promise<void> {
    this.who = who;
    this.cursor = -1;
    await this.run();
  }

  /** Rehearses again with the files as they are; the cursor stays at its time. */
  async run(): Promise<void> {
    const who = this.who;
    if (!who || !studio.client || studio.files.length === 0) return;
    const subject = who.kind === 'file' ? { customer_file: who.name } : { customer: who.customer };
    try {
      const request = { do: 'trace', ...subject, lang: prefs.lang, as_of: studio.asOf };
      const trace = await studio.client.ask<Trace>('trace', request, studio.files.map(toBytes));
      if (this.who !== who) return;
      const at = this.cursor >= 0 ? this.entry?.at : undefined;
      this.trace = trace;
      this.trouble = undefined;
      this.cursor = at === undefined ? firstOfInterest(trace) : this.nearest(trace, at);
    } catch (error) {
      if (error instanceof Superseded) return;
      this.trouble = error instanceof EngineRefused || error instanceof Error ? error.message : String(error);
    }
  }

  private nearest(trace: Trace, at: number): number {
    let best = 0;
    trace.entries.forEach((entry, position) => {
      if (entry.at <= at) best = position;
    });
    return Math.max(0, best);
  }

  /** After a check: a problem that is still there may have another witness now. */
  async follow(): Promise<void> {
    const who = this.who;
    if (who?.kind === 'problem') {
      const witness = studio.problems.find(({ key }) => key === who.key)?.finding.witness;
      if (witness) this.who = { ...who, customer: witness };
    }
    if (who?.kind === 'file' && !studio.files.some((file) => file.name === who.name)) this.who = undefined;
    await this.run();
  }

  go(position: number): void {
    const last = (this.trace?.entries.length ?? 1) - 1;
    this.cursor = Math.min(last, Math.max(0, position));
    const entry = this.entry;
    if (!entry) return;
    if (entry.journey) selection.journey = entry.journey;
    const step = entry.step ?? (entry.kind === 'entered' ? 'entry' : undefined);
    if (step) {
      selection.step = step;
      if (entry.place) {
        selection.place = entry.place;
        selection.file = entry.place.file;
      }
    }
  }

  step(direction: 1 | -1): void {
    this.go(this.cursor + direction);
  }

  decision(direction: 1 | -1): void {
    const found = this.trace && seek(this.trace, this.cursor, direction, isDecision);
    if (found !== undefined) this.go(found);
  }

  problem(direction: 1 | -1): void {
    const found = this.trace && seek(this.trace, this.cursor, direction, (entry, position) => isTrouble(entry) || this.exceeded.has(position));
    if (found !== undefined) this.go(found);
  }
}

export const rehearsal = new Rehearsal();
