// What the list of properties makes of the engine's answers: names that survive an edit, their order, and what an answer says
// about another limit. Pure functions.
import type { Property, Verdict } from '../engine/types';

/** A property with a name that survives the next proof, as long as it stands in the same file in the same order. */
export interface Named {
  readonly key: string;
  readonly property: Property;
}

/** In the order of the list: what can happen first. */
export const VERDICTS: readonly Verdict[] = ['refuted', 'unknown', 'proved'];

/** The title may change with the number that is being edited; file, source and kind do not. */
export function keyed(properties: readonly Property[], nameOf: (file: number) => string): Named[] {
  const seen = new Map<string, number>();
  return properties.map((property) => {
    const stem = [property.at ? nameOf(property.at.file) : '', property.source, property.kind].join('|');
    const nth = seen.get(stem) ?? 0;
    seen.set(stem, nth + 1);
    return { key: `${stem}#${nth}`, property };
  });
}

/** By verdict, each part in the order of the files. */
export function byVerdict(all: readonly Named[]): Record<Verdict, Named[]> {
  const of = (verdict: Verdict) => all.filter(({ property }) => property.verdict === verdict);
  return { refuted: of('refuted'), unknown: of('unknown'), proved: of('proved') };
}

/** Whether the answer knows more than the limit that it was asked about. A limit that the platform enforces would be another
 * one there as well: what goes out would change with it. */
export const answersOtherLimits = ({ allowed, shown, bound, ground }: Property): boolean =>
  allowed !== undefined && ground !== 'gate' && (shown !== undefined || bound !== undefined);

/** Whether more than `limit` can happen. No new proof is needed: `shown` is what one customer was seen to get, and more than
 * `bound` nobody gets. */
export function ifLimitWere({ shown = 0, bound = Infinity }: Pick<Property, 'shown' | 'bound'>, limit: number): Verdict {
  if (limit >= bound) return 'proved';
  return limit < shown ? 'refuted' : 'unknown';
}

/** The largest limit that is worth asking about: from the maximum on the answer stays the same. */
export const highestLimit = ({ allowed = 1, shown = 1, bound }: Property): number => Math.max(bound ?? shown, allowed) + 2;

/** The limit that is asked about first: the next one up. */
export const firstLimit = ({ allowed = 1 }: Property): number => allowed + 1;

/** Of many messages the first and the last ones: which of `all` to show, and how many are left out behind which of them. */
export function endsOf(all: number, unfolded: boolean): { shown: number[]; after: number; leftOut: number } {
  const [most, first, last] = [7, 3, 2];
  const every = Array.from({ length: all }, (_, n) => n);
  if (unfolded || all <= most) return { shown: every, after: -1, leftOut: 0 };
  return { shown: [...every.slice(0, first), ...every.slice(-last)], after: first - 1, leftOut: all - first - last };
}
