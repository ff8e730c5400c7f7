// Keeps the work in this browser, so that a reload or a crash finds it again. Nothing of it leaves the browser.
import type { FileSet } from './files';

const KEY = 'wayproof/work@1';

export interface Work {
  files: FileSet;
  /** The example the work began with, if it did. */
  example: string | undefined;
  asOf: string | undefined;
}

interface Stored {
  files: { name: string; text: string; bytes?: string }[];
  example?: string;
  asOf?: string;
}

const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** False if the browser has no room or forbids storage. */
export function keepWork(work: Work, storage: Storage = localStorage): boolean {
  const stored: Stored = {
    files: work.files.map(({ name, text, bytes }) => ({ name, text, ...(bytes && { bytes: toBase64(bytes) }) })),
    example: work.example,
    asOf: work.asOf,
  };
  try {
    storage.setItem(KEY, JSON.stringify(stored));
    return true;
  } catch {
    return false;
  }
}

export function keptWork(storage: Storage = localStorage): Work | undefined {
  try {
    const stored = JSON.parse(storage.getItem(KEY) ?? 'null') as Stored | null;
    if (!stored || !Array.isArray(stored.files) || stored.files.length === 0) return undefined;
    if (!stored.files.every(({ name, text }) => typeof name === 'string' && typeof text === 'string')) return undefined;
    return {
      files: stored.files.map(({ name, text, bytes }) => ({ name, text, ...(bytes && { bytes: fromBase64(bytes) }) })),
      example: stored.example,
      asOf: stored.asOf,
    };
  } catch {
    return undefined;
  }
}

export function forgetWork(storage: Storage = localStorage): void {
  try {
    storage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
}
