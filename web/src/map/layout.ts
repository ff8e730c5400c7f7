// Places the steps of a journey, top to bottom. Runs in a worker of its own; the numbers come from dagre, the curves
// are ours.
import { Graph, layout as dagre } from '@dagrejs/dagre';
import type { ArrowIn, ArrowOut, BoxIn, BoxOut, Placed, Point } from './shapes';

const RANK_GAP = 34;
const COLUMN_GAP = 36;
const LABEL_HEIGHT = 20;

const round = (n: number) => Math.round(n * 10) / 10;

/** A curve through the points that leaves and arrives vertically, as a route on a map does. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  let at = first;
  for (const to of rest) {
    if (Math.abs(to.x - at.x) < 0.5) {
      path += `L${round(to.x)} ${round(to.y)}`;
    } else {
      const middle = (at.y + to.y) / 2;
      path += `C${round(at.x)} ${round(middle)} ${round(to.x)} ${round(middle)} ${round(to.x)} ${round(to.y)}`;
    }
    at = to;
  }
  return path;
}

/** A journey goes down the page; an arrow back up leaves and arrives at the side, around what lies between. */
function backPath(from: BoxOut, to: BoxOut, lane: number): { path: string; label: Point; tip: Point } {
  const start = { x: from.x + from.width / 2, y: from.y };
  const tip = { x: to.x + to.width / 2, y: to.y };
  const x = Math.max(start.x, tip.x) + 26 + lane * 14;
  const r = 12;
  const down = start.y > tip.y ? -1 : 1;
  const path =
    from.id === to.id
      ? `M${start.x} ${start.y - 8}C${start.x + 34} ${start.y - 16} ${start.x + 34} ${start.y + 16} ${start.x} ${start.y + 8}`
      : `M${round(start.x)} ${round(start.y)}H${round(x - r)}Q${round(x)} ${round(start.y)} ${round(x)} ${round(start.y + r * down)}` +
        `V${round(tip.y - r * down)}Q${round(x)} ${round(tip.y)} ${round(x - r)} ${round(tip.y)}H${round(tip.x)}`;
  return { path, label: { x, y: (start.y + tip.y) / 2 }, tip };
}

export function place(boxes: readonly BoxIn[], arrows: readonly ArrowIn[]): Placed {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', ranksep: RANK_GAP, nodesep: COLUMN_GAP, edgesep: 20, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const box of boxes) graph.setNode(box.id, { width: box.width, height: box.height });
  const known = new Set(boxes.map((box) => box.id));
  arrows.forEach((arrow, index) => {
    if (!known.has(arrow.from) || !known.has(arrow.to)) return;
    const label = arrow.labelWidth > 0 ? { width: arrow.labelWidth, height: LABEL_HEIGHT, labelpos: 'c' as const } : {};
    graph.setEdge(arrow.from, arrow.to, label, String(index));
  });
  dagre(graph);

  const out = new Map<string, BoxOut>();
  for (const box of boxes) {
    const { x, y } = graph.node(box.id) as unknown as Point;
    out.set(box.id, { ...box, x: round(x), y: round(y) });
  }
  let backs = 0;
  const drawnArrows = arrows.map((arrow, index): ArrowOut => {
    const from = out.get(arrow.from);
    const to = out.get(arrow.to);
    if (!from || !to) return { path: '', label: { x: 0, y: 0 }, tip: { x: 0, y: 0 } };
    if (to.y <= from.y) return backPath(from, to, backs++);
    const edge = graph.edge({ v: arrow.from, w: arrow.to, name: String(index) }) as unknown as { points: Point[]; x?: number; y?: number };
    const start = { x: from.x, y: from.y + from.height / 2 };
    const tip = { x: to.x, y: to.y - to.height / 2 };
    // dagre's first and last points lie on the boxes' borders; ours are the middles of bottom and top.
    const between = edge.points.slice(1, -1).filter((point) => point.y > start.y + 4 && point.y < tip.y - 4);
    const straight = Math.abs(start.x - tip.x) < 0.5 && between.every((point) => Math.abs(point.x - start.x) < 0.5);
    const points = straight ? [start, tip] : [start, ...between, tip];
    const label = edge.x !== undefined && edge.y !== undefined
      ? { x: edge.x, y: edge.y }
      : { x: (start.x + tip.x) / 2, y: (start.y + tip.y) / 2 };
    return { path: curve(points), label: { x: round(label.x), y: round(label.y) }, tip };
  });

  const all = [...out.values()];
  const left = Math.min(0, ...all.map((box) => box.x - box.width / 2));
  const right = Math.max(0, ...all.map((box) => box.x + box.width / 2)) + (backs > 0 ? 30 + backs * 14 : 0);
  const bottom = Math.max(0, ...all.map((box) => box.y + box.height / 2));
  return { boxes: all, arrows: drawnArrows, width: right - left, height: bottom };
}
