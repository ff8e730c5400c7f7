#!/usr/bin/env node
// The command, compiled to WebAssembly from the sources of the native one.
import { nodeHost } from '../host.mjs';
import { loadEngine } from '../index.mjs';

try {
  process.exitCode = (await loadEngine()).command(process.argv.slice(2), nodeHost);
} catch (error) {
  console.error(`wayproof: ${error?.stack ?? error}`);
  process.exitCode = 3; // a mistake of ours (src/cli/exit_code.h)
}
