// Walking the map with the arrow keys: along the arrows, and sideways to what stands beside.
import type { BoxOut } from './shapes';

export type Direction = 'down' | 'up' | 'left' | 'right' | 'home' | 'end';

interface Arrow {
  from: string;
  to: string;
}

const near = (boxes: readonly BoxOut[], x: number): BoxOut | undefined =>
  [...boxes].sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];

/** The step to go to, or the same one at the edge. */
export function walk(boxes: readonly BoxOut[], arrows: readonly Arrow[], from: string, direction: Direction): string {
  const here = boxes.find((box) => box.id === from) ?? boxes[0];
  if (!here) return from;
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const linked = (ids: string[]) => ids.map((id) => byId.get(id)).filter((box) => box !== undefined);
  switch (direction) {
    case 'home':
      return boxes[0]!.id;
    case 'end':
      return boxes.at(-1)!.id;
    case 'down': {
      const below = linked(arrows.filter((arrow) => arrow.from === here.id).map((arrow) => arrow.to)).filter((box) => box.y > here.y);
      return (near(below, here.x) ?? near(boxes.filter((box) => box.y > here.y + 1), here.x) ?? here).id;
    }
    case 'up': {
      const above = linked(arrows.filter((arrow) => arrow.to === here.id).map((arrow) => arrow.from)).filter((box) => box.y < here.y);
      return (near(above, here.x) ?? here).id;
    }
    default: {
      const sign = direction === 'left' ? -1 : 1;
      const beside = boxes.filter((box) => Math.abs(box.y - here.y) < (box.height + here.height) / 2 && (box.x - here.x) * sign > 1);
      return (near(beside, here.x) ?? here).id;
    }
  }
}
