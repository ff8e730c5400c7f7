import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { filesOf, documentPolicy, serviceWorker } from '../../build-plugins/offline';

const web = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

it('the service worker lists every file but itself, by its content', () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  try {
    mkdirSync(join(folder, 'assets'));
    for (const [name, text] of [['index.html', 'page'], ['assets/a.js', 'code'], ['sw.js', 'old']] as const) writeFileSync(join(folder, name), text);
    const files = filesOf(folder);
    expect(files).toEqual({ 'assets/a.js': 'sha256-VpTQii5T/8rgwxA+Wtb2B2q9lg6x+KVldwQLwQKPcCs=', '': expect.stringMatching(/^sha256-/) as string });
    const template = readFileSync(web('src/offline/sw.js'), 'utf8');
    const worker = serviceWorker(template, files);
    expect(worker).not.toMatch(/%VERSION%|%FILES%/);
    const version = (text: string) => /VERSION = '(.*)'/.exec(text)?.[1];
    expect(version(serviceWorker(template, { ...files, '': 'sha256-other' }))).not.toBe(version(worker));
    expect(version(serviceWorker(`${template}\n`, files)), 'another worker never shares the cache of the one in use').not.toBe(version(worker));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('the policy in the document is the one of the server', () => {
  expect(documentPolicy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /);
  expect(documentPolicy).not.toMatch(/unsafe-inline|frame-ancestors/);
});

it('the icons have the sizes that the manifest promises, and the drawing is the page’s own', () => {
  const { icons } = JSON.parse(readFileSync(web('public/manifest.webmanifest'), 'utf8')) as { icons: { src: string; sizes: string; type: string }[] };
  for (const { src, sizes, type } of icons) {
    const file = readFileSync(web(`public/${src}`));
    if (type === 'image/png') expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`, src).toBe(sizes);
  }
  expect(readFileSync(web('public/icons/icon.svg'), 'utf8')).toBe(readFileSync(web('src/theme/icon.svg'), 'utf8'));
});
