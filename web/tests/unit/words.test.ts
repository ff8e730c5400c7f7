import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/words/render';

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
const families = readdirSync(source('words')).filter((name) => name.endsWith('.json'));
const entries = families.flatMap((name) =>
  Object.entries(JSON.parse(readFileSync(source(`words/${name}`), 'utf8')) as Record<string, { en: string; zh: string }>));

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
/** Words that the glossary keeps off the page. */
const FORBIDDEN = ['旅行', '工作空间', '入口点', '拆分', '手臂', '实例', '话题', '主题', '同意书', '抑制', '闸门', '封顶', '安静时间', '方言', '发现', '驳斥', '见证', '证人', '人口', '跑批', '系统检测到'];

/** What Chinese calls by the same name. */
const NAMES = ['WhatsApp'];

describe('the words of the page', () => {
  it('stand once each, in both languages', () => {
    const keys = entries.map(([key]) => key);
    expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
    for (const [key, { en, zh }] of entries) {
      expect(en.trim(), key).not.toBe('');
      expect(zh.trim(), key).not.toBe('');
    }
  });

  it('have the same placeholders, save that Chinese needs no plural', () => {
    for (const [key, { en, zh }] of entries) expect(placeholders(zh), key).toEqual(placeholders(en));
  });

  it('are Chinese where they say so', () => {
    for (const [key, { en, zh }] of entries) {
      if (/^[^a-z]*$/i.test(en.replaceAll(/\{[^}]*\}/g, '')) || NAMES.includes(en)) continue;
      expect(zh, key).toMatch(/\p{Script=Han}/u);
      expect(zh, key).not.toMatch(/\p{Script=Han}\s*[,;:!?]/u);
      for (const word of FORBIDDEN) expect(zh.includes(word), `${key}: ${word}`).toBe(false);
    }
  });

  it('are all used', () => {
    const files = readdirSync(source(''), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(svelte|ts)$/.test(name));
    const code = files.map((name) => readFileSync(source(name), 'utf8')).join('\n');
    // Keys that are put together at run time, by their stem.
    const stems = [...code.matchAll(/`([\w.]+)\.\$\{/g)].map(([, stem]) => `${stem}.`);
    const unused = entries.map(([key]) => key).filter((key) => !code.includes(`'${key}'`) && !stems.some((stem) => key.startsWith(stem)));
    expect(unused).toEqual([]);
  });
});

it('placeholders are filled, numbers choose', () => {
  expect(render('{n} {n|problem|problems} in {name}', { n: 1, name: 'x' })).toBe('1 problem in x');
  expect(render('{n} {n|problem|problems}', { n: 0 })).toBe('0 problems');
  expect(render('{missing}')).toBe('{missing}');
});
