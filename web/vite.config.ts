// How the page is built. Two builds exist: the product, which carries the engine from build/wasm, and `--mode fixture`,
// which carries a small stand-in engine for developing and testing the page without a compiler for C++. The stand-in
// lives under tests/ and cannot reach the product build: only this file names it, and only in that mode.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Alias } from 'vite';
import { defineConfig } from 'vitest/config';
import { examples } from './build-plugins/examples.ts';
import { rules } from './build-plugins/rules.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The engine's glue, its binary and its sentences: from EMCC's output, or the stand-in. */
function engine(mode: string, command: string): Alias[] {
  // A pattern, because the binary is asked for as "#engine-wasm?url".
  const at = (glue: string, binary: string, texts: string) => [
    { find: /^#engine-texts\/(\w+)/, replacement: texts },
    { find: /^#engine-wasm/, replacement: binary },
    { find: /^#engine$/, replacement: glue },
  ];
  if (mode === 'fixture' || mode === 'test') return at(here('tests/fixtures/engine.ts'), here('tests/fixtures/empty.wasm'), here('tests/fixtures/empty.texts'));
  const folder = process.env.WAYPROOF_WASM ?? here('../build/wasm');
  const glue = `${folder}/engine.mjs`;
  if (command === 'build' && !existsSync(glue)) {
    throw new Error(`The engine is not built: ${glue} is missing. Run "./dev build" first.`);
  }
  return at(glue, `${folder}/engine.wasm`, `${folder}/engine.$1.texts`);
}

export default defineConfig(({ mode, command }) => ({
  base: './',
  resolve: {
    alias: engine(mode, command),
    // Under vitest Svelte would resolve to its server build.
    conditions: mode === 'test' ? ['browser'] : undefined,
  },
  plugins: [svelte(), examples(mode === 'fixture' || mode === 'test' ? here('tests/fixtures/examples') : here('../examples')), rules(process.env.WAYPROOF_RULES ?? here('../src/rules'))],
  worker: { format: 'es' },
  server: { fs: { allow: [here('..')] } },
  build: {
    outDir: mode === 'fixture' ? here('../build/web-fixture') : here('../build/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // a strict CSP knows no data: scripts, and small files are few
    modulePreload: { polyfill: false }, // the polyfill is an inline script
    chunkSizeWarningLimit: 400,
  },
  test: { include: ['tests/unit/**/*.test.ts'], environment: 'node' },
}));
