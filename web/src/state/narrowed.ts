// Of very many findings only the worst come over from the worker: a hundred thousand would stop the page for seconds.
import type { Finding, Report } from '../engine/types';

export type LeftOut = Record<'error' | 'warning' | 'info' | 'ignored', number>;

/** The least comes first. One finding of each question stays among the first: without it nobody would be asked. */
function ranks(findings: readonly Finding[]): number[] {
  const asked = new Set<string>();
  return findings.map(({ severity, question, ignored }) => {
    if (ignored) return 4;
    if (!question) return ['error', 'warning', 'info'].indexOf(severity);
    if (asked.has(question)) return 3;
    asked.add(question);
    return -1;
  });
}

/** The report with at most so many findings, in their order, and the numbers of those left out. */
export function narrowed(report: Report, most: number): Report {
  const { findings } = report;
  if (findings.length <= most) return report;
  const rank = ranks(findings);
  const order = findings.map((_, n) => n).sort((a, b) => rank[a]! - rank[b]! || a - b);
  const kept = new Set(order.slice(0, most));
  const left: LeftOut = { error: 0, warning: 0, info: 0, ignored: 0 };
  for (const n of order.slice(most)) {
    const { ignored, question, severity } = findings[n]!;
    if (ignored) left.ignored += 1;
    else if (!question) left[severity] += 1; // those of a question stand behind it, and it is there
  }
  return { ...report, findings: findings.filter((_, n) => kept.has(n)), left_out: left };
}
