// The page's own words, both languages side by side. What the engine says arrives in the reader's language already.
import { prefs } from '../state/prefs.svelte';
import customer from './customer.json';
import page from './page.json';
import problems from './problems.json';
import questions from './questions.json';
import steps from './steps.json';
import tables from './tables.json';
import { render, type Args } from './render';

export const catalogue = { ...page, ...problems, ...questions, ...steps, ...tables, ...customer };
export type Word = keyof typeof catalogue;

export function t(word: Word, args?: Args): string {
  return render(catalogue[word][prefs.lang], args);
}

/** A word whose key is put together at run time; what the list does not know is shown as it is. */
export function tOr(key: string, fallback: string): string {
  return key in catalogue ? t(key as Word) : fallback;
}
