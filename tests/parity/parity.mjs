// The engine and the command give the same bytes natively and as WebAssembly. Run from the project's root after
// `./dev build` and the build of the unit tests: parity.mjs [slips in each file, 4 unless told].
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import createCompleteEngine from '../../build/wasm/complete.mjs';
import createPageEngine from '../../build/wasm/engine.mjs';
import createEngine from '../../build/wasm/wayproof.mjs';
import { commandLines, requests } from './cases.mjs';
import { memoryHost } from './memory_host.mjs';

const command = 'build/release/wayproof';
const nativeCall = 'build/test/tests/native_call';

/** What the page ships answers the requests, what the npm package ships the command lines; both are built from one library. */
async function forThePage(create, binary) {
  const module = await create({ wasmBinary: readFileSync(`build/wasm/${binary}`) });
  module.loadZones(readFileSync('build/wasm/engine.zones'));
  module.loadPacks(readFileSync('build/wasm/engine.packs'));
  for (const language of ['en', 'zh']) module.loadTexts(language, readFileSync(`build/wasm/engine.${language}.texts`));
  return module;
}
const page = await forThePage(createPageEngine, 'engine.wasm');
const complete = await forThePage(createCompleteEngine, 'complete.wasm');
const engine = await createEngine({ wasmBinary: readFileSync('build/wasm/wayproof.wasm') });
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const wasmAnswer = (module, request) => decoder.decode(module.call(encoder.encode(JSON.stringify(request))));

function wasmCommand(words, input, variables) {
  const { host, out, err } = memoryHost({ input, variables });
  const code = engine.command(words, host);
  return { code, out: out().toString(), err: err().toString() };
}

function nativeCommand(words, input, variables) {
  const run = spawnSync(command, words, { input, env: variables, maxBuffer: 1 << 28 });
  return { code: run.status, out: run.stdout.toString(), err: run.stderr.toString() };
}

/** All requests through native processes, a few hundred each: all answers together would be longer than a string may be. */
function nativeAnswers(list) {
  const answers = [];
  for (let first = 0; first < list.length; first += 200) {
    const input = list.slice(first, first + 200).map((request) => `${JSON.stringify(request)}\n`).join('');
    const run = spawnSync(nativeCall, { input, maxBuffer: 1 << 30 });
    assert.equal(run.status, 0, `${nativeCall} ended with ${run.status ?? run.signal}`);
    answers.push(...run.stdout.toString().split('\0').slice(0, -1));
  }
  return answers;
}

/** Where two texts part, for a message that can be read. */
function difference(native, wasm) {
  let at = 0;
  while (at < native.length && native[at] === wasm[at]) ++at;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `they part at character ${at}:\n  native ${around(native)}\n  wasm   ${around(wasm)}`;
}

function sameSources() {
  const sourceOf = (text) => JSON.parse(text).source;
  const version = { format: 'wayproof/request@1', do: 'version' };
  const hashes = {
    command: sourceOf(nativeCommand(['version', '--format', 'json']).out),
    tests: sourceOf(nativeAnswers([version])[0]),
    page: sourceOf(wasmAnswer(page, version)),
    complete: sourceOf(wasmAnswer(complete, version)),
    wasm: sourceOf(wasmAnswer(engine, version)),
  };
  assert.equal(new Set(Object.values(hashes)).size, 1, `a build is stale, run ./dev build: ${JSON.stringify(hashes)}`);
}

sameSources();

const asked = requests(Number(process.argv[2] ?? 4));
// The page's engines have no rule pages in them (cmake/embed_pages.cmake). What the first one lacks the complete one answers, as in
// the page; that has to be something, and not everything.
let lacked = 0;
function pageAnswer(request) {
  if (request.do === 'explain') return wasmAnswer(engine, request);
  const answer = wasmAnswer(page, request);
  if (!page.lacking()) return answer;
  lacked += 1;
  return wasmAnswer(complete, request);
}
nativeAnswers(asked).forEach((native, index) => {
  const { files, ...rest } = asked[index];
  const wasm = pageAnswer(asked[index]);
  assert.ok(native === wasm, `request ${index} ${JSON.stringify(rest)}: ${difference(native, wasm)}`);
  // The complete engine answers everything else, too.
  if (index % 10 === 0 && rest.do !== 'explain') assert.ok(native === wasmAnswer(complete, asked[index]), `complete: request ${index}`);
});
assert.ok(lacked > 0 && lacked < asked.length / 2, `${lacked} of ${asked.length} requests need the complete engine`);
const asking = process.uptime();

const lines = commandLines();
const codes = {};
for (const { words, input } of lines) {
  const variables = { LANG: 'C' };
  const native = nativeCommand(words, input, variables);
  const wasm = wasmCommand(words, input, variables);
  for (const stream of ['out', 'err']) {
    assert.ok(native[stream] === wasm[stream], `wayproof ${words.join(' ')}: std${stream}: ${difference(native[stream], wasm[stream])}`);
  }
  assert.equal(native.code, wasm.code, `wayproof ${words.join(' ')}: exit code`);
  assert.notEqual(native.code, 3, `wayproof ${words.join(' ')} admits a mistake of ours: ${native.err}`);
  codes[native.code] = (codes[native.code] ?? 0) + 1;
}
console.log(`${asked.length} requests (${lacked} for the complete engine) and ${lines.length} command lines, same bytes; exit codes ${JSON.stringify(codes)}; ` +
  `${asking.toFixed(0)} s and ${(process.uptime() - asking).toFixed(0)} s`);
