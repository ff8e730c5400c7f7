// The page's own words, both languages side by side. What the engine says arrives in the reader's language already. The words of what
// is loaded after the first look come with it (more.ts).
import { prefs } from '../state/prefs.svelte';
import type customer from './customer.json';
import type later from './later.json';
import page from './page.json';
import type platforms from './platforms.json';
import problems from './problems.json';
import type proof from './proof.json';
import type questions from './questions.json';
import steps from './steps.json';
import type tables from './tables.json';
import type tests from './tests.json';
import { render, type Args } from './render';

type First = typeof page & typeof problems & typeof steps;
type More = typeof customer & typeof later & typeof platforms & typeof proof & typeof questions & typeof tables & typeof tests;
export type Word = keyof (First & More);

const catalogue: Partial<Record<Word, { en: string; zh: string }>> = { ...page, ...problems, ...steps };

export function learn(words: More): void {
  Object.assign(catalogue, words);
}

/** Nothing for a word that is still to come. */
export function t(word: Word, args?: Args): string {
  return render(catalogue[word]?.[prefs.lang] ?? '', args);
}

/** A word whose key is put together at run time; what the list does not know is shown as it is. */
export function tOr(key: string, fallback: string): string {
  return key in catalogue ? t(key as Word) : fallback;
}
