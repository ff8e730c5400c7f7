// What the page loads beside its code. `assetsOf` is the one list of it: the served page fetches these files by hashed
// names, wayproof.html carries them in itself, and the code of the page asks for either by the name in this list.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { readExamples } from './examples.ts';
import { readMechanisms, readRules } from './rules.ts';

export interface Asset {
  /** Its ending tells a server the media type. */
  file: string;
  read(): string | Uint8Array;
}

export interface Sources {
  /** The binaries of the first engine and of the complete one, their time zones, their policy packs, and their sentences in a language. */
  engine: string;
  complete: string;
  zones: string;
  packs: string;
  texts(language: 'en' | 'zh'): string;
  examples: string;
  rules: string;
  mechanisms: string;
}

export const assetsOf = (from: Sources) =>
  ({
    engine: { file: 'engine.wasm', read: () => readFileSync(from.engine) },
    complete: { file: 'complete.wasm', read: () => readFileSync(from.complete) },
    zones: { file: 'engine.zones', read: () => readFileSync(from.zones) },
    packs: { file: 'engine.packs', read: () => readFileSync(from.packs) },
    english: { file: 'engine.en.texts', read: () => readFileSync(from.texts('en')) },
    chinese: { file: 'engine.zh.texts', read: () => readFileSync(from.texts('zh')) },
    examples: { file: 'examples.json', read: () => JSON.stringify(readExamples(from.examples)) },
    rules: { file: 'rules.json', read: () => JSON.stringify({ ...readRules(from.rules), ...readMechanisms(from.mechanisms) }) },
  }) satisfies Record<string, Asset>;

export type AssetName = keyof ReturnType<typeof assetsOf>;
export type Assets = Record<AssetName, Asset>;

const MODULE = 'virtual:asset-urls';
const TYPES: Record<string, string> = { wasm: 'application/wasm', json: 'application/json' };

/** `import urls from 'virtual:asset-urls'` gives the address of each asset by its name. */
export function servedAssets(assets: Assets): Plugin {
  const entries = Object.entries<Asset>(assets);
  let serving = false;
  return {
    name: 'wayproof-assets',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const address = ({ file, read }: Asset) =>
        serving ? JSON.stringify(`/${file}`) : `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: file, source: read() })}`;
      return `export default {${entries.map(([name, asset]) => `${JSON.stringify(name)}: ${address(asset)}`).join(', ')}};`;
    },
    // In development they are read anew for each request.
    configureServer(server) {
      for (const [, { file, read }] of entries) {
        server.middlewares.use(`/${file}`, (_request, response) => {
          response.setHeader('content-type', TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream');
          response.end(read());
        });
      }
    },
  };
}
