import { describe, expect, it } from 'vitest';
import { curve, place } from '../../src/map/layout';
import { shapeOf, type ArrowIn, type BoxIn } from '../../src/map/shapes';
import { walk } from '../../src/map/walk';
import { MapView } from '../../src/map/view.svelte';

const box = (id: string): BoxIn => ({ id, width: 200, height: 60 });
const arrow = (from: string, to: string, labelWidth = 0): ArrowIn => ({ from, to, labelWidth });

const boxes = ['entry', 'split', 'left', 'right', 'end'].map(box);
const arrows = [arrow('entry', 'split'), arrow('split', 'left', 60), arrow('split', 'right', 60), arrow('left', 'end'), arrow('right', 'end')];

describe('the layout', () => {
  const placed = place(boxes, arrows);
  const at = (id: string) => placed.boxes.find((one) => one.id === id)!;

  it('runs down, without boxes over each other', () => {
    expect(at('entry').y).toBeLessThan(at('split').y);
    expect(at('left').y).toBe(at('right').y);
    expect(at('end').y).toBeGreaterThan(at('left').y);
    for (const a of placed.boxes) for (const b of placed.boxes) {
      if (a !== b) expect(Math.abs(a.x - b.x) >= 200 || Math.abs(a.y - b.y) >= 60).toBe(true);
    }
  });

  it('leads an arrow back around what stands beside it', () => {
    // The first of two steps beside each other goes back: its neighbour must not lie in the way.
    const around = place(boxes, [...arrows, arrow('left', 'split'), arrow('right', 'split')]);
    const where = (id: string) => around.boxes.find((one) => one.id === id)!;
    const leftmost = where('left').x < where('right').x ? 'left' : 'right';
    const back = (id: string) => around.arrows[arrows.length + (id === 'left' ? 0 : 1)]!;
    expect(back(leftmost).points).toBe('right');
    expect(back(leftmost).label.x).toBeLessThan(where(leftmost).x - 100);
    expect(back(leftmost === 'left' ? 'right' : 'left').points).toBe('left');
    for (const one of around.arrows) {
      expect(one.label.x).toBeGreaterThanOrEqual(around.left);
      expect(one.label.x).toBeLessThanOrEqual(around.left + around.width);
    }
  });

  it('does not make an arrow wave that nothing stands in the way of', () => {
    const loop = place([box('wait'), box('message')], [arrow('wait', 'message'), arrow('message', 'wait')]);
    expect(loop.arrows[0]!.path.match(/[CL]/g)).toHaveLength(1);
  });

  it('reads from left to right in the order of the arrows', () => {
    const xOf = (order: string[]) => {
      const out = place(boxes, [arrow('entry', 'split'), ...order.map((id) => arrow('split', id, 60)), ...order.map((id) => arrow(id, 'end'))]);
      return order.map((id) => out.boxes.find((one) => one.id === id)!.x);
    };
    for (const order of [['left', 'right'], ['right', 'left']]) {
      const [first, second] = xOf(order) as [number, number];
      expect(first).toBeLessThan(second);
    }
  });

  it('gives the same places for the same shape', () => {
    expect(place(boxes, arrows)).toEqual(placed);
    expect(shapeOf(boxes, arrows)).toBe(shapeOf([...boxes], [...arrows]));
    expect(shapeOf(boxes, arrows)).not.toBe(shapeOf(boxes, arrows.slice(1)));
  });

  it('bears loops, loops to itself, twin arrows and arrows into nothing', () => {
    const odd = place(boxes, [...arrows, arrow('end', 'entry'), arrow('left', 'left'), arrow('entry', 'split'), arrow('left', 'nowhere')]);
    expect(odd.boxes).toHaveLength(5);
    expect(odd.arrows.slice(0, 8).every(({ path }) => path.startsWith('M') && !path.includes('NaN'))).toBe(true);
    expect(odd.arrows[8]!.path).toBe('');
    expect(place([], [])).toMatchObject({ boxes: [], arrows: [] });
  });

  it('draws straight where it can and curved where it must', () => {
    expect(curve([{ x: 5, y: 0 }, { x: 5, y: 10 }])).toBe('M5 0L5 10');
    expect(curve([{ x: 0, y: 0 }, { x: 10, y: 20 }])).toBe('M0 0C0 10 10 10 10 20');
  });

  it('lets 300 steps be placed', () => {
    const many = Array.from({ length: 300 }, (_, n) => box(`s${n}`));
    const chain = many.slice(1).map((one, n) => arrow(`s${n}`, one.id)).concat(many.slice(7).map((one, n) => arrow(`s${n}`, one.id, 40)));
    expect(place(many, chain).boxes).toHaveLength(300);
  });
});

