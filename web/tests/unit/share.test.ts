import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { linkEnd, LONGEST, MOST_UNPACKED, openLinkEnd } from '../../src/state/share';

const ended = (data: string | Uint8Array) => `#w1=${deflateRawSync(data).toString('base64url')}`;
const file = { name: 'cart.journey.json', text: '{"title": "加购未支付 🛒"}' };

describe('a link', () => {
  it('brings the files back as they were, broken bytes and date included', async () => {
    const shared = { files: [file, { name: 'b.json', text: '\ufffd', bytes: new Uint8Array([0xff, 0x00]) }], asOf: '2026-11-21' };
    const end = await linkEnd(shared);
    expect(end).toMatch(/^#w1=[\w-]+$/);
    expect(await openLinkEnd(end)).toEqual(shared);
  });

  it('is short: a journey of two kilobytes takes a third', async () => {
    const steps = Array.from({ length: 24 }, (_, n) => `{"type": "message", "channel": "mail", "topic": "news", "next": "step-${n}"}`).join(',');
    expect((await linkEnd({ files: [{ name: 'a.json', text: `[${steps}]` }], asOf: undefined })).length).toBeLessThan(600);
  });

  it('is one of version 1 or says so', async () => {
    expect(await openLinkEnd('')).toBeUndefined();
    expect(await openLinkEnd('#problems')).toBeUndefined();
    expect(await openLinkEnd('#w2=abc')).toBe('newer');
  });

  it('that was cut, changed or never held files is damaged', async () => {
    const end = await linkEnd({ files: [file], asOf: undefined });
    expect(await openLinkEnd(end.slice(0, -9))).toBe('damaged');
    expect(await openLinkEnd('#w1=%20%20')).toBe('damaged');
    expect(await openLinkEnd('#w1=')).toBe('damaged');
    for (const wrong of ['null', '{}', '[]', '{"files":[]}', '{"files":[{"name":"a"}]}', '{"files":[{"name":1,"text":""}]}', '{"files":"x"}', '{"files":[null]}', '{"fi']) {
      expect(await openLinkEnd(ended(wrong)), wrong).toBe('damaged');
    }
    expect(await openLinkEnd(ended(new Uint8Array([0x22, 0xff, 0x22])))).toBe('damaged');
  });

  it('with a date that is none keeps the files', async () => {
    expect(await openLinkEnd(ended(JSON.stringify({ files: [file], asOf: '<b>' })))).toEqual({ files: [file], asOf: undefined });
  });

  it('that would unpack to more than there is room for is stopped on the way', async () => {
    const bomb = ended(new Uint8Array(40_000_000)); // 1000 : 1
    expect(bomb.length).toBeLessThan(2 * LONGEST);
    const began = performance.now();
    expect(await openLinkEnd(bomb)).toBe('tooBig');
    expect(performance.now() - began).toBeLessThan(2000);
    expect(await openLinkEnd(`#w1=${'A'.repeat(2 * LONGEST)}`)).toBe('tooBig');
    expect(await openLinkEnd(ended(JSON.stringify({ files: [{ name: 'a', text: 'x'.repeat(MOST_UNPACKED - 100) }] })))).toMatchObject({ files: [{ name: 'a' }] });
  });
});
