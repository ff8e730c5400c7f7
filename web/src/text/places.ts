// From a place in the text to the step that is written there.
import type { DrawnMap } from '../state/ghosts';

export function stepAt(maps: readonly DrawnMap[], file: number, offset: number): { journey: string; step: string } | undefined {
  let best: { journey: string; step: string; length: number } | undefined;
  for (const map of maps) {
    for (const { at, id, ghost } of map.steps) {
      if (ghost || !at || at.file !== file || offset < at.start.utf16 || offset > at.end.utf16) continue;
      const length = at.end.utf16 - at.start.utf16;
      if (!best || length < best.length) best = { journey: map.journey, step: id, length };
    }
  }
  return best && { journey: best.journey, step: best.step };
}
