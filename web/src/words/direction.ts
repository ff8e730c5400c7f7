// Marks in a name that turn the reading direction would turn the words around the name as well. The engine shows U+FFFD for them in
// its sentences (text/character.h has the same list); the page does in its own, and with the names that it gets as they are.

const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export const steady = (text: string): string => text.replace(TURNS, '\ufffd');

/** What the engine's answers show as files have it. Nothing of it is ever written back. */
const SHOWN: ReadonlySet<string> = new Set(['title', 'label', 'detail', 'kind_title', 'shown']);

/** An answer of the engine whose names are steady, changed in place. */
export function steadied<T>(answer: T): T {
  const open: unknown[] = [answer];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one !== 'object' || one === null) continue;
    if (Array.isArray(one)) {
      for (const part of one) if (typeof part === 'object' && part !== null) open.push(part);
      continue;
    }
    const parts = one as Record<string, unknown>;
    for (const key in parts) {
      const part = parts[key];
      if (typeof part === 'object' && part !== null) {
        if (key !== 'witness') open.push(part);
      } else if (typeof part === 'string' && SHOWN.has(key)) {
        parts[key] = steady(part);
      }
    }
  }
  return answer;
}
