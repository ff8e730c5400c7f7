// The five questions that an export cannot answer: what is open, and the answers into the workspace of the open files.
import { Superseded } from '../engine/client';
import type { Answered, Finding, FiveQuestion, Questions, Report } from '../engine/types';
import { shownName, toBytes, withText, type FileSet } from '../state/files';
import { prefs } from '../state/prefs.svelte';
import type { Problem } from '../state/problems';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';

export type QuestionId = FiveQuestion['id'];

/** An answer as api/questions.h wants it; null takes it back. */
export type Answers = Partial<Record<string, unknown>>;

/** Only what lacks data, or comes from another system, leaves something to ask. */
export const leavesQuestions = (report: Report): boolean =>
  (report.losses?.length ?? 0) > 0 || report.findings.some(({ question, ignored }) => question && !ignored);

const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/') + 1);

class Asking {
  private answer = $state.raw<Questions>();
  /** What the reader does not know: passed over, not answered. */
  aside = $state.raw<ReadonlySet<string>>(new Set());
  /** The question that is unfolded; nothing: all are folded. */
  unfolded = $state<QuestionId>();
  /** Answers are written one after the other, each into what the former left. */
  private last: Promise<void> = Promise.resolve();
  private begun = '';

  readonly strict = $derived(this.answer?.strict ?? '');
  /** In the engine's order, without those that have nothing to ask. */
  readonly questions = $derived((this.answer?.questions ?? []).filter(({ asked }) => asked !== false));
  /** Where nothing comes from another system and nothing waits, there is nothing to ask. */
  readonly shown = $derived(
    this.questions.length > 0 && ((studio.report?.losses?.length ?? 0) > 0 || this.questions.some((question) => this.all(question).length > 0)),
  );
  readonly done = $derived(this.questions.filter(({ open }) => !open).length);
  /** The first one that is neither answered nor passed over. */
  readonly next = $derived(this.questions.find((question) => question.open && !this.aside.has(question.id)));

  /** The shared settings among the open files. Of several, one is asked about at a time. */
  readonly settings = $derived((studio.report?.files ?? []).filter(({ kind }) => kind === 'workspace').map(({ name, title }) => ({ name, title: title || shownName(name) })));
  private chosen = $state<string>();
  /** The file name of those that are asked about; nothing while there are none. */
  readonly about = $derived(this.settings.find(({ name }) => name === this.chosen)?.name ?? this.settings[0]?.name);

  /** Asks about other shared settings. */
  ask(name: string): Promise<void> {
    this.chosen = name;
    this.aside = new Set();
    return this.follow(studio.report).then(() => void (this.unfolded = this.next?.id));
  }

  /** The findings that a question settles. Of several shared settings a file belongs to the nearest above it. */
  held(question: FiveQuestion): Problem[] {
    return this.all(question).filter(({ finding }) => this.concerns(finding));
  }

  private all({ of }: FiveQuestion): Problem[] {
    return studio.problems.filter(({ finding }) => finding.question && !finding.ignored && of.includes(finding.question));
  }

  private concerns({ at }: Finding): boolean {
    const file = at && studio.checked[at.file]?.name;
    if (this.settings.length < 2 || file === undefined) return true;
    const above = this.settings.map(({ name }) => folderOf(name)).filter((folder) => file.startsWith(folder)).sort((a, b) => b.length - a.length);
    return above.length === 0 || above[0] === folderOf(this.about ?? '');
  }

  /** How many findings would be settled. */
  waiting(question: FiveQuestion): number {
    return this.held(question).length;
  }

  /** The files as the engine is asked: it takes the first shared settings for those that are meant. */
  private inOrder(files: FileSet): FileSet {
    const first = files.find(({ name }) => name === this.about);
    return first ? [first, ...files.filter((file) => file !== first)] : files;
  }

  /** Asks what is open in the files of a report. */
  async follow(report: Report | undefined): Promise<void> {
    if (!report || !studio.client || !leavesQuestions(report)) return this.take(undefined);
    try {
      const request = { do: 'questions', lang: prefs.lang, as_of: studio.asOf };
      const answer = await studio.client.ask<Questions>('questions', request, this.inOrder(studio.checked).map(toBytes));
      if (studio.report === report) this.take(answer);
    } catch (error) {
      // A workspace that cannot be read has a finding of its own.
      if (!(error instanceof Superseded)) this.take(undefined);
    }
  }

  private take(answer: Questions | undefined): void {
    this.answer = answer;
    studio.settling = answer?.questions ?? [];
    // Other journeys are asked about from the beginning.
    const about = answer ? studio.maps.map(({ journey }) => journey).join('\n') : '';
    if (about !== this.begun) {
      this.begun = about;
      this.aside = new Set();
      this.unfolded = this.next?.id;
    }
  }

  /** Writes answers into the workspace, as one step of the history. */
  say(question: FiveQuestion, answers: Answers): Promise<void> {
    this.last = this.last.then(() => this.write(question, answers)).catch((error: unknown) => {
      if (!(error instanceof Superseded)) toasts.say(t('toast.refused', { reason: error instanceof Error ? error.message : String(error) }));
    });
    return this.last;
  }

  private async write(question: FiveQuestion, answers: Answers): Promise<void> {
    if (!studio.client) return;
    const request = { do: 'answer', answers, lang: prefs.lang, as_of: studio.asOf };
    let files = studio.files;
    let answered = await studio.client.ask<Answered>('answer', request, this.inOrder(files).map(toBytes));
    while (studio.files !== files) {
      // Changed meanwhile: the answer belongs into what is open now.
      files = studio.files;
      answered = await studio.client.ask<Answered>('answer', request, this.inOrder(files).map(toBytes));
    }
    const { name, text } = answered;
    const at = files.findIndex((file) => file.name === name);
    studio.change(at < 0 ? [...files, { name, text }] : withText(files, at, text), t('history.answered', { question: question.text }), 'answer');
    await studio.settled();
  }

  /** Passes a question or a part of it over, and takes back what was answered. */
  notKnown(question: FiveQuestion, key: string, answers?: Answers): void {
    this.aside = new Set([...this.aside, key]);
    if (answers) void this.say(question, answers);
  }

  /** Unfolds the next open question after this one, or folds the card up. */
  goOn(from: FiveQuestion): void {
    if (from.open) this.aside = new Set([...this.aside, from.id]);
    const at = this.questions.findIndex(({ id }) => id === from.id);
    const later = [...this.questions.slice(at + 1), ...this.questions.slice(0, at)];
    this.unfolded = later.find(({ id, open }) => open && !this.aside.has(id))?.id;
  }
}

export const asking = new Asking();
