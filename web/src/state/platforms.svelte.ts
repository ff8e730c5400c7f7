// Where another platform would send the same files otherwise. Asked on request alone, in a worker of its own; an edit makes the
// answer an old one, and it stays so until somebody asks again.
import { EngineApart } from '../engine/apart';
import { EngineOutOfReach, Superseded } from '../engine/client';
import type { Customer, ComparedMessage, Dialects, PlatformPair } from '../engine/types';
import { steady } from '../words/direction';
import { t } from '../words/words';
import { now, same, type Asked } from './asked';
import { toBytes } from './files';
import { prefs } from './prefs.svelte';
import { rehearsal } from './rehearsal.svelte';
import { selection } from './selection.svelte';
import { studio } from './studio.svelte';

/** A pair with a name of its own, as long as the files stay. */
export interface NamedPair {
  readonly key: string;
  readonly pair: PlatformPair;
  /** The file of the workspace. */
  readonly beside: string;
}

export const namesOf = (platforms: readonly { name: string }[]): string => platforms.map(({ name }) => name).join(prefs.lang === 'zh' ? '、' : ', ');

class Platforms {
  private answer = $state.raw<{ dialects: Dialects; of: Asked }>();
  private asking = $state.raw<Asked>();
  trouble = $state<string>();
  chosen = $state<string>();
  private engine: EngineApart | undefined;

  readonly running = $derived(this.asking !== undefined);
  readonly stale = $derived(this.answer !== undefined && !same(this.answer.of, now()));
  readonly known = $derived(this.answer?.dialects);
  readonly pairs = $derived((this.answer?.dialects.workspaces ?? []).flatMap(({ file, pairs }) =>
    pairs.map((pair): NamedPair => ({ key: `${file}|${pair.platforms.map(({ id }) => id).join()}`, pair, beside: file }))));

  async run(): Promise<void> {
    if (!studio.apart || studio.files.length === 0) return;
    this.engine ??= new EngineApart(studio.apart);
    const asked = now();
    this.asking = asked;
    this.trouble = undefined;
    try {
      const dialects = await this.engine.ask<Dialects>({ do: 'dialects', lang: prefs.lang, as_of: studio.asOf }, asked.files.map(toBytes));
      if (this.asking === asked) this.answer = { dialects, of: asked };
    } catch (error) {
      if (error instanceof Superseded) return;
      this.trouble = error instanceof EngineOutOfReach ? t('engine.outOfReach') : error instanceof Error ? error.message : String(error);
    } finally {
      if (this.asking === asked) this.asking = undefined;
    }
  }

  stop(): void {
    this.asking = undefined;
    this.engine?.stop();
  }

  /** Other files altogether: what was said of the former ones says nothing of them. */
  follow(): void {
    if (this.answer && !studio.files.some(({ name }) => this.answer!.of.files.some((file) => file.name === name))) this.answer = undefined;
  }

  /** The customer, in time; he is played as the files are written. */
  async showCustomer({ key, pair, beside }: NamedPair): Promise<void> {
    if (pair.customer === undefined || (rehearsal.who?.kind === 'platform' && rehearsal.who.key === key)) return;
    const title = namesOf(pair.platforms);
    await rehearsal.show({ kind: 'platform', key, title, customer: { ...(JSON.parse(pair.customer) as Customer), title: pair.title }, beside });
  }

  /** One of his messages: in time, on the map and in the text. */
  async showMessage(named: NamedPair, message: ComparedMessage): Promise<void> {
    await this.showCustomer(named);
    const second = Date.parse(message.own.at ?? message.at) / 1000;
    const position = rehearsal.trace?.entries.findIndex((entry) => entry.message && entry.at === second && steady(entry.title ?? '') === steady(message.step)) ?? -1;
    if (position >= 0) rehearsal.go(position);
  }

  async showFirst(named: NamedPair): Promise<void> {
    selection.show('customer');
    const first = named.pair.messages?.[named.pair.first ?? 0];
    if (first) await this.showMessage(named, first);
  }
}

export const platforms = new Platforms();
