// Fetches and compiles the engine once, with the sentences it speaks and its time zones, and starts the client on it. Both languages come at
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
  const bytes = async (name: 'english' | 'chinese' | 'zones') => new Uint8Array(await (await asset(name)).arrayBuffer());
  const [module, zones, en, zh] = await Promise.all([compile(), bytes('zones'), bytes('english'), bytes('chinese')]);
  return new EngineClient({
    module,
    data: { zones, texts: { en, zh } },
    onReplaced,
    spawn: () => new EngineWorker(),
  });
}
