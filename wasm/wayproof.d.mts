// Types of build/wasm/wayproof.mjs, the engine and the command as WebAssembly.

/** What the command asks of the machine it runs on; see src/cli/io.h. The functions must not call the module again. */
export interface Host {
  /** 0: nothing there, 1: a file, 2: a folder. */
  kind(path: string): 0 | 1 | 2;
  /** The bytes of a file, or null if it cannot be read. */
  read(path: string): Uint8Array | null;
  /** What a folder holds, in any order; empty if it cannot be read. */
  list(folder: string): { name: string; kind: 0 | 1 | 2 }[];
  write(path: string, bytes: Uint8Array): boolean;
  currentFolder(): string;
  /** Standard input up to its end. */
  readInput(): Uint8Array;
  out(bytes: Uint8Array): void;
  err(bytes: Uint8Array): void;
  /** Days from 1970-01-01 to the date on the machine's clock. */
  today(): number;
  terminal(): boolean;
  /** Columns of the terminal, 0 when not known. */
  width(): number;
  /** A variable of the environment, "" when not set. */
  variable(name: string): string;
}

export interface Engine {
  /** Answers one request (docs/engine.md); UTF-8 JSON both ways. */
  call(request: Uint8Array): Uint8Array;
  /** Runs one command line, without the program's name, and returns its exit code. */
  command(words: string[], host: Host): number;
}

export interface EngineOptions {
  /** The bytes of wayproof.wasm; Node needs them, a browser fetches the file. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Where the browser finds wayproof.wasm. */
  locateFile?: (file: string, folder: string) => string;
}

export default function createEngine(options?: EngineOptions): Promise<Engine>;
