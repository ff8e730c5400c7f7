// The five questions that an export cannot answer: what is open, and the answers into the workspace of the open files.
import { Superseded } from '../engine/client';
import type { Answered, FiveQuestion, Questions, Report } from '../engine/types';
import { toBytes, withText } from '../state/files';
import { prefs } from '../state/prefs.svelte';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';

export type QuestionId = FiveQuestion['id'];

/** An answer as api/questions.h wants it; null takes it back. */
export type Answers = Partial<Record<string, unknown>>;

/** Only what lacks data, or comes from another system, leaves something to ask. */
export const leavesQuestions = (report: Report): boolean =>
  (report.losses?.length ?? 0) > 0 || report.findings.some(({ question, ignored }) => question && !ignored);

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
    this.questions.length > 0 && ((studio.report?.losses?.length ?? 0) > 0 || this.questions.some((question) => this.waiting(question) > 0)),
  );
  readonly done = $derived(this.questions.filter(({ open }) => !open).length);
  /** The first one that is neither answered nor passed over. */
  readonly next = $derived(this.questions.find((question) => question.open && !this.aside.has(question.id)));

  /** How many findings would be settled. */
  waiting({ of }: FiveQuestion): number {
    return studio.problems.filter(({ finding }) => finding.question && !finding.ignored && of.includes(finding.question)).length;
  }

  /** Asks what is open in the files of a report. */
  async follow(report: Report | undefined): Promise<void> {
    if (!report || !studio.client || !leavesQuestions(report)) return this.take(undefined);
    try {
      const request = { do: 'questions', lang: prefs.lang, as_of: studio.asOf };
      const answer = await studio.client.ask<Questions>('questions', request, studio.checked.map(toBytes));
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
    let answered = await studio.client.ask<Answered>('answer', request, files.map(toBytes));
    while (studio.files !== files) {
      // Changed meanwhile: the answer belongs into what is open now.
      files = studio.files;
      answered = await studio.client.ask<Answered>('answer', request, files.map(toBytes));
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
