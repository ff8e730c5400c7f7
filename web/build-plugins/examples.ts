// Reads the shipped examples as one piece of data, so that the page can open any of them without another request.
// examples/index.json says which there are, in order; without it every folder is one.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

interface Text {
  en: string;
  zh: string;
}

export interface Example {
  id: string;
  title: Text;
  /** What it shows, in one line. */
  shows?: Text;
  /** It has problems on purpose. */
  broken?: boolean;
  /** Names in the shelf's `texts`. */
  files: string[];
}

/** All examples; a file that several of them share is carried once. */
export interface Shelf {
  examples: Example[];
  texts: Record<string, string>;
}

interface IndexEntry {
  id: string;
  title: Text;
  shows?: Text;
  broken?: boolean;
  folder?: string;
  files?: string[];
  /** The file to look at first. */
  opens?: string;
}

/** All `*.json` below a folder, as paths relative to it, in byte order. */
function jsonFiles(folder: string, prefix = ''): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return jsonFiles(path, `${prefix}${name}/`);
      return name.endsWith('.json') ? [prefix + name] : [];
    });
}

function readIndex(root: string): IndexEntry[] {
  const path = join(root, 'index.json');
  if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { examples: IndexEntry[] }).examples;
  const folders = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory()).sort();
  return folders.map((id) => ({ id, title: { en: id, zh: id } }));
}

export function readExamples(root: string): Shelf {
  const texts: Record<string, string> = {};
  if (!existsSync(root)) return { examples: [], texts };
  const examples = readIndex(root).map(({ id, title, shows, broken, folder = id, files: listed, opens }) => {
    const names = listed ?? jsonFiles(join(root, folder));
    // The file to look at comes first: the page shows the map of the first journey it meets.
    const ordered = opens ? [opens, ...names.filter((name) => name !== opens)] : names;
    const files = ordered.map((name) => `${folder}/${name}`);
    for (const name of files) texts[name] ??= readFileSync(join(root, name), 'utf8');
    return { id, title, ...(shows && { shows }), ...(broken !== undefined && { broken }), files };
  });
  return { examples, texts };
}
