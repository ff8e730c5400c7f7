// Reads the pages of the rules (src/rules/<family>/<name>.md, translation <name>.zh.md) and of the mechanisms by which
// packs hold requirements (src/packs/pages/<mechanism>.md, as "pack/<mechanism>") as plain data: paragraphs, headings, lists, and examples as files that the page can open. No markup reaches the page.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ExampleFile {
  name: string;
  text: string;
}

export type Block =
  | { kind: 'heading' | 'paragraph' | 'item'; text: string }
  /** The files of one example, by its place in `examples`. */
  | { kind: 'example'; n: number };

export interface RulePage {
  summary: { en: string; zh: string };
  en: Block[];
  zh: Block[];
  examples: ExampleFile[][];
  /** Files that belong to every example. */
  shared: ExampleFile[];
}

const FENCE = /^```([^\n]*)\n([\s\S]*?)^```\n?/gm;

/** Headings, paragraphs and list items; a comment stands for an example. */
function blocksOf(prose: string): Block[] {
  const out: Block[] = [];
  for (const part of prose.split(/\n{2,}|\n(?=[-#<])/)) {
    const text = part.trim().replaceAll(/\s*\n\s*/g, ' ');
    const example = /^<!-- example (\d+) -->$/.exec(text);
    if (example) out.push({ kind: 'example', n: Number(example[1]) - 1 });
    else if (text.startsWith('## ')) out.push({ kind: 'heading', text: text.slice(3) });
    else if (text.startsWith('- ')) out.push({ kind: 'item', text: text.slice(2) });
    else if (text && !text.startsWith('# ') && !text.startsWith('<!--')) out.push({ kind: 'paragraph', text });
  }
  return out;
}

export function readPage(english: string, chinese: string | undefined): RulePage {
  const examples: ExampleFile[][] = [];
  const shared: ExampleFile[] = [];
  let end = 0;
  // Fences that follow each other without a word between them are the files of one example.
  const prose = english.replace(FENCE, (fence: string, info: string, text: string, at: number) => {
    const adjacent = english.slice(end, at).trim() === '';
    end = at + fence.length;
    if (!/^(?:json|csv) /.test(info) || info === 'json rule') return '\n';
    if (info.startsWith('json shared ')) {
      shared.push({ name: info.slice('json shared '.length), text });
      return '\n';
    }
    const file = { name: info.slice(info.indexOf(' ') + 1), text };
    if (adjacent && examples.length > 0) {
      examples.at(-1)!.push(file);
      return '\n';
    }
    examples.push([file]);
    return `\n<!-- example ${examples.length} -->\n`;
  });
  const en = blocksOf(prose);
  const zh = chinese === undefined ? en : blocksOf(chinese.replace(FENCE, '\n'));
  const first = (blocks: Block[]) => {
    const block = blocks[0];
    return block && block.kind === 'paragraph' ? block.text : '';
  };
  return { summary: { en: first(en), zh: first(zh) }, en: en.slice(1), zh: zh.slice(1), examples, shared };
}

/** The pages in a folder by their stems. */
function* pagesIn(folder: string): Generator<[string, RulePage]> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md') && !file.endsWith('.zh.md')).sort()) {
    const stem = name.slice(0, -'.md'.length);
    const translation = join(folder, `${stem}.zh.md`);
    const chinese = existsSync(translation) ? readFileSync(translation, 'utf8') : undefined;
    yield [stem, readPage(readFileSync(join(folder, name), 'utf8'), chinese)];
  }
}

export function readRules(root: string): Record<string, RulePage> {
  const out: Record<string, RulePage> = {};
  if (!existsSync(root)) return out;
  for (const family of readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()) {
    for (const [stem, page] of pagesIn(join(root, family))) out[`${family}/${stem}`.replaceAll('_', '-')] = page;
  }
  return out;
}

export function readMechanisms(folder: string): Record<string, RulePage> {
  return existsSync(folder) ? Object.fromEntries([...pagesIn(folder)].map(([stem, page]) => [`pack/${stem}`, page])) : {};
}
