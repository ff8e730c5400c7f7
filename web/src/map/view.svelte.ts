// Where the map is looked at from: how far in, and which part. The pane tells its size, the layout the drawing's.

export const CLOSEST = 1.6;
export const FARTHEST = 0.06;
/** Below this the cards say only their name. */
export const NAMES_ONLY = 0.55;
export const ICONS_ONLY = 0.3;

const MARGIN = 32;
/** Above the drawing stands the journey's name. */
const TOP = 60;
/** A map that would be smaller than this is shown from its start instead of whole. */
const READABLE = 0.62;

export interface Extent {
  left: number;
  width: number;
  height: number;
  /** Where, from left to right, the first step stands. */
  start: number;
}

interface Size {
  width: number;
  height: number;
}

/** How large a drawing can be for all of it to be seen. */
export function wholeIn(pane: Size, drawing: Size): number {
  return Math.min(1, (pane.width - 2 * MARGIN) / Math.max(1, drawing.width), (pane.height - TOP - MARGIN) / Math.max(1, drawing.height));
}

export class MapView {
  x = $state(0);
  y = $state(0);
  zoom = $state(1);
  moving = $state(false);
  /** The reader has moved the map himself; from then on it stays where he puts it. */
  touched = false;
  /** Of the pane, and of the drawing. */
  pane = { width: 0, height: 0 };
  drawing: Extent = { width: 0, height: 0, left: 0, start: 0 };

  readonly level = $derived(this.zoom < ICONS_ONLY ? 'icons' : this.zoom < NAMES_ONLY ? 'names' : 'full');

  private whole(): number {
    return wholeIn(this.pane, this.drawing);
  }

  private put(zoom: number, top: boolean): void {
    const { pane, drawing } = this;
    this.zoom = Math.max(FARTHEST, zoom);
    const room = pane.width - drawing.width * this.zoom;
    const left = drawing.left * this.zoom;
    // Of what is wider than the pane the middle would be cut on both sides; the first step is what one wants to see.
    if (room >= 2 * MARGIN) this.x = room / 2 - left;
    else this.x = Math.min(MARGIN - left, Math.max(room - MARGIN - left, pane.width / 2 - drawing.start * this.zoom));
    this.y = top ? TOP : Math.max(TOP, (pane.height - drawing.height * this.zoom) / 2);
  }

  /** Everything in sight. */
  fit(): void {
    if (this.pane.width > 0 && this.drawing.height > 0) this.put(this.whole(), false);
  }

  /** The drawing or the pane has other measures now. */
  measure(pane: { width: number; height: number }, drawing: Extent): void {
    const same = pane.width === this.pane.width && pane.height === this.pane.height && drawing.width === this.drawing.width && drawing.left === this.drawing.left;
    this.pane = pane;
    this.drawing = drawing;
    if (!same && !this.touched) this.open();
  }

  /** Everything if it stays readable, else the beginning at a readable size. */
  open(): void {
    if (this.pane.width === 0 || this.drawing.height === 0) return;
    const whole = this.whole();
    if (whole >= READABLE) this.put(whole, false);
    else this.put(Math.min(0.9, Math.max(READABLE, (this.pane.width - 2 * MARGIN) / this.drawing.width)), true);
  }

  /** The reader drags. */
  pan(dx: number, dy: number): void {
    this.touched = true;
    this.x += dx;
    this.y += dy;
  }

  zoomBy(factor: number, at = { x: this.pane.width / 2, y: this.pane.height / 2 }): void {
    this.touched = true;
    const zoom = Math.min(CLOSEST, Math.max(FARTHEST, this.zoom * factor));
    const ratio = zoom / this.zoom;
    this.x = at.x - (at.x - this.x) * ratio;
    this.y = at.y - (at.y - this.y) * ratio;
    this.zoom = zoom;
  }

  /** Moves just as far as is needed to see this box of the drawing. */
  reveal(box: { x: number; y: number; width: number; height: number }): void {
    const { pane } = this;
    if (pane.width === 0) return;
    const left = (box.x - box.width / 2) * this.zoom + this.x;
    const right = left + box.width * this.zoom;
    const top = (box.y - box.height / 2) * this.zoom + this.y;
    const bottom = top + box.height * this.zoom;
    const edge = 28;
    if (left < edge) this.x += edge - left;
    else if (right > pane.width - edge) this.x -= right - pane.width + edge;
    if (top < edge + 40) this.y += edge + 40 - top;
    else if (bottom > pane.height - edge) this.y -= bottom - pane.height + edge;
  }
}

export const mapView = new MapView();
