import { describe, expect, it } from 'vitest';
import { applyEdits, carry, difference, fromBytes, toBytes, uniqueNames, type SourceFile } from '../../src/state/files';
import type { Place } from '../../src/engine/types';

const at = (file: number, start: number, end: number): Place => {
  const point = (utf16: number) => ({ line: 1, column: 1, utf16, byte: 0 });
  return { file, start: point(start), end: point(end) };
};

describe('edits', () => {
  const files: SourceFile[] = [{ name: 'a', text: '0123456789' }, { name: 'b', text: 'abc' }];

  it('apply in any order, each in its own file, and leave the others untouched', () => {
    const after = applyEdits(files, [{ at: at(0, 2, 4), text: 'X' }, { at: at(0, 8, 8), text: 'YY' }]);
    expect(after[0]!.text).toBe('01X4567YY89');
    expect(after[1]).toBe(files[1]);
  });

  it('drop the bytes of a file that was not valid UTF-8', () => {
    const broken = fromBytes('c', new Uint8Array([0x7b, 0xff, 0x7d]));
    expect(broken.bytes).toBeDefined();
    expect(applyEdits([broken], [{ at: at(0, 1, 2), text: '' }])[0]).toEqual({ name: 'c', text: '{}' });
  });
});

describe('difference', () => {
  const rebuilt = (before: string, after: string) => {
    const change = difference(before, after);
    return change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
  };

  it('rebuilds the new text and is minimal at both ends', () => {
    expect(difference('aaXbb', 'aaYYbb')).toEqual({ from: 2, to: 3, insert: 'YY' });
    expect(difference('same', 'same')).toBeUndefined();
    for (const [before, after] of [['', 'x'], ['x', ''], ['aa', 'aaa'], ['abab', 'ab'], ['您好', '您们好']] as const) {
      expect(rebuilt(before, after)).toBe(after);
    }
  });

  it('never cuts a surrogate pair', () => {
    const change = difference('a😀b', 'a😁b')!;
    expect(change).toEqual({ from: 1, to: 3, insert: '😁' });
  });

  it('carries a cursor along', () => {
    const change = { from: 2, to: 4, insert: 'xyz' };
    expect([0, 2, 3, 4, 9].map((position) => carry(position, change))).toEqual([0, 2, 3, 5, 10]);
  });
});

describe('bytes', () => {
  it('keep a byte order mark and round-trip', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]);
    const file = fromBytes('a', bytes);
    expect(file.text).toBe('\ufeff{}');
    expect([...toBytes(file).bytes]).toEqual([...bytes]);
  });

  it('that are broken go to the engine as they are', () => {
    const bytes = new Uint8Array([0x22, 0xc3, 0x28, 0x22]);
    expect(toBytes(fromBytes('a', bytes)).bytes).toBe(bytes);
  });
});

it('equal names are told apart', () => {
  const names = uniqueNames([{ name: 'a.json', text: '1' }, { name: 'a.json', text: '2' }, { name: 'a.json', text: '3' }]).map(({ name }) => name);
  expect(names).toEqual(['a.json', 'a (2).json', 'a (3).json']);
});
