// The heart of the page: the open files, their history, and what the engine says about them.
import type { ApartOptions } from '../engine/apart';
import { EngineOutOfReach, EngineRefused, EngineTooSlow, Superseded, type EngineClient } from '../engine/client';
import type { Edited, Field, Finding, Fix, JourneyMap, Report, TextEdit } from '../engine/types';
import { t } from '../words/words';
import { savedState } from './disk.svelte';
import { applyEdits, sameFiles, toBytes, uniqueNames, withText, type FileSet } from './files';
import { drawn, isBroken, type DrawnMap } from './ghosts';
import { History } from './history';
import { keepWork, type PlanNotes } from './keep';
import { canBeDescribed, MOST_DRAWN } from './limits';
import { prefs } from './prefs.svelte';
import { grouped, inOrder, named, type Problem, type Settling } from './problems';
import { rememberAnswers } from './reimport';
import { selection } from './selection.svelte';
import { toasts } from './toasts.svelte';

/** Today on the reader's calendar. The page decides the date; the engine has no clock. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

class Studio {
  client: EngineClient | undefined;
  /** What an engine of its own needs, for what may take long. */
  apart: ApartOptions | undefined;

  files = $state.raw<FileSet>([]);
  example = $state<string>();
  report = $state.raw<Report>();
  /** The files that the report is about; places in it count in these. */
  checked = $state.raw<FileSet>([]);
  /** The reader's own files that a link took the place of. */
  before: FileSet | undefined;
  /** Set by the reader; otherwise the day on which the page is used. */
  chosenDate = $state<string>();
  /** What planning tables left open. Those whose journeys are no longer open are not shown, but come back with them. */
  private allPlans = $state.raw<readonly PlanNotes[]>([]);
  /** Questions that settle what lacks data, if there are such. */
  settling = $state.raw<readonly Settling[]>([]);
  kept = $state(true);
  trouble = $state<string>();
  checking = $state(false);
  /** Other files were opened, and what is shown is still about the former ones. */
  awaiting = $state(false);
  canUndo = $state(false);
  canRedo = $state(false);
  undoLabel = $state('');

  private history = new History([]);
  private exampleBefore: string | undefined;
  private lastGood = $state.raw<ReadonlyMap<string, JourneyMap>>(new Map());
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private settledBy: (() => void)[] = [];

  readonly saved = $derived(savedState(this.files, this.kept));
  readonly asOf = $derived(this.chosenDate ?? today());
  readonly plans = $derived(this.allPlans.filter(({ journeys }) => this.files.some(({ name }) => journeys.includes(name))));
  readonly problems = $derived(named(this.report?.findings ?? []));
  readonly groups = $derived(grouped(this.problems, this.settling));
  /** How many problems there are in all; of very many the list holds the worst. */
  readonly counts = $derived.by(() => {
    const left = this.report?.left_out;
    const { error, warning, info, ignored, questions } = this.groups;
    return {
      error: error.length + (left?.error ?? 0), warning: warning.length + (left?.warning ?? 0), info: info.length + (left?.info ?? 0),
      ignored: ignored.length + (left?.ignored ?? 0), questions: questions.length,
    };
  });
  readonly maps = $derived.by((): DrawnMap[] => this.drawMaps());
  /** Two projects may each have a journey of this id: then the file that is looked at decides. */
  readonly map = $derived.by(() => {
    const named = this.maps.filter((map) => map.journey === selection.journey);
    return named.find((map) => map.file === selection.file) ?? named[0] ?? this.maps[0];
  });
  readonly problem = $derived(this.problems.find((problem) => problem.key === selection.problem));
  readonly step = $derived(this.map?.steps.find((step) => step.id === selection.step));

  /** Too many steps to be drawn, or even to be described. */
  readonly undrawn = $derived(this.map ? this.map.steps.length > MOST_DRAWN : this.report !== undefined && !canBeDescribed(this.checked));

  /** Problems of each step of the map that is shown. */
  readonly byStep = $derived.by(() => {
    const out = new Map<string, Problem[]>();
    for (const problem of this.problems) {
      if (problem.finding.ignored || problem.finding.question) continue;
      if (problem.finding.journey && problem.finding.journey !== this.map?.journey) continue;
      for (const step of problem.finding.steps ?? []) out.set(step, [...(out.get(step) ?? []), problem]);
    }
    return out;
  });

  get stale(): boolean {
    return this.checked !== this.files;
  }

  /** Opens another set of files; one `undo` brings the former set back. */
  open(files: FileSet, options: { example?: string; label?: string; fresh?: boolean } = {}): Promise<void> {
    const set = uniqueNames(files);
    this.exampleBefore = this.example;
    this.example = options.example;
    selection.clear();
    selection.journey = undefined;
    selection.file = 0;
    this.awaiting = !sameFiles(set, this.files);
    if (options.fresh) {
      this.history = new History(set);
      this.take(set);
    } else {
      this.change(set, options.label ?? '', 'open');
    }
    return this.settled();
  }

  keepPlans(plans: readonly PlanNotes[]): void {
    const names = plans.flatMap(({ journeys }) => journeys);
    this.allPlans = [...plans, ...this.allPlans.filter(({ journeys }) => !journeys.some((name) => names.includes(name)))].slice(0, 20);
    this.keepSoon();
  }

  /** Every change of the files goes through here. */
  change(files: FileSet, label: string, kind: string): void {
    if (sameFiles(files, this.files)) return;
    this.history.push(files, label, kind, performance.now());
    this.take(files);
  }

  type(file: number, text: string): void {
    this.change(withText(this.files, file, text), t('history.typing'), `type:${file}`);
  }

  undo(): void {
    const label = this.history.undoLabel;
    const files = this.history.undo();
    if (!files) return;
    this.take(files);
    toasts.say(t('toast.undone', { what: label }), { label: t('action.redo'), run: () => this.redo() });
  }

  /** Goes back to the files before the last ones, which could not be checked. */
  takeBack(): Promise<void> {
    const files = this.history.undo();
    if (!files) return Promise.resolve();
    this.example = this.exampleBefore;
    this.trouble = undefined;
    this.take(files);
    return this.settled();
  }

  redo(): void {
    const files = this.history.redo();
    if (!files) return;
    this.take(files);
    toasts.say(t('toast.redone', { what: this.history.undoLabel }), { label: t('action.undo'), run: () => this.undo() });
  }

  /** Applies a repair the engine proposed for the files as they are now. */
  async repair(problem: Problem, nth: number): Promise<void> {
    if (this.stale) await this.settled();
    if (this.stale) return;
    const current = this.problems.find(({ key }) => key === problem.key);
    const fix = current?.finding.fixes?.[nth];
    if (!fix || fix.edits.length === 0) return;
    const before = this.report?.summary;
    this.change(applyEdits(this.files, fix.edits), fix.title, 'fix');
    await this.settled();
    const after = this.report?.summary;
    const left = (after?.errors ?? 0) + (after?.warnings ?? 0);
    const fewer = (before?.errors ?? 0) + (before?.warnings ?? 0) - left;
    const said = fewer <= 0 ? t('toast.changed') : left > 0 ? t('toast.repaired', { left }) : t('toast.repairedAll');
    toasts.say(said, { label: t('action.undo'), run: () => this.undo() });
  }

  /** Sets one field of a card to a new value; the engine says which stretch of the text that is. */
  async setField(field: Field, value: unknown): Promise<void> {
    if (!this.client) return;
    if (this.stale) await this.settled();
    if (this.stale) return;
    const files = this.files;
    try {
      const request = { do: 'edit', file: field.file, pointer: field.pointer, value, lang: prefs.lang, as_of: this.asOf };
      const { edits } = await this.client.ask<Edited>('edit', request, files.map(toBytes));
      if (this.files === files) this.applyField(edits, field);
    } catch (error) {
      if (error instanceof EngineRefused) toasts.say(t('toast.refused', { reason: error.message }));
      else if (!(error instanceof Superseded)) this.fail(error);
    }
  }

  private applyField(edits: TextEdit[], field: Field): void {
    this.change(applyEdits(this.files, edits), field.label, `field:${field.pointer}`);
  }

  /** Resolves when the report is about the files as they are, or when it could not be had (`stale` stays true). */
  settled(): Promise<void> {
    if (!this.stale && this.report) return Promise.resolve();
    return new Promise((resolve) => this.settledBy.push(resolve));
  }

  private request(files: FileSet): Record<string, unknown> {
    return { do: 'check', with: canBeDescribed(files) ? ['maps'] : [], lang: prefs.lang, as_of: this.asOf };
  }

  /** What the engine says of files that are not open; nothing if it says nothing. */
  async look(files: FileSet): Promise<Report | undefined> {
    try {
      return await this.client?.ask<Report>('look', this.request(files), files.map(toBytes));
    } catch {
      return undefined;
    }
  }

  /** Asks the engine about the files as they are. */
  async check(): Promise<void> {
    if (!this.client || this.files.length === 0) return;
    const files = this.files;
    const began = performance.now();
    this.checking = true;
    try {
      const report = await this.client.ask<Report>('check', this.request(files), files.map(toBytes));
      if (files !== this.files) return;
      this.receive(report, files);
      performance.measure('wayproof:check', { start: began });
      this.trouble = undefined;
    } catch (error) {
      if (error instanceof Superseded) return;
      this.fail(error);
      this.settle(); // nobody waits for a check that will not come
    } finally {
      if (files === this.files) this.checking = false;
    }
  }

  private receive(report: Report, files: FileSet): void {
    const good = new Map(this.lastGood);
    for (const map of report.maps ?? []) {
      if (!isBroken(report, map.file)) good.set(this.goodKey(files, map), map);
    }
    this.lastGood = good;
    this.report = report;
    this.checked = files;
    rememberAnswers(files, report);
    selection.hinted = [];
    if (selection.problem && !this.problem) selection.problem = undefined;
    if (selection.step && !this.step) selection.step = undefined;
    this.settle();
  }

  private settle(): void {
    this.awaiting = false;
    for (const resolve of this.settledBy.splice(0)) resolve();
  }

  private goodKey(files: FileSet, map: JourneyMap): string {
    return files[map.file]?.name ?? '';
  }

  private drawMaps(): DrawnMap[] {
    const report = this.report;
    if (!report) return [];
    const byFile = new Map((report.maps ?? []).map((map) => [map.file, map]));
    const out: DrawnMap[] = [];
    report.files.forEach((file, index) => {
      // A file of no known kind may be a journey whose first lines are just being typed.
      const broken = isBroken(report, index) || file.kind === 'unknown';
      const lastGood = broken ? this.lastGood.get(this.checked[index]?.name ?? file.name) : undefined;
      const old = lastGood && { ...lastGood, file: index };
      const map = drawn(byFile.get(index), broken, old);
      if (map) out.push(map);
    });
    return out;
  }

  private take(files: FileSet): void {
    this.files = files;
    this.canUndo = this.history.canUndo;
    this.canRedo = this.history.canRedo;
    this.undoLabel = this.history.undoLabel;
    if (selection.file >= files.length) selection.file = 0;
    this.keepSoon();
    void this.check();
  }

  keepSoon(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => this.keepNow(), 150);
  }

  keepNow(): void {
    if (this.files.length === 0) return;
    if (this.before && sameFiles(this.before, this.files)) this.before = undefined;
    this.kept = keepWork({ files: this.files, before: this.before, example: this.example, asOf: this.chosenDate, plans: this.plans });
  }

  private fail(error: unknown): void {
    this.trouble = error instanceof EngineTooSlow ? t('engine.tooSlow') : error instanceof EngineOutOfReach ? t('engine.outOfReach') : error instanceof Error ? error.message : String(error);
  }

  /** Moves along the list of problems. */
  walkProblems(step: 1 | -1, among: readonly Problem[] = inOrder(this.groups)): void {
    if (among.length === 0) return;
    const at = among.findIndex(({ key }) => key === selection.problem);
    const next = at < 0 ? (step > 0 ? 0 : among.length - 1) : Math.min(among.length - 1, Math.max(0, at + step));
    this.selectProblem(among[next]!);
  }

  selectProblem({ key, finding }: Problem): void {
    selection.problem = key;
    if (finding.journey) selection.journey = finding.journey;
    selection.step = finding.steps?.[0];
    if (finding.at) {
      selection.place = finding.at;
      selection.file = finding.at.file;
    }
  }

  selectStep(journey: string, step: string): void {
    selection.journey = journey;
    selection.step = step;
    const drawnStep = this.maps.find((map) => map.journey === journey)?.steps.find(({ id }) => id === step);
    if (drawnStep?.at) {
      selection.place = drawnStep.at;
      selection.file = drawnStep.at.file;
    }
    const own = this.byStep.get(step);
    if (!own?.some(({ key }) => key === selection.problem)) selection.problem = own?.[0]?.key;
  }
}

export const studio = new Studio();

/** The first fix that the reader can have with one click. */
export function bestFix(finding: Finding): { fix: Fix; nth: number } | undefined {
  const nth = finding.fixes?.findIndex((fix) => fix.applicability !== 'display_only' && fix.edits.length > 0) ?? -1;
  return nth < 0 ? undefined : { fix: finding.fixes![nth]!, nth };
}
