// Finishes the served page: the list of its files with their hashes in the service worker, and its policy in the document,
// for hosts that send no headers of their own.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { contentSecurityPolicy } from '../../tools/serve.mjs';

const WORKER = 'sw.js';
const hashOf = (data: Uint8Array | string) => createHash('sha256').update(data).digest('base64');

/** Path in the folder → hash, in byte order; the document is known by the folder itself. */
export function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .filter((name) => name !== WORKER)
    .sort();
  return Object.fromEntries(names.map((name) => [name === 'index.html' ? '' : name, `sha256-${hashOf(readFileSync(join(folder, name)))}`]));
}

export function serviceWorker(template: string, files: Record<string, string>): string {
  const list = JSON.stringify(files, null, 2);
  return template.replace("'%FILES%'", () => list).replace('%VERSION%', hashOf(template + list).slice(0, 12));
}

/** Frames can be forbidden by headers alone. */
export const documentPolicy = contentSecurityPolicy.split('; ').filter((part) => !part.startsWith('frame-ancestors')).join('; ');

export function offlinePlugin(template: string): Plugin {
  return {
    name: 'wayproof-offline',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${documentPolicy}" />`),
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir }) {
        writeFileSync(join(dir!, WORKER), serviceWorker(readFileSync(template, 'utf8'), filesOf(dir!)));
      },
    },
  };
}
