// What a visitor of the page downloads for the engine: binary and glue, compressed as a host would. Beside them travel data
// files: time zones and texts by language, which are printed here, rule pages and examples. The complete engine comes later,
// when the first check is done (docs/decisions/016).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 450_000;
const completeBudget = 580_000;

const size = (name) => {
  const bytes = readFileSync(`build/wasm/${name}`);
  const compressed = gzipSync(bytes, { level: 9 }).length;
  console.log(`${name}: ${(bytes.length / 1000).toFixed(1)} kB, ${(compressed / 1000).toFixed(1)} kB gzip -9`);
  return compressed;
};
const total = size('engine.wasm') + size('engine.mjs');
console.log(`together ${(total / 1000).toFixed(1)} kB, budget ${budget / 1000} kB`);
const complete = size('complete.wasm');
for (const file of ['engine.zones', 'engine.en.texts', 'engine.zh.texts']) size(file);
assert.ok(total <= budget, `over ${budget / 1000} kB`);
assert.ok(complete <= completeBudget, `the complete engine is over ${completeBudget / 1000} kB`);

// One glue serves both: the page has that of the first engine only.
const glue = (name) => readFileSync(`build/wasm/${name}.mjs`, 'utf8').replaceAll(`${name}.wasm`, '');
assert.equal(glue('complete'), glue('engine'));

// The page's policy forbids evaluation; the glue must not even contain it.
assert.doesNotMatch(readFileSync('build/wasm/engine.mjs', 'utf8'), /\bnew Function\b|\beval\(/);
