// Lays out in the background, so that a big journey never blocks typing.
import { place } from './layout';
import type { ArrowIn, BoxIn } from './shapes';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = ({ data }: MessageEvent<{ id: number; boxes: BoxIn[]; arrows: ArrowIn[] }>) => {
  try {
    scope.postMessage({ id: data.id, placed: place(data.boxes, data.arrows) });
  } catch {
    scope.postMessage({ id: data.id }); // too deep for the stack of some browsers
  }
};
