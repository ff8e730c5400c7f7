// Puts the shipped examples into the build as one file, so that the page can open any of them without another request.
// A folder of examples/ is one example; examples/index.json, where it exists, gives order and titles.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export interface Example {
  id: string;
  title: { en: string; zh: string };
  files: { name: string; text: string }[];
}

interface IndexEntry {
  id: string;
  title: { en: string; zh: string };
  files?: string[];
}

const PUBLIC_ID = 'virtual:examples-url';
const DATA = 'examples.json';

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

/** The title of an example without an index entry: the one its workspace or first journey carries, else its folder. */
function titleOf(id: string, texts: string[]): { en: string; zh: string } {
  for (const text of texts) {
    try {
      const title: unknown = (JSON.parse(text) as { title?: unknown }).title;
      if (typeof title === 'string') return { en: title, zh: title };
      if (title && typeof title === 'object') {
        const by = title as Record<string, string>;
        const first = Object.values(by)[0] ?? id;
        return { en: by.en ?? first, zh: by.zh ?? first };
      }
    } catch {
      // A broken file is a legitimate example; another file may have the title.
    }
  }
  return { en: id, zh: id };
}

export function readExamples(root: string): Example[] {
  if (!existsSync(root)) return [];
  const indexPath = join(root, 'index.json');
  const folders = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory()).sort();
  const index: IndexEntry[] = existsSync(indexPath)
    ? (JSON.parse(readFileSync(indexPath, 'utf8')) as IndexEntry[])
    : folders.map((id) => ({ id, title: { en: '', zh: '' } }));
  return index.map((entry) => {
    const names = entry.files ?? jsonFiles(join(root, entry.id));
    const files = names.map((name) => {
      const relative = name.startsWith(`${entry.id}/`) ? name : `${entry.id}/${name}`;
      return { name: relative, text: readFileSync(join(root, relative), 'utf8') };
    });
    const title = entry.title.en ? entry.title : titleOf(entry.id, files.map((file) => file.text));
    return { id: entry.id, title, files };
  });
}

export function examples(root: string): Plugin {
  let serving = false;
  return {
    name: 'wayproof-examples',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    resolveId: (id) => (id === PUBLIC_ID ? `\0${PUBLIC_ID}` : null),
    load(id) {
      if (id !== `\0${PUBLIC_ID}`) return null;
      if (serving) return `export default '/${DATA}';`;
      const reference = this.emitFile({ type: 'asset', name: DATA, source: JSON.stringify(readExamples(root)) });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer(server) {
      server.middlewares.use(`/${DATA}`, (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(readExamples(root)));
      });
    },
  };
}
