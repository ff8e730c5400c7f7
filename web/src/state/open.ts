// Files from the disk: chosen, dropped or pasted. Only JSON is of interest; folders are walked.
import { fromBytes, uniqueNames, type SourceFile } from './files';

const isJson = (name: string) => /\.json$/i.test(name);

async function read(file: File, name: string): Promise<SourceFile> {
  return fromBytes(name, new Uint8Array(await file.arrayBuffer()));
}

const inOrder = (files: SourceFile[]): SourceFile[] =>
  [...uniqueNames(files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)))];

export async function filesFromInput(list: FileList): Promise<SourceFile[]> {
  const chosen = [...list].filter((file) => isJson(file.name));
  return inOrder(await Promise.all(chosen.map((file) => read(file, file.webkitRelativePath || file.name))));
}

async function walk(entry: FileSystemEntry, prefix: string): Promise<SourceFile[]> {
  if (entry.isFile) {
    if (!isJson(entry.name)) return [];
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [await read(file, prefix + entry.name)];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const out: SourceFile[] = [];
  for (;;) {
    // A reader hands a folder out in batches until one is empty.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return out;
    for (const child of batch) out.push(...(await walk(child, `${prefix}${entry.name}/`)));
  }
}

export async function filesFromDrop(data: DataTransfer): Promise<SourceFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry != null);
  const plain = [...data.files];
  if (entries.length === 0) return inOrder(await Promise.all(plain.filter((f) => isJson(f.name)).map((f) => read(f, f.name))));
  return inOrder((await Promise.all(entries.map((entry) => walk(entry, '')))).flat());
}

/** A pasted text as a file, or nothing if it cannot be JSON. */
export function fileFromPaste(text: string): SourceFile | undefined {
  const first = text.trimStart()[0];
  return first === '{' || first === '[' ? { name: 'pasted.json', text } : undefined;
}
