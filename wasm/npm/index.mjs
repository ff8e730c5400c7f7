// The engine for Node programs: requests and responses as plain objects (their formats: docs/engine.md).
import { readFileSync } from 'node:fs';
import createEngine from './wayproof.mjs';

/** Compiles the engine; one instance can answer any number of requests. */
export async function loadEngine() {
  const engine = await createEngine({ wasmBinary: readFileSync(new URL('./wayproof.wasm', import.meta.url)) });
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    call(request) {
      const bytes = encoder.encode(JSON.stringify({ format: 'wayproof/request@1', ...request }));
      return JSON.parse(decoder.decode(engine.call(bytes)));
    },
    /** One command line without the program's name; `host` is what it asks of the machine (host.mjs has Node's). */
    command: (words, host) => engine.command(words, host),
  };
}