describe('arrow keys', () => {
  const { boxes: at } = place(boxes, arrows);
  const go = (from: string, direction: Parameters<typeof walk>[3]) => walk(at, arrows, from, direction);

  it('follow the arrows and stop at the ends', () => {
    expect(go('entry', 'down')).toBe('split');
    expect(['left', 'right']).toContain(go('split', 'down'));
    expect(go('end', 'down')).toBe('end');
    expect(go('split', 'up')).toBe('entry');
    expect(go('entry', 'up')).toBe('entry');
  });

  it('reach what stands beside', () => {
    const [west, east] = [...at].filter(({ id }) => id === 'left' || id === 'right').sort((a, b) => a.x - b.x).map(({ id }) => id) as [string, string];
    expect(go(west, 'right')).toBe(east);
    expect(go(east, 'left')).toBe(west);
    expect(go(west, 'left')).toBe(west);
    expect(go('left', 'home')).toBe('entry');
    expect(go('left', 'end')).toBe('end');
  });
});

describe('the view', () => {
  const view = () => {
    const one = new MapView();
    one.pane = { width: 800, height: 600 };
    one.drawing = { width: 224, height: 400, left: 0, start: 112 };
    return one;
  };

  it('opens whole and centred when that is readable', () => {
    const one = view();
    one.open();
    expect(one.zoom).toBe(1);
    expect(one.x).toBe(288);
    expect(one.y).toBe(100);
  });

  it('opens at the beginning when the whole would be too small', () => {
    const one = view();
    one.drawing = { width: 224, height: 5000, left: 0, start: 112 };
    one.open();
    expect(one.zoom).toBeGreaterThanOrEqual(0.62);
    expect(one.y).toBe(60);
    one.fit();
    expect(one.zoom * 5000).toBeLessThanOrEqual(508.001);
  });

  it('shows the first step of what is wider than the pane, and no empty margin', () => {
    const one = view();
    const seen = () => 100 * one.zoom + one.x;
    one.drawing = { width: 2000, height: 400, left: 0, start: 100 };
    one.open();
    expect(one.x).toBe(32);
    expect(seen()).toBeGreaterThan(0);
    one.drawing = { width: 2000, height: 400, left: 0, start: 1900 };
    one.open();
    expect(2000 * one.zoom + one.x).toBeCloseTo(800 - 32);
  });

  it('follows its measures until the reader moves it himself', () => {
    const one = view();
    one.open();
    const { x } = one;
    one.measure({ width: 800, height: 600 }, { width: 424, height: 400, left: 0, start: 112 });
    expect(one.x).not.toBe(x);
    one.pan(5, 5);
    const moved = one.x;
    one.measure({ width: 700, height: 600 }, { width: 624, height: 400, left: 0, start: 112 });
    expect(one.x).toBe(moved);
  });

  it('zooms around the place that is pointed at', () => {
    const one = view();
    one.open();
    const before = { x: (100 - one.x) / one.zoom, y: (50 - one.y) / one.zoom };
    one.zoomBy(0.5, { x: 100, y: 50 });
    expect((100 - one.x) / one.zoom).toBeCloseTo(before.x);
    expect((50 - one.y) / one.zoom).toBeCloseTo(before.y);
    for (let n = 0; n < 40; n += 1) one.zoomBy(2);
    expect(one.zoom).toBe(1.6);
  });

  it('moves only as far as needed to show a box', () => {
    const one = view();
    one.open();
    const { x, y } = one;
    one.reveal({ x: 112, y: 200, width: 224, height: 62 });
    expect([one.x, one.y]).toEqual([x, y]);
    one.reveal({ x: 112, y: 900, width: 224, height: 62 });
    expect(931 * one.zoom + one.y).toBeCloseTo(572);
  });
});
