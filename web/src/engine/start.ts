// Fetches and compiles the engine once, with the sentences it speaks, and starts the client on it. Both languages come at
// once: after the start the page asks no server for anything.
import wasmUrl from '#engine-wasm?url';
import englishUrl from '#engine-texts/en?url';
import chineseUrl from '#engine-texts/zh?url';
import { EngineClient } from './client';

async function load(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The engine could not be loaded (${response.status}).`);
  return response;
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await load(wasmUrl);
  // Streaming needs the right content type; a plain file server may not send it.
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(Promise.resolve(response));
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export async function startEngine(onReplaced: () => void): Promise<EngineClient> {
  const texts = async (url: string) => new Uint8Array(await (await load(url)).arrayBuffer());
  const [module, en, zh] = await Promise.all([compile(), texts(englishUrl), texts(chineseUrl)]);
  return new EngineClient({
    module,
    texts: { en, zh },
    onReplaced,
    spawn: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  });
}
