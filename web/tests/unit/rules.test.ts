import { expect, it } from 'vitest';
import { readPage } from '../../build-plugins/rules';

const FENCE = '```';
const page = `# cap/too-many

Too many messages.

${FENCE}json rule
{"severity": "error"}
${FENCE}

## What it checks

Counts what one
customer gets.

- by day
- by week

## Fails

${FENCE}json shared shop.workspace.json
{"shop": 1}
${FENCE}

Three in a day.

${FENCE}json a.journey.json
{"a": 1}
${FENCE}

${FENCE}json b.journey.json
{"b": 1}
${FENCE}

${FENCE}text
said
${FENCE}

## Passes

Two.

${FENCE}json a.journey.json
{"a": 2}
${FENCE}
`;
const chinese = '# cap/too-many\n\n消息太多。\n\n## 检查什么\n\n数一数。\n\n<!-- shared -->\n\n## 会报告\n\n一天三条。\n\n<!-- example 1 -->\n\n## 不会报告\n\n两条。\n\n<!-- example 2 -->\n';

it('a page becomes prose and examples, in both languages', () => {
  const read = readPage(page, chinese);
  expect(read.summary).toEqual({ en: 'Too many messages.', zh: '消息太多。' });
  expect(read.shared.map(({ name }) => name)).toEqual(['shop.workspace.json']);
  expect(read.examples.map((files) => files.map(({ name }) => name))).toEqual([['a.journey.json', 'b.journey.json'], ['a.journey.json']]);
  expect(read.en.map((block) => (block.kind === 'example' ? `example ${block.n}` : `${block.kind}: ${block.text}`))).toEqual([
    'heading: What it checks', 'paragraph: Counts what one customer gets.', 'item: by day', 'item: by week', 'heading: Fails', 'paragraph: Three in a day.', 'example 0',
    'heading: Passes', 'paragraph: Two.', 'example 1',
  ]);
  expect(read.zh.filter(({ kind }) => kind === 'example')).toHaveLength(2);
});

it('a page without a translation is shown as it is', () => {
  expect(readPage(page, undefined).zh).toEqual(readPage(page, undefined).en);
});
