// The worker around the engine. It answers one question after the other and knows nothing of the page.
import createComplete from '#complete';
import createEngine from '#engine';
import { MOST_FINDINGS } from '../state/limits';
import { narrowed } from '../state/narrowed';
import { steadied } from '../words/direction';
import { encodeRequest, type EngineData, type FromWorker, type ToWorker } from './protocol';
import type { Report } from './types';

type Engine = Awaited<ReturnType<typeof createEngine>>;

const scope = self as unknown as DedicatedWorkerGlobalScope;
const decoder = new TextDecoder();
let engine: Engine | undefined;

const say = (message: FromWorker) => scope.postMessage(message);

async function start(module: WebAssembly.Module, complete: boolean, data: EngineData): Promise<void> {
  const created = await (complete ? createComplete : createEngine)({
    // The page has compiled the binary once for all workers; the glue must not fetch it again.
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(module, imports).then((instance) => done(instance, module));
      return {};
    },
  });
  created.loadZones(data.zones);
  created.loadPacks(data.packs);
  for (const [language, text] of Object.entries(data.texts)) created.loadTexts(language, text);
  engine = created;
  say({ kind: 'started' });
}

/** Without what would turn words around, and no more of it than the page can show. */
function forThePage(answer: { format?: string }): unknown {
  return steadied(answer.format === 'wayproof/report@1' ? narrowed(answer as Report, MOST_FINDINGS) : answer);
}

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') {
    void start(data.module, data.complete, data.data);
    return;
  }
  const began = performance.now();
  try {
    if (!engine) throw new Error('asked before the engine was started');
    const bytes = engine.call(encodeRequest(data.request, data.files));
    if (engine.lacking()) {
      say({ kind: 'lacking', id: data.id });
      return;
    }
    const answer = forThePage(JSON.parse(decoder.decode(bytes)));
    say({ kind: 'answer', id: data.id, answer, milliseconds: performance.now() - began });
  } catch (error) {
    // A trap leaves the engine's memory in an unknown state: the client replaces this worker.
    say({ kind: 'broken', id: data.id, message: error instanceof Error ? error.message : String(error) });
  }
};
