import { expect, it } from 'vitest';
import { keepWork, keptWork } from '../../src/state/keep';
import { crc32, zip } from '../../src/state/zip';

function storage(limit = Infinity): Storage {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
    removeItem: (key: string) => void map.delete(key),
  } as unknown as Storage;
}

it('finds the work again, broken bytes included', () => {
  const store = storage();
  const files = [{ name: 'a.json', text: '{"名": 1}' }, { name: 'b.json', text: '\ufffd', bytes: new Uint8Array([0xff]) }];
  expect(keepWork({ files, example: 'cart', asOf: '2026-11-21' }, store)).toBe(true);
  expect(keptWork(store)).toEqual({ files, example: 'cart', asOf: '2026-11-21' });
});

it('says when there is no room, and does not trust what it finds', () => {
  expect(keepWork({ files: [{ name: 'a', text: 'x'.repeat(100) }], example: undefined, asOf: undefined }, storage(50))).toBe(false);
  const store = storage();
  for (const bad of ['', 'null', '{', '{"files":[]}', '{"files":[{"name":1,"text":"x"}]}', '{"files":"x"}']) {
    store.setItem('wayproof/work@1', bad);
    expect(keptWork(store)).toBeUndefined();
  }
});

it('writes archives with right sums and offsets', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  const bytes = zip([{ name: 'a/文.json', bytes: new TextEncoder().encode('{}') }, { name: 'b.json', bytes: new Uint8Array() }]);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  expect(view.getUint16(end + 10, true)).toBe(2);
  const directory = view.getUint32(end + 16, true);
  expect(directory + view.getUint32(end + 12, true)).toBe(end);
  expect(view.getUint32(directory, true)).toBe(0x02014b50);
  const second = directory + 46 + view.getUint16(directory + 28, true);
  expect(view.getUint32(view.getUint32(second + 42, true), true)).toBe(0x04034b50);
});
