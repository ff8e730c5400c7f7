// Makes the icons of the installed page from the one drawing, src/theme/icon.svg, into public/icons:
//
//   node scripts/icons.mjs
//
// The pictures are committed; run it when the drawing changes.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from '../tests/browser/chromium.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const drawing = here('../src/theme/icon.svg');
const folder = here('../public/icons');
const svg = await readFile(drawing, 'utf8');

/** Systems cut these to their own shape: the ground reaches to the edges, the drawing keeps to the middle. */
const fullBleed = svg
  .replace('<svg ', '<svg style="background:#2f4fa8" ')
  .replace(/<rect [^>]*\/>/, '')
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"');

const PICTURES = [
  { name: 'icon-192.png', size: 192, source: svg },
  { name: 'icon-512.png', size: 512, source: svg },
  { name: 'maskable-512.png', size: 512, source: fullBleed },
  { name: 'apple-touch-icon.png', size: 180, source: fullBleed },
];

await mkdir(folder, { recursive: true });
await copyFile(drawing, `${folder}/icon.svg`);
const browser = await launch();
for (const { name, size, source } of PICTURES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
  await writeFile(`${folder}/${name}`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
