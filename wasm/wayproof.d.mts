// Types of build/wasm/wayproof.mjs, the engine and the command as WebAssembly.

/** What the command asks of the machine it runs on; see src/cli/io.h. The functions must not call the module again. */
export interface Host {
  /** 0: nothing there, 1: a file, 2: a folder. */
  kind(path: string): 0 | 1 | 2;
  /** The bytes of a file; null if it cannot be read, false if it is larger than 64 MB. */
  read(path: string): Uint8Array | null | false;
  /** What a folder holds, in any order; null if it cannot be read. 3: a link to a folder, 4: a pipe, a device, a socket. */
  list(folder: string): { name: string; kind: 0 | 1 | 2 | 3 | 4 }[] | null;
  write(path: string, bytes: Uint8Array): boolean;
  currentFolder(): string;
  /** Standard input up to its end. */
  readInput(): Uint8Array | null | false;
  out(bytes: Uint8Array): void;
  err(bytes: Uint8Array): void;
  /** Whether something went wrong with `out` other than that its reader has gone. */
  outputLost(): boolean;
  /** A text of GB18030 bytes in UTF-8, and back; null if they are none. */
  fromGb18030(bytes: Uint8Array): Uint8Array | null;
  toGb18030(bytes: Uint8Array): Uint8Array | null;
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
