// Node as the command sees it: the answers to src/cli/io.h. It must say what the native program's operating system says,
// so that both print the same bytes and leave with the same code.
import { closeSync, fstatSync, openSync, readSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

const kinds = { nothing: 0, file: 1, folder: 2, linkedFolder: 3, other: 4 };
const mostBytes = 64 << 20; // as src/cli/io.h has it

function orElse(fallback, action) {
  try {
    return action();
  } catch {
    return fallback;
  }
}

const kind = (path) => orElse(kinds.nothing, () => (statSync(path).isDirectory() ? kinds.folder : kinds.file));

/** What a folder's entry is, links followed. */
function kindOfEntry(folder, entry) {
  if (entry.isFile()) return kinds.file;
  if (entry.isDirectory()) return kinds.folder;
  const status = orElse(null, () => statSync(`${folder}/${entry.name}`));
  if (status === null) return kinds.nothing;
  if (status.isDirectory()) return kinds.linkedFolder;
  return status.isFile() ? kinds.file : kinds.other;
}

/** The bytes up to the end; false for more than are read. Throws what the system says. */
function readToEnd(descriptor) {
  const { size } = fstatSync(descriptor);
  if (size > mostBytes) return false;
  let bytes = Buffer.allocUnsafe(size + 1);
  for (let used = 0; ; ) {
    if (used > mostBytes) return false;
    if (used === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(bytes.length + 4096)]);
    const got = readSome(descriptor, bytes, used);
    if (got === 0) return bytes.subarray(0, used);
    used += got;
  }
}

/** A pipe whose writer is slow has nothing yet (EAGAIN). */
function readSome(descriptor, bytes, at) {
  for (;;) {
    try {
      return readSync(descriptor, bytes, at, bytes.length - at, null);
    } catch (error) {
      if (error.code === 'EOF') return 0;
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function readFile(path) {
  const descriptor = openSync(path, 'r');
  try {
    return readToEnd(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

let outputLost = false;

/** A pipe that is full takes a part or nothing (EAGAIN); one whose reader has gone takes nothing any more. */
function writeAll(descriptor, bytes) {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (error.code !== 'EAGAIN') return error.code === 'EPIPE';
    }
  }
  return true;
}

/** GB18030 has a decoder here and no encoder: its codes of two bytes and the first ones of four, by their characters. */
let gb18030;
function fourBytes(place) {
  return [0x81 + Math.floor(place / 12600), 0x30 + (Math.floor(place / 1260) % 10), 0x81 + (Math.floor(place / 10) % 126), 0x30 + (place % 10)];
}
function gb18030Codes() {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map();
  const add = (bytes) => codes.set(decoder.decode(Uint8Array.from(bytes)), bytes);
  for (let place = 0; place < 39420; place++) add(fourBytes(place));
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add([lead, trail]);
  }
  return codes;
}

function toGb18030(bytes) {
  gb18030 ??= gb18030Codes();
  const result = [];
  for (const character of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) {
    const code = character.codePointAt(0);
    if (code < 0x80) result.push(code);
    else result.push(...(code < 0x10000 ? gb18030.get(character) : fourBytes(code - 0x10000 + 189000)));
  }
  return Uint8Array.from(result);
}

export const nodeHost = {
  kind,
  read: (path) => orElse(null, () => readFile(path)),
  list: (folder) =>
    orElse(null, () =>
      readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOfEntry(folder, entry) })),
    ),
  write: (path, bytes) => orElse(false, () => (writeFileSync(path, bytes), true)),
  currentFolder: () => process.cwd(),
  readInput: () => orElse(null, () => readToEnd(0)),
  out: (bytes) => {
    if (!writeAll(1, bytes)) outputLost = true;
  },
  err: (bytes) => void writeAll(2, bytes),
  outputLost: () => outputLost,
  fromGb18030: (bytes) =>
    orElse(null, () => new TextEncoder().encode(new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes))),
  toGb18030,
  today: () => {
    const now = new Date();
    return Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
  },
  terminal: () => isatty(1),
  width: () => process.stdout.columns ?? 0,
  variable: (name) => process.env[name] ?? '',
};
