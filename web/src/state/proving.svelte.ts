// Whether it can ever happen: what the files state, proved or not, and the customer to whom something does. It is asked while
// somebody looks at it, in a worker of its own, and again whenever the files have changed.
import { EngineApart } from '../engine/apart';
import { EngineOutOfReach, Superseded } from '../engine/client';
import type { Customer, Place, Proof, Property } from '../engine/types';
import { byVerdict, keyed, type Named } from '../proof/verdicts';
import { customerFile } from '../timeline/customer';
import { t } from '../words/words';
import { now, same, type Asked } from './asked';
import { toBytes, uniqueNames } from './files';
import { prefs } from './prefs.svelte';
import { rehearsal, type Who } from './rehearsal.svelte';
import { selection } from './selection.svelte';
import { studio } from './studio.svelte';

/** After an edit nothing is asked before typing has paused: the longer the last answer took, the longer. */
const SHORTEST_PAUSE = 200;
const LONGEST_PAUSE = 3000;

class Proving {
  private answer = $state.raw<{ proof: Proof; of: Asked }>();
  private asking = $state.raw<Asked>();
  /** What was asked when the reader stopped it. */
  private stoppedAt = $state.raw<Asked>();
  trouble = $state<string>();
  private engine: EngineApart | undefined;
  private took = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly known = $derived(this.answer !== undefined);
  readonly running = $derived(this.asking !== undefined);
  readonly stopped = $derived(same(this.stoppedAt, now()));
  /** The answer is about files, a date or a language that are no longer those. */
  readonly stale = $derived(this.answer !== undefined && !same(this.answer.of, now()));
  readonly properties = $derived(keyed(this.answer?.proof.properties ?? [], (file) => this.answer!.of.files[file]?.name ?? ''));
  readonly groups = $derived(byVerdict(this.properties));
  readonly chosen = $derived(this.properties.find(({ key }) => key === selection.property));
  /** What the files say and nobody can read, the proof does not know. */
  readonly unread = $derived(studio.problems.filter(({ finding }) => finding.severity === 'error' && finding.rule.startsWith('file/') && !finding.ignored).length);

