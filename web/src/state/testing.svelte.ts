// The journey tests among the open files: whether they pass, and whom those are about that do not. Asked while somebody looks.
import { EngineOutOfReach, Superseded } from '../engine/client';
import type { Customer, GeneratedTests, JourneyTest, Place, Report, TestResults } from '../engine/types';
import { testedCustomer } from '../tested/customer';
import { t } from '../words/words';
import { toBytes, type FileSet } from './files';
import { prefs } from './prefs.svelte';
import { rehearsal, type Who } from './rehearsal.svelte';
import { selection } from './selection.svelte';
import { studio } from './studio.svelte';

export interface NamedTest {
  readonly key: string;
  readonly test: JourneyTest;
}

class Testing {
  private answer = $state.raw<{ results: TestResults; of: FileSet; report: Report }>();
  private askedAbout: Report | undefined;
  trouble = $state<string>();
  chosen = $state<string>();
  writing = $state(false);

  readonly results = $derived(this.answer?.results);
  readonly stale = $derived(this.answer !== undefined && (this.answer.report !== studio.report || this.answer.of !== studio.files));
  readonly tests = $derived((this.results?.tests ?? []).map((test): NamedTest => ({ key: `${this.fileOf(test.at)}|${test.id}`, test })));
  readonly failed = $derived(this.tests.filter(({ test }) => !test.passed));
  readonly passed = $derived(this.tests.filter(({ test }) => test.passed));

  /** To be called with every report for as long as somebody looks: a newer one is about other files, another day or in another language. */
  async follow(report: Report | undefined): Promise<void> {
    if (!report || !studio.client || this.askedAbout === report) return;
    this.askedAbout = report;
    const files = studio.checked;
    try {
      const results = await studio.client.ask<TestResults>('test', { do: 'test', lang: prefs.lang, as_of: studio.asOf }, files.map(toBytes));
      this.trouble = undefined;
      this.answer = { results, of: files, report };
    } catch (error) {
      if (error instanceof Superseded) return;
      this.askedAbout = undefined;
      this.trouble = error instanceof EngineOutOfReach ? t('engine.outOfReach') : error instanceof Error ? error.message : String(error);
    }
  }

  fileOf(at: Place | undefined): string {
    return (at && this.answer?.of[at.file]?.name) ?? '';
  }

  /** The customer of a test, as he can be followed. */
  whoOf({ key, test }: NamedTest): Who | undefined {
    const beside = this.fileOf(test.at);
    const customer = testedCustomer(this.answer?.of.find(({ name }) => name === beside)?.text ?? '', test.id);
    if (customer === undefined) return undefined;
    if (typeof customer === 'object') return { kind: 'test', key, title: test.title, customer: customer as Customer, beside };
    const folder = beside.slice(0, beside.lastIndexOf('/') + 1);
    const named = (studio.report?.files ?? []).filter(({ kind, id }) => kind === 'customer' && id === customer);
    const file = named.find(({ name }) => name.startsWith(folder)) ?? named[0];
    return file && { kind: 'file', name: file.name };
  }

  async showCustomer(named: NamedTest): Promise<void> {
    const who = this.whoOf(named);
    if (!who) return;
    selection.show('customer');
    await rehearsal.show(who);
  }

  /** Tests of what no test has tried: whether there are new ones, and a sentence about it. */
  async write(): Promise<{ any: boolean; text: string } | undefined> {
    if (!studio.client || this.writing) return undefined;
    this.writing = true;
    const before = studio.files;
    try {
      const made = await studio.client.ask<GeneratedTests>('generate_tests', { do: 'generate_tests', lang: prefs.lang, as_of: studio.asOf }, before.map(toBytes));
      if (studio.files !== before) return undefined; // made for other files
      const written = new Map(made.files.map(({ name, text }) => [name, text]));
      const kept = before.map((file) => (written.has(file.name) ? { ...file, text: written.get(file.name)! } : file));
      const fresh = made.files.filter(({ added }) => !added).map(({ name, text }) => ({ name, text }));
      if (made.files.length > 0) studio.change([...kept, ...fresh], t('history.test'), 'test');
      return { any: made.files.length > 0, text: made.summary };
    } catch (error) {
      if (!(error instanceof Superseded)) this.trouble = error instanceof Error ? error.message : String(error);
      return undefined;
    } finally {
      this.writing = false;
    }
  }

  /** A place in the text. */
  showText(at: Place): void {
    if (this.stale) return;
    selection.place = { ...at };
    selection.file = at.file;
    selection.show('text');
  }
}

export const testing = new Testing();
