// A journey's map with the numbers of its problems, to hand on.
import type { Severity } from '../engine/types';
import type { Face } from '../map/drawing';
import { fitText } from '../map/measure';
import type { BoxOut } from '../map/shapes';
import { t } from '../words/words';
import type { ReportedMap } from './content';
import type { Figure, Ink, Measure, Shape } from './shapes';

export const mapTitle = ({ title, numbers }: ReportedMap): string => t(numbers.size > 0 ? 'report.map' : 'report.mapAlone', { title });

const MARGIN = 14;
const HEADS = { down: 'l-4 -7h8z', left: 'l7 -4v8z', right: 'l-7 -4v8z' } as const;

/** The numbers of problems on a ground of their worst colour. */
function badge(severity: Severity, numbers: readonly number[], x: number, y: number, measure: Measure): Shape[] {
  const text = numbers.length > 3 ? `${numbers.slice(0, 2).join(' ')} …` : numbers.join(' ');
  const width = Math.max(22, measure(text, 12.5, 600) + 13);
  return [
    { kind: 'rect', x: x - width + 11, y: y - 11, w: width, h: 22, r: 11, fill: severity, stroke: 'surface', width: 2 },
    { kind: 'text', x: x - width / 2 + 11, y: y + 4.5, text, size: 12.5, weight: 600, ink: 'surface', anchor: 'middle' },
  ];
}

function step(face: Face, box: BoxOut, severity: Severity | undefined): Shape[] {
  const { width: w, height: h } = box;
  const tone: Ink = face.look.tone;
  const edge: Ink = severity ?? 'line';
  const icon = (x: number, y: number, scale: number): Shape => ({ kind: 'group', x, y, scale, shapes: [{ kind: 'path', d: face.look.icon, stroke: tone, width: 1.6 }] });
  if (face.look.shape === 'pill') {
    return [
      { kind: 'rect', x: 0, y: 0, w, h, r: h / 2, fill: 'sunken', stroke: edge, width: 1 },
      icon(14, h / 2 - 8.5, 0.85),
      { kind: 'text', x: 38, y: h / 2 + 4.7, text: face.title, size: 13, weight: 500, ink: 'ink-2' },
    ];
  }
  return [
    { kind: 'rect', x: 0, y: 0, w, h, r: 12, fill: 'surface', stroke: edge, width: severity ? 1.5 : 1 },
    { kind: 'rect', x: 12, y: 12, w: 38, h: 38, r: 9, fill: `${face.look.tone}-soft` },
    icon(21, 21, 1),
    { kind: 'text', x: 60, y: face.detail ? 27 : 36, text: face.title, size: 13.5, weight: 600, ink: 'ink' },
    ...(face.detail ? [{ kind: 'text', x: 60, y: 46, text: face.detail, size: 12, ink: 'ink-2' } as const] : []),
  ];
}

/** At most `room` wide; a small journey is not blown up. */
export function mapFigure({ drawing, placed, numbers }: ReportedMap, room: number, measure: Measure, detailFont: string): Figure {
  const shapes: Shape[] = [];
  placed.arrows.forEach((arrow) => {
    if (!arrow.path) return;
    shapes.push({ kind: 'path', d: arrow.path, stroke: 'edge', width: 1.6 }, { kind: 'path', d: `M${arrow.tip.x} ${arrow.tip.y}${HEADS[arrow.points]}`, fill: 'edge' });
  });
  placed.arrows.forEach((arrow, n) => {
    const label = drawing.edges[n]?.label;
    const width = drawing.arrows[n]?.labelWidth ?? 0;
    if (!label || !arrow.path) return;
    shapes.push(
      { kind: 'rect', x: arrow.label.x - width / 2, y: arrow.label.y - 10, w: width, h: 20, r: 10, fill: 'paper' },
      { kind: 'text', x: arrow.label.x, y: arrow.label.y + 4, text: fitText(label, detailFont, width - 14), size: 12, ink: 'ink-2', anchor: 'middle' },
    );
  });
  for (const box of placed.boxes) {
    const face = drawing.faces.get(box.id);
    if (!face) continue;
    const problems = numbers.get(box.id);
    const [x, y] = [box.x - box.width / 2, box.y - box.height / 2];
    shapes.push({ kind: 'group', x, y, shapes: step(face, box, problems?.severity) });
    if (problems) shapes.push(...badge(problems.severity, problems.numbers, x + box.width - 6, y + 3, measure));
  }
  const scale = Math.min(1, (room - 2 * MARGIN) / placed.width);
  const width = placed.width * scale + 2 * MARGIN;
  return { width, height: placed.height * scale + 2 * MARGIN, shapes: [{ kind: 'group', x: MARGIN - placed.left * scale, y: MARGIN, scale, shapes }] };
}
