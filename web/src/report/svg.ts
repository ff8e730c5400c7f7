// A drawing as SVG text for the report. Colours stand as attributes: the report's policy knows one style sheet, and no style
// on an element.
import { INKS, type Figure, type Shape } from './shapes';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

const round = (n: number) => Math.round(n * 100) / 100;

function paint(shape: Exclude<Shape, { kind: 'text' | 'group' }>): string {
  const parts = [`fill="${shape.fill ? INKS[shape.fill] : 'none'}"`];
  if (shape.stroke) parts.push(`stroke="${INKS[shape.stroke]}" stroke-width="${shape.width ?? 1}"`);
  if (shape.dash) parts.push(`stroke-dasharray="${shape.dash.join(' ')}"`);
  if (shape.opacity !== undefined) parts.push(`opacity="${shape.opacity}"`);
  return parts.join(' ');
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'group':
      return `<g transform="translate(${round(shape.x)} ${round(shape.y)})${shape.scale === undefined ? '' : ` scale(${round(shape.scale)})`}">${shape.shapes.map(element).join('')}</g>`;
    case 'text':
      return `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${shape.size}" font-weight="${shape.weight ?? 400}" fill="${INKS[shape.ink]}" text-anchor="${shape.anchor ?? 'start'}">${escaped(shape.text)}</text>`;
    case 'rect':
      return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.w)}" height="${round(shape.h)}" rx="${shape.r ?? 0}" ${paint(shape)}/>`;
    case 'circle':
      return `<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="${shape.r}" ${paint(shape)}/>`;
    case 'path':
      return `<path d="${shape.d}" ${paint(shape)}/>`;
  }
}

/** Without a label it is decoration. */
export function svgOf({ width, height, shapes }: Figure, label = ''): string {
  const role = label ? `role="img" aria-label="${escaped(label)}"` : 'aria-hidden="true"';
  const size = `viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${role} stroke-linecap="round" stroke-linejoin="round">${shapes.map(element).join('')}</svg>`;
}
