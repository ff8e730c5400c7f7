// Keeps the work in this browser, so that a reload or a crash finds it again. Nothing of it leaves the browser.
import type { FileSet, SourceFile } from './files';

const KEY = 'wayproof/work@1';

/** What a planning table left open, told beside the journeys that were made of it. */
export interface PlanNotes {
  /** Of the table. */
  name: string;
  /** Names of the files made of it. */
  journeys: string[];
  points: { rule: string; what: string; advice?: string; cells: { row: number; column: number }[] }[];
}

export interface Work {
  files: FileSet;
  /** The reader's own files that a link took the place of: one undo brings them back, after a reload too. */
  before?: FileSet | undefined;
  /** The example the work began with, if it did. */
  example: string | undefined;
  asOf: string | undefined;
  plans?: readonly PlanNotes[];
}

/** A file as JSON can hold it. */
export interface StoredFile {
  name: string;
  text: string;
  /** In base64, if the file is not valid UTF-8. */
  bytes?: string;
}

interface Stored {
  files: StoredFile[];
  before?: StoredFile[];
  example?: string;
  asOf?: string;
  plans?: PlanNotes[];
}

const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

export const toStored = ({ name, text, bytes }: SourceFile): StoredFile => ({ name, text, ...(bytes && { bytes: toBase64(bytes) }) });
export const fromStored = ({ name, text, bytes }: StoredFile): SourceFile => ({ name, text, ...(bytes && { bytes: fromBase64(bytes) }) });

const isFiles = (files: unknown): files is StoredFile[] =>
  Array.isArray(files) && files.length > 0 && (files as StoredFile[]).every(({ name, text }) => typeof name === 'string' && typeof text === 'string');

const isPlan = (plan: PlanNotes) => typeof plan?.name === 'string' && Array.isArray(plan.journeys) && Array.isArray(plan.points);

/** False if the browser has no room or forbids storage. */
export function keepWork(work: Work, storage: Storage = localStorage): boolean {
  const stored: Stored = {
    files: work.files.map(toStored),
    ...(work.before && { before: work.before.map(toStored) }),
    ...(work.example !== undefined && { example: work.example }),
    ...(work.asOf !== undefined && { asOf: work.asOf }),
    ...(work.plans?.length && { plans: [...work.plans] }),
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
    if (!stored || !isFiles(stored.files)) return undefined;
    return {
      files: stored.files.map(fromStored),
      ...(isFiles(stored.before) && { before: stored.before.map(fromStored) }),
      example: stored.example,
      asOf: stored.asOf,
      ...(Array.isArray(stored.plans) && { plans: stored.plans.filter(isPlan) }),
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
