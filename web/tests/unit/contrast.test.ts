import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('../../src/theme/tokens.css', import.meta.url)), 'utf8');
const [light, dark] = css.split(':root[data-theme="dark"]') as [string, string];

function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, value]) => [name!, value!]));
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['paper', 'surface', 'sunken', 'hover'];
const TONES = ['mail', 'sms', 'push', 'chat', 'call', 'start', 'wait', 'choice', 'work', 'end', 'unknown'];
const TEXT: [string, string][] = [
  ...['ink', 'ink-2', 'accent', 'error', 'warning'].flatMap((ink) => GROUNDS.map((ground): [string, string] => [ink, ground])),
  ...['error', 'warning', 'info', 'good', 'accent'].flatMap((ink): [string, string][] => [[ink, `${ink}-soft`], [ink, 'surface']]),
  ['ink', 'accent-soft'], ['ink-2', 'accent-soft'], ['on-accent', 'accent'], ['paper', 'ink'], ['good', 'surface'], ['sms', 'surface'], ['surface', 'error'], ['surface', 'warning'], ['surface', 'info'],
  ['error', 'accent-soft'], ['night-ink', 'night'],
];
/** Signs, borders of inputs, focus rings: 3 to 1. */
const SHAPES: [string, string][] = [
  ...TONES.flatMap((tone): [string, string][] => [[tone, `${tone}-soft`], [tone, 'surface'], ['surface', tone]]),
  ['line-strong', 'surface'], ['focus', 'surface'], ['focus', 'paper'], ['accent', 'paper'],
];

describe.each([['light', colours(light)], ['dark', colours(dark)]] as const)('%s', (_, theme) => {
  it('has the same names as the other theme', () => {
    expect([...theme.keys()].sort()).toEqual([...colours(light).keys()].sort());
  });
  it.each(TEXT)('text: %s on %s', (ink, ground) => {
    expect(contrast(theme.get(ink)!, theme.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SHAPES)('sign: %s on %s', (ink, ground) => {
    expect(contrast(theme.get(ink)!, theme.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});
