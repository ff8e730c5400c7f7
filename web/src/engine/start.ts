// Fetches and compiles the engine once, and starts the client on it.
import wasmUrl from '#engine-wasm?url';
import { EngineClient } from './client';

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`The engine could not be loaded (${response.status}).`);
  // Streaming needs the right content type; a plain file server may not send it.
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(Promise.resolve(response));
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export async function startEngine(onReplaced: () => void): Promise<EngineClient> {
  const module = await compile();
  return new EngineClient({
    module,
    onReplaced,
    spawn: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  });
}
