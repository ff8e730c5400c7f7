// Paints a drawing. Our own strokes on a plain canvas: nothing foreign is drawn into it, so it can always be read out.
import { INKS, type Figure, type Measure, type Shape } from './shapes';

const family = () => getComputedStyle(document.documentElement).getPropertyValue('--font');

export const canvasMeasure = (): Measure => {
  const context = document.createElement('canvas').getContext('2d')!;
  const fonts = family();
  return (text, size, weight) => {
    context.font = `${weight} ${size}px ${fonts}`;
    return context.measureText(text).width;
  };
};

function fillAndStroke(context: CanvasRenderingContext2D, path: Path2D, shape: Exclude<Shape, { kind: 'text' | 'group' }>): void {
  context.globalAlpha = shape.opacity ?? 1;
  if (shape.fill) {
    context.fillStyle = INKS[shape.fill];
    context.fill(path);
  }
  if (shape.stroke) {
    context.strokeStyle = INKS[shape.stroke];
    context.lineWidth = shape.width ?? 1;
    context.setLineDash(shape.dash ?? []);
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

function pathOf(shape: Exclude<Shape, { kind: 'text' | 'group' }>): Path2D {
  if (shape.kind === 'path') return new Path2D(shape.d);
  const path = new Path2D();
  if (shape.kind === 'circle') path.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
  else path.roundRect(shape.x, shape.y, shape.w, shape.h, shape.r ?? 0);
  return path;
}

function paint(context: CanvasRenderingContext2D, shapes: readonly Shape[], fonts: string): void {
  for (const shape of shapes) {
    if (shape.kind === 'group') {
      context.save();
      context.translate(shape.x, shape.y);
      context.scale(shape.scale ?? 1, shape.scale ?? 1);
      paint(context, shape.shapes, fonts);
      context.restore();
    } else if (shape.kind === 'text') {
      context.font = `${shape.weight ?? 400} ${shape.size}px ${fonts}`;
      context.fillStyle = INKS[shape.ink];
      context.textAlign = shape.anchor === 'middle' ? 'center' : (shape.anchor ?? 'start');
      context.fillText(shape.text, shape.x, shape.y);
    } else {
      fillAndStroke(context, pathOf(shape), shape);
    }
  }
}

/** The drawing as a PNG, `scale` pixels to a point. */
export async function pngOf({ width, height, shapes }: Figure, scale: number, lang: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.lang = lang; // tells which of the Han forms are meant
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.scale(scale, scale);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  paint(context, shapes, family());
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture is too large for this browser');
  return blob;
}
