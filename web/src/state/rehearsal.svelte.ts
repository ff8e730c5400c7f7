// One customer, rehearsed: who it is, what the engine says happens, and where in that time the reader stands.
import { EngineRefused, Superseded } from '../engine/client';
import type { Customer, Trace, TraceEntry } from '../engine/types';
import { exceededAt, firstOfInterest, isDecision, isTrouble, positionsOf, sameMoment, seek, tooMany, windowOf, type Breaking } from '../timeline/marks';
import { toBytes, uniqueNames, type FileSet, type SourceFile } from './files';
import type { Problem } from './problems';
import { prefs } from './prefs.svelte';
import { selection } from './selection.svelte';
import { studio } from './studio.svelte';
import { t } from '../words/words';

/** `beside` names the file next to which a customer without a file of his own lives: with several projects open, the
 * engine takes him through the journeys of that one. */
export type Who =
  | { kind: 'problem'; key: string; customer: Customer; beside: string }
  | { kind: 'proof'; key: string; title: string; customer: Customer; beside: string; breaking: Breaking }
  | { kind: 'test' | 'platform'; key: string; title: string; customer: Customer; beside: string }
  | { kind: 'file'; name: string }
  | { kind: 'own'; customer: Customer; beside: string };

/** A customer as one more file in the folder of another. It comes last, so that places in the open files keep their number. */
export function fileOf(customer: Customer, beside: string): SourceFile {
  return { name: `${beside.slice(0, beside.lastIndexOf('/') + 1)}.rehearsed.customer.json`, text: JSON.stringify(customer) };
}

/** The open files with the customer among them, and his name there. */
function withCustomer(who: Who): { files: FileSet; name: string } {
  if (who.kind === 'file') return { files: studio.files, name: who.name };
  const own = fileOf(who.customer, who.beside);
  return { files: [...studio.files, own], name: own.name };
}

class Rehearsal {
  who = $state.raw<Who>();
  trace = $state.raw<Trace>();
  /** Position in `trace.entries`. */
  cursor = $state(0);
  trouble = $state<string>();

  readonly entry = $derived(this.trace?.entries[this.cursor]);
  /** Positions of the messages by which this customer shows that something can happen. */
  readonly breaking = $derived(this.trace && this.who?.kind === 'proof' ? positionsOf(this.trace, this.who.breaking) : []);
  /** Those messages' window, if it is a limit that they break. */
  readonly broken = $derived(this.trace && this.who?.kind === 'proof' ? windowOf(this.trace, this.breaking, this.who.breaking) : undefined);
  readonly exceeded = $derived.by(() => {
    if (!this.trace) return new Set<number>();
    return this.who?.kind === 'proof' && this.breaking.length > 0 ? new Set(tooMany(this.breaking, this.who.breaking)) : exceededAt(this.trace);
  });
  /** The steps of the shown journey that send them. */
  readonly breakingSteps = $derived(this.breaking.flatMap((position) => {
    const { journey, step } = this.trace!.entries[position]!;
    return step && journey === studio.map?.journey ? [step] : [];
  }));
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

  /** The customer to whom a problem happens. */
  async showWitness({ key, finding }: Problem): Promise<void> {
    const { witness, at } = finding;
    if (witness) await this.show({ kind: 'problem', key, customer: witness, beside: (at && studio.checked[at.file]?.name) ?? '' });
  }

  /** A newer proof shows the same property with another customer, or with none: then the former one is followed on. */
  async showAgain(now: Extract<Who, { kind: 'proof' }>): Promise<void> {
    if (this.who?.kind !== 'proof' || this.who.key !== now.key) return;
    this.who = now;
    await this.run();
  }

  /** Rehearses again with the files as they are; the cursor stays with what it stood on. */
  async run(): Promise<void> {
    const who = this.who;
    if (!who || !studio.client || studio.files.length === 0) return;
    const { files, name } = withCustomer(who);
    try {
      const request = { do: 'trace', customer_file: name, lang: prefs.lang, as_of: studio.asOf };
      const trace = await studio.client.ask<Trace>('trace', request, files.map(toBytes));
      if (this.who !== who) return;
      const entry = this.cursor >= 0 ? this.entry : undefined;
      this.trace = trace;
      this.trouble = undefined;
      this.cursor = entry ? sameMoment(trace, entry) : (this.breaking.at(-1) ?? firstOfInterest(trace));
    } catch (error) {
      if (error instanceof Superseded) return;
      this.trouble = error instanceof EngineRefused || error instanceof Error ? error.message : String(error);
    }
  }

  /** Puts a journey test of what is shown among the files, as one step of the history; gives its name. */
  async makeTest(): Promise<string | undefined> {
    const who = this.who;
    if (!who || !studio.client) return undefined;
    const { files, name } = withCustomer(who);
    const request = { do: 'make_test', customer_file: name, lang: prefs.lang, as_of: studio.asOf };
    const made = await studio.client.ask<{ name: string; text: string }>('make_test', request, files.map(toBytes));
    const beside = name.slice(0, name.lastIndexOf('/') + 1);
    const all = uniqueNames([...studio.files, { name: beside + made.name, text: made.text }]);
    studio.change(all, t('history.test'), 'test');
    return all.at(-1)!.name;
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
