// The scale of one customer's timeline. Time runs down; stretches in which nothing happens are compressed, because a
// thirty-day journey drawn to scale is mostly emptiness. Between two marks the scale is linear, so that a shaded night or
// a bracket lies where it belongs.

export interface Mark {
  /** Seconds since 1970. */
  at: number;
  /** Room that the mark's own rows need, in pixels. */
  height: number;
}

export interface Stretch {
  from: number;
  until: number;
  top: number;
  bottom: number;
  /** Drawn shorter than its length deserves. */
  compressed: boolean;
}

export interface Scale {
  height: number;
  stretches: readonly Stretch[];
  y(at: number): number;
}

const HOUR = 3600;
const SHORTEST = 12;
const LONGEST = 72;
/** From this length on a stretch is cut rather than drawn. */
const CUT = 36 * HOUR;
const CUT_HEIGHT = 54;

/** Space between the rows of two moments that lie `seconds` apart. */
export function gap(seconds: number): number {
  if (seconds >= CUT) return CUT_HEIGHT;
  return Math.min(LONGEST, SHORTEST + 13 * Math.sqrt(seconds / HOUR));
}

/** `marks` ascending by time. */
export function makeScale(marks: readonly Mark[]): Scale {
  const stretches: Stretch[] = [];
  let top = 0;
  marks.forEach((mark, index) => {
    const next = marks[index + 1];
    if (!next) return;
    const seconds = next.at - mark.at;
    const bottom = top + mark.height + gap(seconds);
    stretches.push({ from: mark.at, until: next.at, top, bottom, compressed: seconds >= CUT });
    top = bottom;
  });
  const height = top + (marks.at(-1)?.height ?? 0);
  const y = (at: number): number => {
    const first = stretches[0];
    if (!first || at <= first.from) return 0;
    const inside = stretches.find((stretch) => at <= stretch.until);
    if (!inside) return at > stretches.at(-1)!.until ? height : stretches.at(-1)!.bottom;
    return inside.top + ((inside.bottom - inside.top) * (at - inside.from)) / (inside.until - inside.from);
  };
  return { height, stretches, y };
}
