// A planning table on its way to journeys: its text, how its columns are read, and what the engine makes of them.
import { EngineRefused, Superseded } from '../engine/client';
import type { ReadTable, TableKind } from '../engine/types';
import { lookAtFirstProblem } from '../shell/ready';
import { baseName, toBytes, type SourceFile } from '../state/files';
import { prefs } from '../state/prefs.svelte';
import { selection } from '../state/selection.svelte';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';
import { sectionsOf } from './reading';
import { rememberColumns, rememberedColumns, type Reading } from './remembered';

/** The engine's reading of a table; nothing if it could not be asked. */
export function readTable(file: SourceFile, reading?: Partial<Reading>): Promise<ReadTable> {
  if (!studio.client) return Promise.reject(new Superseded());
  return studio.client.ask<ReadTable>('table', { do: 'table', lang: prefs.lang, as_of: studio.asOf, ...reading }, [toBytes(file)]);
}

class Importing {
  /** Tables that wait to be looked at, the present one first. */
  queue = $state.raw<readonly SourceFile[]>([]);
  table = $state.raw<ReadTable>();
  trouble = $state<string>();
  /** True while the columns are read as they were the last time. */
  asBefore = $state(false);
  /** Keep the open files beside the new ones. */
  beside = $state(false);

  private reading = $state.raw<Partial<Reading>>({});
  /** Settles when what was said last has been answered. */
  private asked: Promise<void> = Promise.resolve();

  readonly file = $derived(this.queue[0]);
  readonly kind = $derived(this.reading.kind ?? this.table?.kind);

  async begin(files: readonly SourceFile[]): Promise<void> {
    this.queue = files;
    this.beside = false;
    await this.look();
  }

  /** Reads the present table as far as nobody need be asked, and shows it then: nothing can be clicked that is still about to change. */
  private async look(): Promise<void> {
    this.table = undefined;
    this.reading = {};
    this.asBefore = false;
    let table = await this.read();
    // Where no row names columns that are known, the first one is most likely to name columns that are not.
    if (table?.header_rows === 0 && table.rows.length > 1) {
      this.reading = { header_rows: 1 };
      table = await this.read();
    }
    const before = table && rememberedColumns(table);
    if (before) {
      this.reading = { ...this.reading, ...before };
      table = await this.read();
    }
    if (!table) return;
    this.table = table;
    this.asBefore = before !== undefined;
  }

  /** Asks for the table again: in another language, or after the reader has said something about it. */
  ask(): Promise<void> {
    this.asked = this.read().then((table) => {
      if (table) this.table = table;
    });
    return this.asked;
  }

  /** The engine's answer to how the table is read now; nothing if that has changed meanwhile, or failed. */
  private async read(): Promise<ReadTable | undefined> {
    const { file } = this;
    if (!file) return undefined;
    try {
      const table = await readTable(file, this.reading);
      if (this.file !== file) return undefined;
      this.trouble = undefined;
      return table;
    } catch (error) {
      if (error instanceof Superseded) return undefined;
      this.trouble = error instanceof EngineRefused || error instanceof Error ? error.message : String(error);
      return undefined;
    }
  }

  setRole(column: number, role: string): Promise<void> {
    // From what was said last, not from the last answer: a second column may be set before the first is answered.
    const mapping = [...(this.reading.mapping ?? this.table?.mapping ?? [])];
    mapping[column] = role;
    return this.say({ mapping });
  }

  setHeaderRows(rows: number): Promise<void> {
    return this.say({ header_rows: rows });
  }

  setKind(kind: TableKind): Promise<void> {
    return this.say({ kind });
  }

  private say(part: Partial<Reading>): Promise<void> {
    this.reading = { ...this.reading, ...part };
    return this.ask();
  }

  /** Forgets what was said about the columns. */
  recognise(): Promise<void> {
    this.reading = this.reading.header_rows === undefined ? {} : { header_rows: this.reading.header_rows };
    this.asBefore = false;
    return this.ask();
  }

  /** Makes the journeys files of the open set, as one step of the history. */
  async make(): Promise<void> {
    await this.asked; // a column may have been set a moment ago
    const { table, file } = this;
    if (!table || !file || table.journeys.length === 0) return;
    if (this.reading.mapping) rememberColumns(table, { ...this.reading, mapping: table.mapping });
    const kept = this.beside ? studio.files : [];
    const settings = kept.some(({ text }) => text.includes('"wayproof/workspace@1"')) ? [] : [{ name: 'shared.workspace.json', text: table.workspace }];
    const made = table.journeys.map(({ name, text }) => ({ name, text }));
    const left = { name: baseName(file.name), journeys: made.map(({ name }) => name), points: sectionsOf(table.findings).flatMap(({ rule, points }) => points.map((point) => ({ rule, ...point }))) };
    this.queue = this.queue.slice(1);
    this.table = undefined; // or the next file's name would stand over this one's rows, and a second click make them again
    selection.view = 'map';
    const more = this.queue.length > 0;
    await studio.open([...made, ...settings, ...kept], { label: t('history.table', { name: left.name }) });
    if (left.points.length) studio.keepPlans([left]);
    await lookAtFirstProblem();
    toasts.say(t('table.made', { n: made.length }), { label: t('action.undo'), run: () => studio.undo() });
    if (!more) return;
    this.beside = true; // several tables at once are meant to stand together
    await this.look();
  }

  leave(): void {
    this.queue = [];
    this.table = undefined;
  }
}

export const importing = new Importing();
