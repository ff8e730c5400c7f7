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

const leftOf = (box: BoxOut) => box.x - box.width / 2;
const rightOf = (box: BoxOut) => box.x + box.width / 2;
/** True if a level line at `y` would run through the box or brush it. */
const covers = (box: BoxOut, y: number) => Math.abs(box.y - y) < box.height / 2 + 4;

/**
 * A journey goes down the page; an arrow back up leaves and arrives at the side, around what lies between. It takes the
 * side where it runs behind fewer boxes.
 */
function backArrow(from: BoxOut, to: BoxOut, boxes: readonly BoxOut[], lane: number): ArrowOut {
  if (from.id === to.id) {
    const tip = { x: rightOf(to), y: to.y + 8 };
    const path = `M${tip.x} ${from.y - 8}C${tip.x + 34} ${from.y - 16} ${tip.x + 34} ${from.y + 16} ${tip.x} ${tip.y}`;
    return { path, label: { x: tip.x + 26, y: from.y }, tip, points: 'left' };
  }
  const between = boxes.filter((box) => box.y + box.height / 2 > to.y && box.y - box.height / 2 < from.y);
  const room = 26 + lane * 14;
  const lanes = { left: Math.min(...between.map(leftOf)) - room, right: Math.max(...between.map(rightOf)) + room };
  const crossed = (side: 'left' | 'right') =>
    [from, to].flatMap((end) => boxes.filter((box) => box !== end && covers(box, end.y) && (side === 'left' ? box.x < end.x : box.x > end.x))).length;
  const side = crossed('left') < crossed('right') ? 'left' : 'right';
  const sign = side === 'left' ? -1 : 1;
  const edge = side === 'left' ? leftOf : rightOf;
  const x = round(lanes[side]);
  const start = { x: round(edge(from)), y: round(from.y) };
  const tip = { x: round(edge(to)), y: round(to.y) };
  const r = 12;
  const path =
    `M${start.x} ${start.y}H${x - r * sign}Q${x} ${start.y} ${x} ${start.y - r}` +
    `V${tip.y + r}Q${x} ${tip.y} ${x - r * sign} ${tip.y}H${tip.x}`;
  return { path, label: { x, y: (start.y + tip.y) / 2 }, tip, points: side === 'left' ? 'right' : 'left' };
}

/**
 * Versions and cases are read in their order, left to right. dagre places them as it likes; the whole drawing is turned
 * over if more of them stand the wrong way round, unless it would then begin in the right-hand corner.
 */
function runsBackwards(arrows: readonly ArrowIn[], where: (id: string) => Point): boolean {
  let inOrder = 0;
  arrows.forEach((first, n) => {
    for (const second of arrows.slice(n + 1)) if (first.from === second.from) inOrder += Math.sign(where(second.to).x - where(first.to).x);
  });
  return inOrder < 0;
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
  const where = (id: string) => graph.node(id) as unknown as Point;
  const whole = graph.graph().width ?? 0;
  const beginsLeft = boxes[0] !== undefined && where(boxes[0].id).x < 0.3 * whole;
  const mirrored = !beginsLeft && runsBackwards(arrows.filter(({ from, to }) => known.has(from) && known.has(to)), where);
  const across = (x: number) => (mirrored ? whole - x : x);

  const out = new Map<string, BoxOut>();
  for (const box of boxes) {
    const { x, y } = where(box.id);
    out.set(box.id, { ...box, x: round(across(x)), y: round(y) });
  }
  const all = [...out.values()];
  let backs = 0;
  /** What the drawing reaches to, left and right. */
  const reach: number[] = all.flatMap((box) => [leftOf(box), rightOf(box)]);
  const drawnArrows = arrows.map((arrow, index): ArrowOut => {
    const from = out.get(arrow.from);
    const to = out.get(arrow.to);
    if (!from || !to) return { path: '', label: { x: 0, y: 0 }, tip: { x: 0, y: 0 }, points: 'down' };
    if (to.y <= from.y) {
      const back = backArrow(from, to, all, backs++);
      reach.push(back.label.x - arrow.labelWidth / 2, back.label.x + arrow.labelWidth / 2);
      return back;
    }
    const edge = graph.edge({ v: arrow.from, w: arrow.to, name: String(index) }) as unknown as { points: Point[]; x?: number; y?: number };
    const start = { x: from.x, y: from.y + from.height / 2 };
    const tip = { x: to.x, y: to.y - to.height / 2 };
    // dagre's first and last points lie on the boxes' borders; ours are the middles of bottom and top. Those between lead
    // to the label and around boxes; without either they would only make the arrow wave.
    const detour = arrow.labelWidth > 0 || all.some((box) => box.y - box.height / 2 < tip.y - 4 && box.y + box.height / 2 > start.y + 4);
    const between = detour ? edge.points.slice(1, -1).map(({ x, y }) => ({ x: across(x), y })).filter((point) => point.y > start.y + 4 && point.y < tip.y - 4) : [];
    const straight = Math.abs(start.x - tip.x) < 0.5 && between.every((point) => Math.abs(point.x - start.x) < 0.5);
    const points = straight ? [start, tip] : [start, ...between, tip];
    const label = edge.x !== undefined && edge.y !== undefined
      ? { x: across(edge.x), y: edge.y }
      : { x: (start.x + tip.x) / 2, y: (start.y + tip.y) / 2 };
    reach.push(...points.map((point) => point.x), label.x - arrow.labelWidth / 2, label.x + arrow.labelWidth / 2);
    return { path: curve(points), label: { x: round(label.x), y: round(label.y) }, tip, points: 'down' };
  });

  const left = Math.min(0, ...reach);
  const bottom = Math.max(0, ...all.map((box) => box.y + box.height / 2));
  return { boxes: all, arrows: drawnArrows, left: round(left), width: round(Math.max(0, ...reach) - left), height: bottom };
}
