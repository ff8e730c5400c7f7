import type { Host } from './wayproof.mjs';

export interface WayproofEngine {
  /** Answers one request; "format" is filled in. See docs/engine.md for requests and responses. */
  call(request: { do: string; [field: string]: unknown }): { format: string; [field: string]: unknown };
  /** Runs one command line, without the program's name, and returns its exit code. */
  command(words: string[], host: Host): number;
}

/** Compiles the engine; one instance can answer any number of requests. */
export function loadEngine(): Promise<WayproofEngine>;
