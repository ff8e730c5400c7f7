// Makes wayproof.html: the page as one file that runs from a disk, in a browser without a network. It is index.html with
// the same code and the same assets inside, compressed. The file's own policy names every script and style by its hash and
// allows no connection at all.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import zopfli from '@gfx/zopfli';
import type { Plugin } from 'vite';
import type { Asset } from './assets.ts';

export const ONE_FILE = 'wayproof.html';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Zopfli looks longer than zlib for the shortest way to say the same: one in twenty bytes is saved, and any browser unpacks it. */
const packed = async (data: string | Uint8Array) => Buffer.from(await zopfli.deflateAsync(Buffer.from(data), { numiterations: 5 })).toString('base64');

const policy = (scripts: string[], styles: string[]) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${styles.map(hashOf).join(' ')}`,
    'img-src data: blob:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Shown where the page cannot start; without styles, because none have been unpacked then. */
const TROUBLE = `<div id="trouble" hidden>
      <p data-say="old" hidden>Wayproof needs a browser from 2023 or newer. <span lang="zh-CN">Wayproof 需要 2023 年及以后的浏览器。</span></p>
      <p data-say="damaged" hidden>This file was changed or cut off on its way. Please download it again. <span lang="zh-CN">此文件在传输中被改动或不完整，请重新下载。</span></p>
    </div>`;

/** Replaces exactly one stretch; a template that changed is noticed at once. */
function swap(html: string, pattern: RegExp, by: string): string {
  const found = html.match(new RegExp(pattern, 'g'))?.length ?? 0;
  if (found !== 1) throw new Error(`index.html: ${pattern} occurs ${found} times`);
  return html.replace(pattern, () => by);
}

export interface Parts {
  template: string;
  icon: string;
  loader: string;
  page: string;
  style: string;
  assets: Record<string, Asset>;
}

export async function oneFile({ template, icon, loader, page, style, assets }: Parts): Promise<string> {
  const contents: Record<string, string | Uint8Array> = { page, style };
  for (const [name, asset] of Object.entries(assets)) contents[name] = asset.read();
  const data: string[] = [];
  for (const [name, content] of Object.entries(contents)) data.push(`<script type="text/plain" id="asset-${name}">${await packed(content)}</script>`);
  const meta = `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy([loader, page], [style])}" />`;
  let html = template.replaceAll(/^ *<!-- served only -->[^]*?<!-- \/served only -->\n/gm, '');
  html = swap(html, /<meta charset="utf-8" \/>/, meta);
  html = swap(html, /href="\/src\/theme\/icon\.svg"/, `href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}"`);
  html = swap(html, / *<script type="module" src="\/src\/main\.ts"><\/script>\n/, '');
  html = swap(html, /<div id="app"><\/div>/, `<div id="app"></div>\n    ${TROUBLE}`);
  return swap(html, /<\/body>/, `  ${data.join('\n    ')}\n    <script>${loader}</script>\n  </body>`);
}

/** Turns the one chunk of the build into the file, and leaves nothing else. */
export function oneFilePlugin(assets: Record<string, Asset>, at: (path: string) => string): Plugin {
  const read = (path: string) => readFileSync(at(path), 'utf8');
  return {
    name: 'wayproof-one-file',
    enforce: 'pre',
    // A worker of its own file becomes text in the code, and a blob when it starts.
    async resolveId(id, importer) {
      return id.endsWith('?worker') ? this.resolve(`${id}&inline`, importer, { skipSelf: true }) : null;
    },
    generateBundle: { order: 'post', async handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const styles = Object.values(bundle).filter((one) => one.type === 'asset' && one.fileName.endsWith('.css'));
      if (chunks.length !== 1) throw new Error(`the page should be one chunk, not ${chunks.map(({ fileName }) => fileName).join(', ')}`);
      const style = styles.map((one) => (one.type === 'asset' ? String(one.source) : '')).join('');
      for (const name of Object.keys(bundle)) delete bundle[name];
      const parts = { template: read('index.html'), icon: read('src/theme/icon.svg'), loader: read('src/assets/loader.js'), page: chunks[0]!.code, style, assets };
      this.emitFile({ type: 'asset', fileName: ONE_FILE, source: await oneFile(parts) });
    } },
  };
}
