// While a file is broken, the map keeps what was there when it could last be read: the engine gives what it still
// understands, and the rest stays, greyed, until the text is whole again.
import type { JourneyMap, MapEdge, MapStep, Report } from '../engine/types';
import { breaksText } from './problems';

export interface DrawnStep extends MapStep {
  /** Known only from the last time the file could be read. */
  readonly ghost?: boolean;
}
export interface DrawnEdge extends MapEdge {
  readonly ghost?: boolean;
}
export interface DrawnMap extends Omit<JourneyMap, 'steps' | 'edges'> {
  readonly steps: readonly DrawnStep[];
  readonly edges: readonly DrawnEdge[];
  readonly broken: boolean;
}


/** True if the text of this file could not be read to its end as it is meant. */
export function isBroken(report: Report, file: number): boolean {
  return report.files[file]?.readable === false || report.findings.some((finding) => finding.at?.file === file && breaksText(finding));
}

const edgeKey = (edge: MapEdge) => `${edge.from}\u0000${edge.to}\u0000${edge.kind}\u0000${edge.label ?? ''}`;

/** The map to draw: as it was read, plus the lost parts of the last good one if the file is broken now. */
export function drawn(now: JourneyMap | undefined, broken: boolean, lastGood: JourneyMap | undefined): DrawnMap | undefined {
  if (!now && !lastGood) return undefined;
  if (!now) {
    const old = lastGood!;
    return {
      ...old,
      steps: old.steps.map((step) => ({ ...step, ghost: true })),
      edges: old.edges.map((edge) => ({ ...edge, ghost: true })),
      broken: true,
    };
  }
  if (!broken || !lastGood) return { ...now, broken };
  const steps = new Set(now.steps.map((step) => step.id));
  const edges = new Set(now.edges.map(edgeKey));
  const readWhole = new Set(now.edges.map((edge) => edge.from));
  const lost = lastGood.steps.filter((step) => !steps.has(step.id));
  const known = new Set([...steps, ...lost.map((step) => step.id)]);
  const lostEdges = lastGood.edges.filter(
    (edge) =>
      !edges.has(edgeKey(edge)) &&
      known.has(edge.from) && known.has(edge.to) &&
      // A step that was read with its arrows has these arrows; only a step without any keeps its old ones.
      (!steps.has(edge.from) || !readWhole.has(edge.from)),
  );
  return {
    ...now,
    title: now.title || lastGood.title,
    exits: now.exits?.length ? now.exits : lastGood.exits,
    steps: inOldOrder(now.steps, lost, lastGood.steps),
    edges: [...now.edges, ...lostEdges.map((edge) => ({ ...edge, ghost: true }))],
    broken,
  };
}

/** Lost steps go back to where they stood, so that the drawing does not jump. */
function inOldOrder(read: readonly MapStep[], lost: readonly MapStep[], old: readonly MapStep[]): DrawnStep[] {
  if (lost.length === 0) return [...read];
  const out: DrawnStep[] = [...read];
  const isLost = new Set(lost.map((step) => step.id));
  old.forEach((step, index) => {
    if (!isLost.has(step.id)) return;
    const before = old.slice(0, index).reverse().find((other) => out.some((one) => one.id === other.id));
    const at = before ? out.findIndex((one) => one.id === before.id) + 1 : 0;
    out.splice(at, 0, { ...step, ghost: true });
  });
  return out;
}
