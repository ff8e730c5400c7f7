// A machine for the command that exists only in memory, apart from reading real files: what it prints is kept.
import { nodeHost } from '../../wasm/npm/host.mjs';

export function memoryHost({ input = '', variables = {} } = {}) {
  const printed = { out: [], err: [] };
  return {
    host: {
      ...nodeHost,
      readInput: () => new TextEncoder().encode(input),
      write: () => false,
      out: (bytes) => printed.out.push(bytes),
      err: (bytes) => printed.err.push(bytes),
      outputLost: () => false,
      terminal: () => false,
      width: () => 0,
      variable: (name) => variables[name] ?? '',
    },
    out: () => Buffer.concat(printed.out),
    err: () => Buffer.concat(printed.err),
  };
}
