import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fileFromPaste, isTable, tableFromPaste } from '../../src/state/open';
import { columnName, decodeTable, toGb18030, toTsv } from '../../src/tables/encoding';
import { sectionsOf } from '../../src/tables/reading';
import { rememberColumns, rememberedColumns } from '../../src/tables/remembered';
import type { ReadTable } from '../../src/engine/types';

const data = (name: string) => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../tests/data/tables/${name}`, import.meta.url))));

/** As much of a browser's storage as is used. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) } as Storage;
}

describe('the text of a table', () => {
  it('is read in the encodings that spreadsheets write', () => {
    expect(decodeTable(data('plan-gb18030.csv'))).toContain('流程名称');
    expect(decodeTable(data('plan-zh.csv'))).toMatch(/^自动化流程规划表/); // without its mark
    const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from('条件\t动作', (char) => char.charCodeAt(0)).buffer)]);
    expect(decodeTable(utf16)).toBe('条件\t动作');
    expect(decodeTable(new Uint8Array([0x61, 0xff, 0xff, 0x62]))).toContain('\ufffd');
  });

  it('goes into GB18030 and comes back, rare characters and faces among it', () => {
    const text = '触发条件,动作 “9 折” €㐀𠮷😀ä\r\n';
    expect(new TextDecoder('gb18030', { fatal: true }).decode(toGb18030(text))).toBe(text);
    expect([...toGb18030('中')]).toEqual([0xd6, 0xd0]);
  });

  it('stands on the clipboard so that cells stay cells and no cell becomes a formula', () => {
    expect(toTsv([['a', 'b\nc', 'say "x"'], ['=1+1', '-', '']])).toBe('a\t"b\nc"\t"say ""x"""\r\n\'=1+1\t\'-\t');
  });

  it('is known by its name or by its look', () => {
    expect(['a.csv', 'a.TSV', 'a.json', 'a.xlsx'].filter(isTable)).toEqual(['a.csv', 'a.TSV']);
    expect(tableFromPaste('条件\t动作\n行为\t短信', 'pasted')).toEqual({ name: 'pasted', text: '条件\t动作\n行为\t短信' });
    expect(tableFromPaste('one line, with a comma', 'pasted')).toBeUndefined();
    expect(tableFromPaste('two lines\nof prose', 'pasted')).toBeUndefined();
    const json = '{\n"a": 1,\n"b": 2}';
    expect(tableFromPaste(json, 'pasted')).toBeUndefined();
    expect(fileFromPaste(json)).toBeDefined();
  });
});

it('columns are called as spreadsheets call them', () => {
  expect([1, 26, 27, 52, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']);
});

const table = (titles: string[], roles: string[], findings: ReadTable['findings'] = []): ReadTable => ({
  format: 'wayproof/table@1', kind: 'plan', columns: titles.map((title, n) => ({ title, role: roles[n]!, known: true })), mapping: roles, header_rows: 1,
  rows: [], journeys: [], workspace: '', cells: [], summary: { mapped: 0, approximated: 0, not_kept: 0 }, findings,
});

describe('what columns were said to be', () => {
  it('holds for the next table with the same headers, and for no other', () => {
    const kept = storage();
    expect(rememberedColumns(table(['Flow', 'Who'], ['name', 'note']), kept)).toBeUndefined();
    rememberColumns(table(['Flow', 'Who'], ['name', 'owner']), { mapping: ['name', 'owner'], kind: 'plan' }, kept);
    expect(rememberedColumns(table(['Flow', 'Who'], ['name', 'note']), kept)).toEqual({ mapping: ['name', 'owner'], kind: 'plan' });
    expect(rememberedColumns(table(['Who', 'Flow'], ['note', 'name']), kept)).toBeUndefined();
    rememberColumns(table(['Flow', 'Who'], ['name', 'audience']), { mapping: ['name', 'audience'] }, kept);
    expect(rememberedColumns(table(['Flow', 'Who'], ['name', 'note']), kept)).toEqual({ mapping: ['name', 'audience'] });
  });

  it('is not held for tables without headers, and survives a broken storage', () => {
    const kept = storage();
    rememberColumns(table(['', ''], ['name', 'owner']), { mapping: ['name', 'owner'] }, kept);
    expect(rememberedColumns(table(['', ''], ['note', 'note']), kept)).toBeUndefined();
    kept.setItem('wayproof/columns@1', '{"not": "a list"}');
    expect(rememberedColumns(table(['Flow'], ['note']), kept)).toBeUndefined();
    expect(() => rememberColumns(table(['Flow'], ['name']), { mapping: ['name'] }, { ...kept, setItem: () => { throw new Error('full'); } })).not.toThrow();
  });
});

it('what a table leaves open stands by its kind, and once for all cells it is said of', () => {
  const finding = (rule: string, what: string, row: number, severity: 'info' | 'warning' = 'info') => ({ rule, severity, what, cell: { row, column: 4 } });
  const sections = sectionsOf([finding('table/assumed', 'counted from the start', 3), finding('table/missing', 'how often', 3), finding('table/missing', 'how often', 4), finding('table/not-understood', 'candles', 5, 'warning')]);
  expect(sections.map(({ rule, severity }) => [rule, severity])).toEqual([['table/not-understood', 'warning'], ['table/missing', 'info'], ['table/assumed', 'info']]);
  expect(sections[1]!.points).toEqual([{ what: 'how often', cells: [{ row: 3, column: 4 }, { row: 4, column: 4 }] }]);
});
