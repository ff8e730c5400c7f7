// What goes into a layout and what comes out, apart from the layout itself, which only the worker carries.

export interface BoxIn {
  id: string;
  width: number;
  height: number;
}
export interface ArrowIn {
  from: string;
  to: string;
  /** 0 when the arrow has no label. */
  labelWidth: number;
}
export interface Point {
  x: number;
  y: number;
}
export interface BoxOut extends BoxIn, Point {}
export interface ArrowOut {
  path: string;
  /** Where the label's middle goes. */
  label: Point;
  /** The arrow's head: its place, and where it points. */
  tip: Point;
  points: 'down' | 'left' | 'right';
}
export interface Placed {
  boxes: BoxOut[];
  arrows: ArrowOut[];
  /** Of boxes, arrows and labels together; the top is at 0. */
  left: number;
  width: number;
  height: number;
}

/** Two drawings are alike if boxes and arrows are; then the places stay as they are. */
export function shapeOf(boxes: readonly BoxIn[], arrows: readonly ArrowIn[]): string {
  return JSON.stringify([
    boxes.map((box) => [box.id, box.width, box.height]),
    arrows.map((arrow) => [arrow.from, arrow.to, arrow.labelWidth]),
  ]);
}
