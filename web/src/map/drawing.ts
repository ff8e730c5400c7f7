// From a journey as the engine describes it to boxes and arrows with sizes and fitted words.
import type { DrawnEdge, DrawnMap, DrawnStep } from '../state/ghosts';
import { tOr } from '../words/words';
import { look, type Look } from './kinds';
import type { ArrowIn, BoxIn } from './shapes';
import { fitText, textWidth } from './measure';

export const CARD = { width: 248, height: 62 };
const PILL = { height: 34, least: 84, most: 262 };
/** Beside the words of a card: its icon, its sides. */
const CARD_SIDES = 72;
const PILL_SIDES = 54;

export interface Face {
  readonly step: DrawnStep;
  readonly look: Look;
  readonly title: string;
  readonly detail: string;
}

export interface Drawing {
  readonly faces: ReadonlyMap<string, Face>;
  readonly boxes: readonly BoxIn[];
  readonly arrows: readonly ArrowIn[];
  readonly edges: readonly DrawnEdge[];
}

export interface Fonts {
  title: string;
  detail: string;
}

/**
 * What a step says of itself. A title that somebody wrote leads; an id is no title: then its kind leads. A pill has one
 * line: of a wait that is how long.
 */
function wordsOf(step: DrawnStep, its: Look): { title: string; detail: string } {
  const named = step.title && step.title !== step.id ? step.title : '';
  // Of a message the engine names the channel; the other kinds are words of the page.
  const kind = (step.type === 'message' && step.kind_title) || tOr(`type.${step.type}`, step.kind_title ?? '');
  const detail = step.detail ?? '';
  if (its.shape === 'pill') return { title: (step.type === 'wait' ? detail || named : named) || kind || step.id, detail: '' };
  if (named) return { title: named, detail: detail || kind };
  return kind ? { title: kind, detail: detail || step.id } : { title: step.title || step.id, detail };
}

/** Narrower boxes than usual shorten more words and make a wide journey fit where there is little room. */
export function drawingOf(map: DrawnMap, fonts: Fonts, cardWidth: number = CARD.width): Drawing {
  const cardWords = cardWidth - CARD_SIDES;
  const widestPill = Math.min(PILL.most, cardWidth + 14);
  const faces = new Map<string, Face>();
  const boxes = map.steps.map((step): BoxIn => {
    const its = look(step);
    const words = wordsOf(step, its);
    const title = fitText(words.title, fonts.title, its.shape === 'card' ? cardWords : widestPill - PILL_SIDES);
    const detail = fitText(words.detail, fonts.detail, cardWords);
    faces.set(step.id, { step, look: its, title, detail });
    if (its.shape === 'card') return { id: step.id, width: cardWidth, height: CARD.height };
    const width = Math.min(widestPill, Math.max(PILL.least, Math.ceil(textWidth(title, fonts.title)) + PILL_SIDES));
    return { id: step.id, width, height: PILL.height };
  });
  const known = new Set(map.steps.map((step) => step.id));
  const edges = map.edges.filter((edge) => known.has(edge.from) && known.has(edge.to));
  const arrows = edges.map((edge): ArrowIn => ({
    from: edge.from,
    to: edge.to,
    labelWidth: edge.label ? Math.min(150, Math.ceil(textWidth(edge.label, fonts.detail)) + 16) : 0,
  }));
  return { faces, boxes, arrows, edges };
}
