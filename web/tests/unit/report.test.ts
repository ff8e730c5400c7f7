import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linesOf, pieces } from '../../src/report/lines';
import { INKS } from '../../src/report/shapes';
import { escaped, svgOf } from '../../src/report/svg';

/** Han and full-width signs are one wide, others half. */
const width = (text: string) => [...text].reduce((sum, sign) => sum + (/[\u2018-\u201d\u2014\u2026\u3000-\u9fff\uff00-\uffef]/u.test(sign) ? 1 : 0.5), 0);
const broken = (text: string, room: number) => linesOf(text, room, width);

describe('lines', () => {
  it('break between Han signs, and keep words and numbers whole', () => {
    expect(broken('有客户会在 24 小时内收到 3 条营销消息', 8)).toEqual(['有客户会在 24 小', '时内收到 3 条营', '销消息']);
    expect(broken('Send “Mail with the code” one hour later', 11)).toEqual(['Send “Mail with the', 'code” one hour later']);
  });

  it('never begin with a closing mark or end with an opening one', () => {
    const text = '频次管控（24 小时内最多 2 条）目前只记录、不拦截，“九折邮件”照样发出。请把它推后……或者让平台拦截：见《规则》！';
    for (let room = 4; room < 30; room += 1) {
      for (const line of broken(text, room)) {
        expect(line, `${room}: ${line}`).not.toMatch(/^[，。、；：？！）】》」”’…]/u);
        expect(line, `${room}: ${line}`).not.toMatch(/[（【《「“‘]$/u);
      }
    }
  });

  it('are never wider than there is room, lose nothing and add nothing', () => {
    const texts = ['a-very-long-name.that.has.no.spaces.at-all.journey.json，第 74 行', '一二三四五六七八九十'.repeat(5), 'one two  three\nfour', '（（（（（（（（（（', ''];
    for (const text of texts) {
      for (let room = 2; room < 24; room += 1) {
        const lines = broken(text, room);
        for (const line of lines) expect(width(line), `${room}: ${line}`).toBeLessThanOrEqual(room);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/\s/g, ''));
      }
    }
  });

  it('may break after a hyphen, but not before what it counts', () => {
    expect(pieces('cart-recovery.journey.json')).toEqual(['cart-', 'recovery.journey.json']);
    expect(pieces('2026-11-24 10:30')).toEqual(['2026-11-24 ', '10:30']);
  });
});

it('colours are those of the light theme', () => {
  const css = readFileSync(fileURLToPath(new URL('../../src/theme/tokens.css', import.meta.url)), 'utf8');
  const light = Object.fromEntries([...css.slice(0, css.indexOf('[data-theme="dark"]')).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
  for (const [name, value] of Object.entries(INKS)) expect(value, name).toBe(light[name]);
});

it('nothing in a drawing becomes markup', () => {
  const evil = `<script>alert("1")</script> & 'x'`;
  const svg = svgOf({ width: 10, height: 10, shapes: [{ kind: 'text', x: 0, y: 0, text: evil, size: 12, ink: 'ink' }] }, evil);
  expect(svg).not.toMatch(/<script|alert\("/);
  expect(svg).toContain(escaped(evil));
});
