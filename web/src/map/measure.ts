// Widths of texts as the browser will draw them. Counting characters overflows the card.

let context: CanvasRenderingContext2D | null = null;
const widths = new Map<string, number>();

export function textWidth(text: string, font: string): number {
  const key = `${font}\u0000${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 8;
  context.font = font;
  const width = context.measureText(text).width;
  if (widths.size > 4000) widths.clear();
  widths.set(key, width);
  return width;
}

/** The text, shortened with an ellipsis if it is wider than `room`. */
export function fitText(text: string, font: string, room: number): string {
  if (textWidth(text, font) <= room) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(`${letters.slice(0, middle).join('').trimEnd()}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}

/** What boxes on the map are written in. */
export const mapFonts = (): { title: string; detail: string } => {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font');
  return { title: `600 13.5px ${family}`, detail: `400 12px ${family}` };
};
