// Fetches and compiles the engine once, with the sentences it speaks, its time zones and policy packs, and starts the client on it. Both
// languages come at once. The complete engine follows as soon as the first answer is there: after that the page asks no server
// for anything.
import { asset, wholeEngine } from '#asset';
import type { ApartOptions } from './apart';
import { EngineClient } from './client';
import EngineWorker from './worker?worker';

async function compile(name: 'engine' | 'complete'): Promise<WebAssembly.Module> {
  const response = await asset(name);
  // Streaming needs the right content type; a plain file server may not send it.
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(Promise.resolve(response));
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export async function startEngine(onReplaced: () => void): Promise<{ client: EngineClient; apart: ApartOptions }> {
  const bytes = async (name: 'english' | 'chinese' | 'zones' | 'packs') => new Uint8Array(await (await asset(name)).arrayBuffer());
  const [module, zones, packs, en, zh] = await Promise.all([compile('engine'), bytes('zones'), bytes('packs'), bytes('english'), bytes('chinese')]);
  let coming: Promise<WebAssembly.Module> | undefined;
  /** Tried anew after a failure: the network may be back. */
  const complete = () => (coming ??= compile('complete').catch((error: unknown) => {
    coming = undefined;
    throw error;
  }));
  const shared = { data: { zones, packs, texts: { en, zh } }, spawn: () => new EngineWorker() };
  const client = new EngineClient({
    ...shared, module, complete, onReplaced,
    onFirstAnswer: () => void (wholeEngine || complete().catch(() => undefined)),
  });
  const apart: ApartOptions = { ...shared, module: async () => (wholeEngine ? { module, apart: false } : { module: await complete(), apart: true }) };
  return { client, apart };
}
