// Fills the placeholders of a sentence: `{name}` puts a value, `{count|one|many}` picks by number. The engine's own
// catalogue uses the same two forms.

import { steady } from './direction';

export type Args = Record<string, string | number>;

export function render(sentence: string, args: Args = {}): string {
  return sentence.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    if (one === undefined) return typeof value === 'string' ? steady(value) : String(value);
    return Number(value) === 1 ? one : many!;
  });
}
