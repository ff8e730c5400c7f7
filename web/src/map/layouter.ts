// Asks the layout worker, remembers what it answered, and forgets questions that were overtaken.
import LayoutWorker from './layout-worker?worker';
import { shapeOf, type ArrowIn, type BoxIn, type Placed } from './shapes';

export class Layouter {
  private readonly worker = new LayoutWorker();
  private readonly known = new Map<string, Placed>();
  private readonly open = new Map<number, (placed: Placed | undefined) => void>();
  private nextId = 1;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<{ id: number; placed?: Placed }>) => {
      this.open.get(data.id)?.(data.placed);
      this.open.delete(data.id);
    };
  }

  /** At once if this shape was drawn before. */
  remembered(boxes: readonly BoxIn[], arrows: readonly ArrowIn[]): Placed | undefined {
    return this.known.get(shapeOf(boxes, arrows));
  }

  /** Nothing for what cannot be laid out. */
  async place(boxes: readonly BoxIn[], arrows: readonly ArrowIn[]): Promise<Placed | undefined> {
    const shape = shapeOf(boxes, arrows);
    const before = this.known.get(shape);
    if (before) return before;
    const id = this.nextId++;
    const placed = await new Promise<Placed | undefined>((resolve) => {
      this.open.set(id, resolve);
      this.worker.postMessage({ id, boxes, arrows });
    });
    if (!placed) return undefined;
    if (this.known.size > 40) this.known.delete(this.known.keys().next().value!);
    this.known.set(shape, placed);
    return placed;
  }
}

let shared: Layouter | undefined;
/** One for all: its worker is fetched once, when the page starts. */
export const sharedLayouter = (): Layouter => (shared ??= new Layouter());
