// Fetches and compiles the engine once, with the sentences it speaks, and starts the client on it. Both languages come at
// once: after the start the page asks no server for anything.
import { asset } from '#asset';
import { EngineClient } from './client';
import EngineWorker from './worker?worker';

async function compile(): Promise<WebAssembly.Module> {
  const response = await asset('engine');
  // Streaming needs the right content type; a plain file server may not send it.
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(Promise.resolve(response));
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export async function startEngine(onReplaced: () => void): Promise<EngineClient> {
  const texts = async (name: 'english' | 'chinese') => new Uint8Array(await (await asset(name)).arrayBuffer());
  const [module, en, zh] = await Promise.all([compile(), texts('english'), texts('chinese')]);
  return new EngineClient({
    module,
    texts: { en, zh },
    onReplaced,
    spawn: () => new EngineWorker(),
  });
}
