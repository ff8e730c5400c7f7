// What a visitor of the page downloads for the engine: binary and glue, compressed as a host would. Beside them travel data
// files: time zones and texts by language, which are printed here, rule pages and examples. The complete engine comes later,
// when the first check is done (docs/decisions/016).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 450_000;
const completeBudget = 680_000; // docs/decisions/027

const size = (name) => {
  const bytes = readFileSync(`build/wasm/${name}`);
  const compressed = gzipSync(bytes, { level: 9 }).length;
  console.log(`${name}: ${(bytes.length / 1000).toFixed(1)} kB, ${(compressed / 1000).toFixed(1)} kB gzip -9`);
  return compressed;
};
// The worker carries both glues, so that the complete engine needs nothing but its binary.
const total = size('engine.wasm') + size('engine.mjs') + size('complete.mjs');
const complete = size('complete.wasm');
console.log(`together ${(total / 1000).toFixed(1)} kB, budget ${budget / 1000} kB`);
for (const file of ['engine.zones', 'engine.packs', 'engine.en.texts', 'engine.zh.texts']) size(file);
assert.ok(total <= budget, `over ${budget / 1000} kB`);
assert.ok(complete <= completeBudget, `the complete engine is over ${completeBudget / 1000} kB`);

// The page's policy forbids evaluation; the glue must not even contain it.
for (const glue of ['engine.mjs', 'complete.mjs']) assert.doesNotMatch(readFileSync(`build/wasm/${glue}`, 'utf8'), /\bnew Function\b|\beval\(/);
