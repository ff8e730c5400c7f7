// Files from the disk: chosen, dropped or pasted, with their place where the browser gives it. JSON and tables are of interest;
// folders are walked.
import { decodeTable } from '../tables/encoding';
import { DiskFile } from './disk.svelte';
import { fromBytes, uniqueNames, type SourceFile } from './files';
import { MOST_BYTES } from './limits';

/** A file as the reader brings it. */
export interface Brought extends SourceFile {
  /** Its bytes, if they are so many that they were not read. */
  readonly tooLarge?: number;
}

/** A table as spreadsheets write it. */
export const isTable = (name: string): boolean => /\.(csv|tsv)$/i.test(name);
const isOurs = (name: string) => /\.json$/i.test(name) || isTable(name);

async function read(file: File, name: string): Promise<Brought> {
  if (file.size > MOST_BYTES) return { name, text: '', tooLarge: file.size };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isTable(name) ? { name, text: decodeTable(bytes) } : fromBytes(name, bytes);
}

const inOrder = (files: Brought[]): Brought[] =>
  [...uniqueNames(files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)))];

export async function filesFromInput(list: FileList): Promise<Brought[]> {
  const chosen = [...list].filter((file) => isOurs(file.name));
  return inOrder(await Promise.all(chosen.map((file) => read(file, file.webkitRelativePath || file.name))));
}

/** A file with its place on the disk, so that it can be written back. */
async function readHandle(handle: FileSystemFileHandle, name: string): Promise<Brought> {
  const file = await read(await handle.getFile(), name);
  return isTable(name) || file.tooLarge ? file : { ...file, disk: new DiskFile(handle, file.text) };
}

async function walkHandle(handle: FileSystemHandle, prefix: string): Promise<Brought[]> {
  if (handle.kind === 'file') return isOurs(handle.name) ? [await readHandle(handle as FileSystemFileHandle, prefix + handle.name)] : [];
  const out: Brought[] = [];
  for await (const child of (handle as FileSystemDirectoryHandle).values()) out.push(...(await walkHandle(child, `${prefix}${handle.name}/`)));
  return out;
}

const fromHandles = async (handles: readonly FileSystemHandle[]): Promise<Brought[]> =>
  inOrder((await Promise.all(handles.map((handle) => walkHandle(handle, '')))).flat());

/** Nothing if the reader chose nothing. */
async function chosen<T>(pick: () => Promise<T>): Promise<T | undefined> {
  try {
    return await pick();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** Asks for files that can be written back; only where the browser has this. */
export async function pickFiles(): Promise<Brought[] | undefined> {
  const handles = await chosen(() => window.showOpenFilePicker!({ multiple: true, types: [{ accept: { 'application/json': ['.json'], 'text/csv': ['.csv', '.tsv'] } }] }));
  return handles && fromHandles(handles);
}

export async function pickFolder(): Promise<Brought[] | undefined> {
  const folder = await chosen(() => window.showDirectoryPicker!());
  return folder && fromHandles([folder]);
}

async function walk(entry: FileSystemEntry, prefix: string): Promise<Brought[]> {
  if (entry.isFile) {
    if (!isOurs(entry.name)) return [];
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [await read(file, prefix + entry.name)];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const out: Brought[] = [];
  for (;;) {
    // A reader hands a folder out in batches until one is empty.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return out;
    for (const child of batch) out.push(...(await walk(child, `${prefix}${entry.name}/`)));
  }
}

export async function filesFromDrop(data: DataTransfer): Promise<Brought[]> {
  // All of it has to be asked for at once: afterwards the browser forgets what was dropped.
  const handles = [...data.items].map((item) => item.getAsFileSystemHandle?.().catch(() => null));
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry != null);
  const plain = [...data.files];
  const found = await Promise.all(handles);
  if (found.length > 0 && found.every((handle) => handle != null)) return fromHandles(found);
  if (entries.length === 0) return inOrder(await Promise.all(plain.filter((f) => isOurs(f.name)).map((f) => read(f, f.name))));
  return inOrder((await Promise.all(entries.map((entry) => walk(entry, '')))).flat());
}

/** A pasted text as a file, or nothing if it cannot be JSON. */
export function fileFromPaste(text: string): SourceFile | undefined {
  const first = text.trimStart()[0];
  return first === '{' || first === '[' ? { name: 'pasted.json', text } : undefined;
}

/** A pasted text that may be a table: rows and columns as a spreadsheet puts them on the clipboard, or lines of a CSV file. */
export function tableFromPaste(text: string, name: string): SourceFile | undefined {
  const rows = text.split(/\r\n|\r|\n/).filter((row) => row.trim());
  return rows.length > 1 && /[\t,;]/.test(text) && !fileFromPaste(text) ? { name, text } : undefined;
}
