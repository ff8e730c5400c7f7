// The engine's glue as Emscripten writes it: one factory, two functions.
declare module '#engine' {
  interface Engine {
    call(request: Uint8Array): Uint8Array;
    /** Hands over the sentences of a language, once, before the first call. */
    loadTexts(language: string, texts: Uint8Array): void;
  }
  interface Options {
    instantiateWasm?(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }
  export default function create(options: Options): Promise<Engine>;
}
declare module '#engine-wasm?url' {
  const url: string;
  export default url;
}
declare module '#engine-texts/en?url' {
  const url: string;
  export default url;
}
declare module '#engine-texts/zh?url' {
  const url: string;
  export default url;
}
declare module 'virtual:rules-url' {
  const url: string;
  export default url;
}
declare module 'virtual:examples-url' {
  const url: string;
  export default url;
}
