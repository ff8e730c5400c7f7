// Node as the command sees it: the answers to src/cli/io.h. It must say what the native program's operating system says,
// so that both print the same bytes and leave with the same code.
import { readFileSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

const kinds = { nothing: 0, file: 1, folder: 2 };
const kindOf = (entry) => (entry.isDirectory() ? kinds.folder : kinds.file);

function kind(path) {
  try {
    return kindOf(statSync(path));
  } catch {
    return kinds.nothing;
  }
}

/** A pipe that is full takes a part or nothing (EAGAIN); one whose reader has gone takes nothing any more. */
function writeAll(descriptor, bytes) {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (error.code !== 'EAGAIN') return;
    }
  }
}

function orElse(fallback, action) {
  try {
    return action();
  } catch {
    return fallback;
  }
}

export const nodeHost = {
  kind,
  read: (path) => orElse(null, () => readFileSync(path)),
  list: (folder) =>
    orElse([], () =>
      readdirSync(folder, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: entry.isSymbolicLink() ? kind(`${folder}/${entry.name}`) : kindOf(entry),
      })),
    ),
  write: (path, bytes) => orElse(false, () => (writeFileSync(path, bytes), true)),
  currentFolder: () => process.cwd(),
  readInput: () => orElse(new Uint8Array(), () => readFileSync(0)),
  out: (bytes) => writeAll(1, bytes),
  err: (bytes) => writeAll(2, bytes),
  today: () => {
    const now = new Date();
    return Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
  },
  terminal: () => isatty(1),
  width: () => process.stdout.columns ?? 0,
  variable: (name) => process.env[name] ?? '',
};
