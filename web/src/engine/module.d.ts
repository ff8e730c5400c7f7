// The engine's glue as Emscripten writes it: one factory, a few functions.
declare module '#engine' {
  interface Engine {
    call(request: Uint8Array): Uint8Array;
    /** Whether the last call would have needed the complete engine. */
    lacking(): boolean;
    /** Hands over the sentences of a language, once, before the first call. */
    loadTexts(language: string, texts: Uint8Array): void;
    /** The same for the time zones. */
    loadZones(zones: Uint8Array): void;
    /** The same for the policy packs. */
    loadPacks(packs: Uint8Array): void;
  }
  interface Options {
    instantiateWasm?(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }
  export default function create(options: Options): Promise<Engine>;
}
/** That of the complete engine: the same door. */
declare module '#complete' {
  export { default } from '#engine';
}
declare module 'virtual:asset-urls' {
  const urls: Record<import('../../build-plugins/assets').AssetName, string>;
  export default urls;
}
