// What the columns of a table were said to be, by its headers: the next table with the same ones is read the same way.
import type { ReadTable, TableKind } from '../engine/types';

export interface Reading {
  kind?: TableKind;
  mapping: string[];
  /** Rows above the body. */
  header_rows?: number;
}

const KEY = 'wayproof/columns@1';
/** Kept at most: the latest ones. */
const MOST = 40;

interface Kept extends Reading {
  titles: string[];
}

const sameTitles = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((title, n) => title === b[n]);
const titlesOf = (table: ReadTable) => table.columns.map(({ title }) => title);
const strings = (list: unknown): list is string[] => Array.isArray(list) && list.every((one) => typeof one === 'string');

function read(storage: Storage): Kept[] {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '[]') as Kept[];
    return Array.isArray(kept) ? kept.filter(({ titles, mapping }) => strings(titles) && strings(mapping)) : [];
  } catch {
    return [];
  }
}

export function rememberColumns(table: ReadTable, reading: Reading, storage: Storage = localStorage): void {
  const titles = titlesOf(table);
  const others = read(storage).filter((kept) => !sameTitles(kept.titles, titles));
  try {
    storage.setItem(KEY, JSON.stringify([{ titles, ...reading }, ...others].slice(0, MOST)));
  } catch {
    // no room: next time the columns are recognised anew
  }
}

/** How a table with these headers was read, if somebody has said so. */
export function rememberedColumns(table: ReadTable, storage: Storage = localStorage): Reading | undefined {
  const titles = titlesOf(table);
  if (titles.every((title) => title === '')) return undefined;
  const kept = read(storage).find((one) => sameTitles(one.titles, titles));
  return kept && kept.mapping.length === titles.length ? { mapping: kept.mapping, ...(kept.kind && { kind: kept.kind }), ...(kept.header_rows !== undefined && { header_rows: kept.header_rows }) } : undefined;
}
