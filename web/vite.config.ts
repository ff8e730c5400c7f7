// How the page is built, by mode:
//   production  the served page, with the engine from build/wasm, into build/web
//   onefile     the same sources as one file that runs from a disk, build/wayproof.html
//   fixture     the served page with a small stand-in engine, for work on the page without a compiler for C++; the stand-in
//               lives under tests/ and cannot reach the other two: only this file names it, and only in that mode
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { assetsOf, servedAssets } from './build-plugins/assets.ts';
import { offlinePlugin } from './build-plugins/offline.ts';
import { oneFilePlugin } from './build-plugins/onefile.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The engine's glues, their binaries and its sentences: from EMCC's output, or the stand-in. The one file carries the complete engine alone. */
function engine(standIn: boolean, single: boolean, command: string): { glue: string; completeGlue: string; engine: string; complete: string; zones: string; packs: string; texts: (language: string) => string } {
  if (standIn) return { glue: here('tests/fixtures/engine.ts'), completeGlue: here('tests/fixtures/engine.ts'), engine: here('tests/fixtures/empty.wasm'), complete: here('tests/fixtures/empty.wasm'), zones: here('tests/fixtures/empty.texts'), packs: here('tests/fixtures/empty.texts'), texts: () => here('tests/fixtures/empty.texts') };
  const folder = process.env.WAYPROOF_WASM ?? here('../build/wasm');
  const glue = `${folder}/engine.mjs`;
  if (command === 'build' && !existsSync(glue)) {
    throw new Error(`The engine is not built: ${glue} is missing. Run "./dev build" first.`);
  }
  const complete = `${folder}/complete.wasm`;
  const completeGlue = `${folder}/complete.mjs`;
  return { glue: single ? completeGlue : glue, completeGlue, engine: single ? complete : `${folder}/engine.wasm`, complete, zones: `${folder}/engine.zones`, packs: `${folder}/engine.packs`, texts: (language) => `${folder}/engine.${language}.texts` };
}

/** The glue names its binary in a way that makes a build carry it; the page hands it over itself. */
const bareGlue: Plugin = {
  name: 'wayproof-bare-glue',
  enforce: 'pre',
  transform: (code, id) => (/\/(engine|complete)\.mjs$/.test(id) ? code.replaceAll(/new URL\(("\w+\.wasm"), ?import\.meta\.url\)/g, '$1') : null),
};

/** For the policy of the report; a page that came without encryption cannot hash by itself. */
const reportStyleHash = () => createHash('sha256').update(readFileSync(here('src/report/report.css'))).digest('base64');

export default defineConfig(({ mode, command }) => {
  const standIn = mode === 'fixture' || mode === 'test';
  const single = mode === 'onefile';
  const { glue, completeGlue, ...built } = engine(standIn, single, command);
  const assets = assetsOf({
    ...built,
    examples: standIn ? here('tests/fixtures/examples') : here('../examples'),
    rules: process.env.WAYPROOF_RULES ?? here('../src/rules'),
    mechanisms: here('../src/packs/pages'),
  });
  const { complete: _apart, ...carried } = assets; // the one file carries the engine once
  return {
    base: './',
    resolve: {
      alias: [
        { find: /^#engine$/, replacement: glue },
        { find: /^#complete$/, replacement: completeGlue },
        { find: /^#asset$/, replacement: here(single ? 'src/assets/packed.ts' : 'src/assets/served.ts') },
      ],
      // Under vitest Svelte would resolve to its server build.
      conditions: mode === 'test' ? ['browser'] : undefined,
    },
    plugins: [svelte(), bareGlue, ...(single ? [oneFilePlugin(carried, here)] : [servedAssets(assets), offlinePlugin(here('src/offline/sw.js'))])],
    define: { REPORT_STYLE_HASH: JSON.stringify(reportStyleHash()) },
    // A worker that is text in the code cannot be a module everywhere.
    worker: { format: single ? 'iife' : 'es', plugins: () => [bareGlue] },
    server: { fs: { allow: [here('..')] } },
    publicDir: single ? false : 'public',
    build: {
      // The one file goes beside the folders of the other builds, which stay.
      outDir: here(single ? '../build' : mode === 'fixture' ? '../build/web-fixture' : '../build/web'),
      emptyOutDir: !single,
      target: 'es2022',
      assetsInlineLimit: 0, // a strict CSP knows no data: scripts, and small files are few
      cssCodeSplit: !single,
      modulePreload: { polyfill: false }, // the polyfill is an inline script
      chunkSizeWarningLimit: single ? 1000 : 400,
      ...(single && { rolldownOptions: { input: here('src/main.ts'), output: { codeSplitting: false } } }),
    },
    test: { include: ['tests/unit/**/*.test.ts'], environment: 'node' },
  };
});
