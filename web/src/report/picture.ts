// The report as one long picture for a telephone: 375 points wide, drawn at two pixels a point. Chat programs show such a
// picture whole and sharp.
import type { Fix, Finding } from '../engine/types';
import { t } from '../words/words';
import type { Content, Item } from './content';
import { linesOf } from './lines';
import { logo, severityMark } from './marks';
import { mapFigure, mapTitle } from './mapFigure';
import type { Figure, Ink, Measure, Shape } from './shapes';
import { timeFigure } from './timeFigure';

export const WIDTH = 375;
/** In points. Telephones refuse pictures of more than some sixteen million pixels. */
export const TALLEST = 10_000;
const SIDE = 16;
const INNER = 14;
export const ROOM = WIDTH - 2 * SIDE;
/** Room that is kept for the last words. */
const FOOT = 120;

interface Style {
  size: number;
  weight?: 400 | 500 | 600;
  ink?: Ink;
  lead?: number;
}

const LARGE: Style = { size: 20, weight: 600, lead: 27 };
const STRONG: Style = { size: 15.5, weight: 600, lead: 22 };
const BODY: Style = { size: 14, lead: 21 };
const SMALL: Style = { size: 12, ink: 'ink-2', lead: 17 };
const LABEL: Style = { size: 12, weight: 600, ink: 'ink-2', lead: 17 };

/** A column that is filled from top to bottom. */
class Column {
  readonly shapes: Shape[] = [];
  y = 0;
  private readonly measure: Measure;

  constructor(measure: Measure) {
    this.measure = measure;
  }

  text(text: string, { size, weight = 400, ink = 'ink', lead = size * 1.5 }: Style, x: number, room: number): void {
    for (const line of linesOf(text, room, (one) => this.measure(one, size, weight))) {
      this.shapes.push({ kind: 'text', x, y: this.y + (lead + size * 0.7) / 2, text: line, size, weight, ink });
      this.y += lead;
    }
  }

  figure({ height, shapes }: Figure, x: number): void {
    this.shapes.push({ kind: 'group', x, y: this.y, shapes });
    this.y += height;
  }

  put(shapes: readonly Shape[], x: number, y = this.y): void {
    this.shapes.push({ kind: 'group', x, y, shapes });
  }
}

/** The repair that stands first, and what it does to whom is contacted. */
export function repairOf({ fixes }: Finding): Fix | undefined {
  return fixes?.[0];
}

function card(item: Item, content: Content, measure: Measure): Figure {
  const { finding, trace, where, n } = item;
  const column = new Column(measure);
  const room = ROOM - 2 * INNER;
  column.y = INNER;
  column.put(severityMark(finding.severity, 20), INNER, INNER + 1);
  column.text(`${n}. ${finding.what}`, STRONG, INNER + 30, room - 30);
  column.y += 10;
  if (trace) {
    column.figure(timeFigure(trace, room, content.lang, measure), INNER);
    column.y += 6;
    column.text(t('customer.clockOf', { zone: trace.customer.zone }), SMALL, INNER, room);
    column.y += 10;
  }
  const part = (label: string, text: string | undefined) => {
    if (!text) return;
    column.text(label, LABEL, INNER, room);
    column.text(text, BODY, INNER, room);
    column.y += 8;
  };
  part(t('problem.why'), finding.why);
  part(t('problem.advice'), finding.advice);
  const repair = repairOf(finding);
  if (repair) part(t('report.repair'), t('report.repairWith', { title: repair.title, effect: t(`effect.${repair.effect}`) }));
  if (where) column.text(where, SMALL, INNER, room);
  column.y += INNER - 2;
  const ground: Shape = { kind: 'rect', x: 0.5, y: 0.5, w: ROOM - 1, h: column.y - 1, r: 12, fill: 'surface', stroke: 'line', width: 1 };
  return { width: ROOM, height: column.y, shapes: [ground, ...column.shapes] };
}

function head(column: Column, { title, headline, also, worst, asOf }: Content): void {
  column.y = 22;
  column.put(logo(24), SIDE);
  column.shapes.push({ kind: 'text', x: SIDE + 33, y: column.y + 17, text: 'Wayproof', size: 15, weight: 600, ink: 'ink' });
  column.y += 40;
  column.text(title, { ...BODY, ink: 'ink-2' }, SIDE, ROOM);
  column.y += 2;
  column.put(severityMark(worst, 24), SIDE, column.y + 2);
  column.text(headline, LARGE, SIDE + 33, ROOM - 33);
  if (also) column.text(also, { ...BODY, ink: 'ink-2' }, SIDE + 33, ROOM - 33);
  column.y += 4;
  column.text(t('report.asOf', { date: asOf }), SMALL, SIDE, ROOM);
  column.y += 18;
}

/** Everything that fits into a picture; what does not is counted at its end. */
export function pictureOf(content: Content, measure: Measure, detailFont: string): Figure {
  const column = new Column(measure);
  head(column, content);
  let left = 0;
  for (const group of content.groups) {
    let named = false;
    for (const item of group.items) {
      const drawn = card(item, content, measure);
      if (left > 0 || column.y + drawn.height + FOOT > TALLEST) {
        left += 1;
        continue;
      }
      if (!named) column.text(group.title, LABEL, SIDE, ROOM);
      if (!named) column.y += 6;
      named = true;
      column.figure(drawn, SIDE);
      column.y += 12;
    }
    column.y += 8;
  }
  if (left > 0) column.text(t('report.more', { n: left }), BODY, SIDE, ROOM);
  for (const map of content.maps) {
    const drawn = mapFigure(map, ROOM, measure, detailFont);
    if (column.y + drawn.height + FOOT > TALLEST) continue;
    column.text(mapTitle(map), LABEL, SIDE, ROOM);
    column.y += 4;
    column.figure(drawn, SIDE + (ROOM - drawn.width) / 2);
    if (map.exits) column.text(map.exits, SMALL, SIDE, ROOM);
    column.y += 16;
  }
  column.shapes.push({ kind: 'rect', x: SIDE, y: column.y, w: ROOM, h: 1, fill: 'line' });
  column.y += 12;
  column.text(t('report.foot', { version: content.version, tzdata: content.tzdata }), SMALL, SIDE, ROOM);
  column.y += 22;
  const height = Math.ceil(column.y);
  return { width: WIDTH, height, shapes: [{ kind: 'rect', x: 0, y: 0, w: WIDTH, h: height, fill: 'paper' }, ...column.shapes] };
}