  /** To be called whenever the report or the files are others, for as long as somebody looks. */
  follow(): void {
    clearTimeout(this.timer);
    if (this.asking && !same(this.asking, now())) this.halt();
    // Other files altogether: what was said of the former ones says nothing of them.
    if (this.answer && !studio.files.some(({ name }) => this.answer!.of.files.some((file) => file.name === name))) this.answer = undefined;
    if (!studio.report || studio.stale || this.asking || this.stopped || (this.answer && !this.stale)) return;
    const pause = this.answer ? Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, this.took)) : 0;
    this.timer = setTimeout(() => void this.run(), pause);
  }

  async run(): Promise<void> {
    if (!studio.apart || studio.files.length === 0) return;
    this.engine ??= new EngineApart(studio.apart);
    const asked = now();
    const began = performance.now();
    this.asking = asked;
    this.stoppedAt = undefined;
    this.trouble = undefined;
    try {
      const proof = await this.engine.ask<Proof>({ do: 'prove', lang: prefs.lang, as_of: studio.asOf }, asked.files.map(toBytes));
      if (this.asking !== asked) return;
      this.took = performance.now() - began;
      this.answer = { proof, of: asked };
      await this.showAgain();
    } catch (error) {
      if (error instanceof Superseded) return;
      this.trouble = error instanceof EngineOutOfReach ? t('engine.outOfReach') : error instanceof Error ? error.message : String(error);
      this.stoppedAt = asked; // not again before something has changed, or somebody asks
    } finally {
      if (this.asking === asked) this.asking = undefined;
    }
  }

  /** The reader does not want to wait. */
  stop(): void {
    this.stoppedAt = this.asking;
    this.halt();
  }

  private halt(): void {
    this.asking = undefined;
    this.engine?.stop();
  }

  /** Nobody looks any more. */
  leave(): void {
    clearTimeout(this.timer);
    this.halt();
  }

  /** The file that a property is written in. */
  fileOf({ at }: Property): string {
    return (at && this.answer?.of.files[at.file]?.name) ?? '';
  }

  private whoOf({ key, property }: Named): Extract<Who, { kind: 'proof' }> | undefined {
    if (property.customer === undefined) return undefined;
    const { messages = [], allowed, title } = property;
    const breaking = { messages, ...(allowed !== undefined && property.kind === 'at_most' && { allowed }) };
    const customer = { ...(JSON.parse(property.customer) as Customer), title }; // a test made of him says what it is about
    return { kind: 'proof', key, title, customer, beside: this.fileOf(property), breaking };
  }

  /** The customer to whom it happens. */
  async showCustomer(named: Named): Promise<void> {
    const who = this.whoOf(named);
    if (!who || (rehearsal.who?.kind === 'proof' && rehearsal.who.key === named.key)) return;
    await rehearsal.show(who);
    this.pointOnMap();
  }

  /** The customer of the card that is open, in full. */
  async showChosen(): Promise<void> {
    if (this.chosen?.property.customer === undefined) return;
    selection.show('customer');
    await this.showCustomer(this.chosen);
  }

  /** The last of the messages, on the map; the text stays where the property is written. */
  private pointOnMap(): void {
    const entry = rehearsal.entry;
    if (rehearsal.breaking.length === 0 || !entry?.step) return;
    selection.journey = entry.journey;
    selection.step = entry.step;
  }

  /** One of the messages: in time, on the map and in the text. */
  async showMessage(named: Named, nth: number): Promise<void> {
    await this.showCustomer(named);
    const position = rehearsal.breaking[nth];
    if (position !== undefined) rehearsal.go(position);
  }

  /** Shows on the map what a property is about: the messages of its customer, or the journey it is written in. */
  async showOnMap(named: Named): Promise<void> {
    const journey = this.journeyOf(named.property);
    if (journey !== undefined) selection.journey = journey;
    await this.showCustomer(named);
    this.pointOnMap();
    selection.view = 'map';
    selection.pane = 'map';
  }

  private journeyOf({ at }: Property): string | undefined {
    return at && studio.maps.find(({ file }) => file === at.file)?.journey;
  }

  hasMap({ property }: Named): boolean {
    return !this.stale && (property.customer !== undefined || this.journeyOf(property) !== undefined);
  }

  /** Whoever was followed is followed as the new answer shows him. */
  private async showAgain(): Promise<void> {
    const followed = rehearsal.who;
    const named = followed?.kind === 'proof' ? this.properties.find(({ key }) => key === followed.key) : undefined;
    const who = named && this.whoOf(named);
    if (who) await rehearsal.showAgain(who);
  }

  /** Puts the customer among the files, as one step of the history; gives the name. */
  keepCustomer(named: Named): string | undefined {
    const who = this.whoOf(named);
    if (!who) return undefined;
    const file = customerFile(who.customer, who.beside, new Set(studio.files.map(({ name }) => name)), who.title);
    studio.change([...studio.files, file], t('history.kept'), 'keep');
    return file.name;
  }

  /** That it does not happen to this customer any more: a test that fails until then. */
  keepTest(named: Named): string | undefined {
    const who = this.whoOf(named);
    const { test } = named.property;
    if (!who || test === undefined) return undefined;
    const beside = who.beside.slice(0, who.beside.lastIndexOf('/') + 1);
    const id = (JSON.parse(test) as { id: string }).id;
    const text = `{\n  "format": "wayproof/tests@1",\n  "id": ${JSON.stringify(id)},\n  "tests": [\n${test.replace(/^/gm, '    ')}\n  ]\n}\n`;
    const all = uniqueNames([...studio.files, { name: `${beside}${id}.journey-tests.json`, text }]);
    studio.change(all, t('history.test'), 'test');
    return all.at(-1)!.name;
  }

  choose(named: Named): void {
    selection.property = named.key;
    this.point(named.property.at);
    if (named.property.customer !== undefined) void this.showCustomer(named);
  }

  /** Marks a place in the text. */
  point(at: Place | undefined): void {
    if (!at || this.stale) return;
    selection.place = { ...at };
    selection.file = at.file;
  }

  walk(step: 1 | -1): void {
    const all = [...this.groups.refuted, ...this.groups.unknown, ...this.groups.proved];
    if (all.length === 0) return;
    const at = all.findIndex(({ key }) => key === selection.property);
    this.choose(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]!);
  }
}

export const proving = new Proving();
