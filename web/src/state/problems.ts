// How the list of problems is ordered and narrowed.
import type { Finding, Severity } from '../engine/types';

/** A finding with a name that survives the next check, as long as it is still the same problem. */
export interface Problem {
  readonly key: string;
  readonly finding: Finding;
}

export interface ProblemGroups {
  readonly error: readonly Problem[];
  readonly warning: readonly Problem[];
  readonly info: readonly Problem[];
  /** What cannot be decided for lack of information, under the question that would settle it. */
  readonly questions: readonly { question: string; text: string; problems: readonly Problem[] }[];
  readonly ignored: readonly Problem[];
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** True if the text is no whole JSON: what else is said about this file rests on what could still be read. */
export const breaksText = ({ rule }: Finding): boolean => rule === 'file/syntax';

/** Names the findings: rule, journey and steps, numbered where that is not enough. */
export function named(findings: readonly Finding[]): Problem[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const stem = [finding.rule, finding.journey ?? '', ...(finding.steps ?? [])].join('|');
    const nth = seen.get(stem) ?? 0;
    seen.set(stem, nth + 1);
    return { key: `${stem}#${nth}`, finding };
  });
}

/** True if every word of the search occurs somewhere in what the problem says. */
export function matches({ finding }: Problem, search: string): boolean {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [finding.rule, finding.what, finding.why, finding.advice, finding.journey, ...(finding.steps ?? [])]
    .join('\n')
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** A question that settles those of several findings at once. */
export interface Settling {
  readonly id: string;
  readonly text: string;
  /** The questions of findings that it settles. */
  readonly of: readonly string[];
}

/** The groups of the list. What one of the questions in `settling` would settle stands under that one, first and in their order. */
export function grouped(problems: readonly Problem[], settling: readonly Settling[] = []): ProblemGroups {
  const counts = problems.filter(({ finding }) => !finding.ignored);
  const decided = counts.filter(({ finding }) => !finding.question);
  // A broken text comes first: until it is mended, the rest may be its consequence.
  const broken = decided.filter(({ finding }) => breaksText(finding));
  const ordered = [...broken, ...decided.filter((problem) => !broken.includes(problem))];
  const of = (severity: Severity) => ordered.filter(({ finding }) => finding.severity === severity);
  const questions = new Map<string, { question: string; text: string; problems: Problem[] }>();
  for (const { id, text } of settling) questions.set(id, { question: id, text, problems: [] });
  for (const problem of counts) {
    const { question, question_text: text } = problem.finding;
    if (!question) continue;
    const key = settling.find(({ of }) => of.includes(question))?.id ?? question;
    const group = questions.get(key) ?? { question, text: text ?? question, problems: [] };
    group.problems.push(problem);
    questions.set(key, group);
  }
  return {
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
    questions: [...questions.values()].filter((group) => group.problems.length > 0),
    ignored: problems.filter(({ finding }) => finding.ignored),
  };
}

/** The problems in the order in which the list shows them: what `j` and `k` walk along. */
export function inOrder(groups: ProblemGroups): Problem[] {
  return [...groups.error, ...groups.warning, ...groups.info, ...groups.questions.flatMap((group) => group.problems)];
}

/** The worst severity among problems, for a badge. */
export function worst(problems: readonly Problem[]): Severity | undefined {
  return SEVERITIES.find((severity) => problems.some(({ finding }) => finding.severity === severity && !finding.ignored));
}
