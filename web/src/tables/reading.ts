// How the reading of a table is shown: the roles a column can have, and what is left open by its kind.
import type { CellRef, Finding, ReadTable, Severity } from '../engine/types';

/** As the engine names them, in the order in which people look for them; the last one keeps what has no other place. */
export const ROLES = ['name', 'audience', 'goal', 'condition_kind', 'trigger', 'action', 'channel', 'example', 'exclusion', 'owner', 'finish', 'note'] as const;

const ORDER = ['table/unreadable', 'table/not-understood', 'table/missing', 'table/assumed'];

type Left = ReadTable['findings'][number];
/** What is said alike of several cells is said once. */
export interface Point {
  what: string;
  advice?: string;
  cells: CellRef[];
}
export interface Section {
  rule: string;
  severity: Severity;
  points: Point[];
}

const worst = (findings: readonly Finding[]): Severity =>
  (['error', 'warning'] as const).find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info';

/** What the table leaves open, the most urgent kind first. */
export function sectionsOf(findings: readonly Left[]): Section[] {
  const rank = (rule: string) => (ORDER.includes(rule) ? ORDER.indexOf(rule) : ORDER.length);
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort((a, b) => rank(a) - rank(b));
  return rules.map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    return { rule, severity: worst(own), points: pointsOf(own) };
  });
}

function pointsOf(findings: readonly Left[]): Point[] {
  const out: Point[] = [];
  for (const { what, advice, cell } of findings) {
    let point = out.find((one) => one.what === what && one.advice === advice);
    if (!point) out.push((point = { what, ...(advice && { advice }), cells: [] }));
    if (cell) point.cells.push(cell);
  }
  return out;
}
