// A file's own place on the disk, where the browser lets a page have it. It travels with the file through undo and redo, so
// that nothing is ever written into another file of the same name. It ends with the page: what comes back after a reload
// comes from this browser and says so.
import { fromBytes, toBytes, type SourceFile } from './files';

export type NotWritten = 'changed' | 'refused' | 'full' | 'gone' | 'failed';

export class DiskFile {
  readonly handle: FileSystemFileHandle;
  /** What the disk holds, as far as this page has read or written it. */
  text = $state('');
  trouble = $state<NotWritten>();

  constructor(handle: FileSystemFileHandle, text: string) {
    this.handle = handle;
    this.text = text;
  }

  /** Writes the file to its place. What another program put there meanwhile is only replaced with `force`. */
  async write(file: SourceFile, force = false): Promise<NotWritten | undefined> {
    this.trouble = await this.tryToWrite(file, force);
    return this.trouble;
  }

  private async tryToWrite(file: SourceFile, force: boolean): Promise<NotWritten | undefined> {
    try {
      const state = await this.handle.requestPermission?.({ mode: 'readwrite' });
      if (state === 'denied' || state === 'prompt') return 'refused';
      if (!force && (await readHandle(this.handle)) !== this.text) return 'changed';
      // The browser writes beside the file and puts it in its place at the end: it is whole before and after.
      const out = await this.handle.createWritable();
      await out.write(new Uint8Array(toBytes(file).bytes));
      await out.close();
      this.text = file.text;
      return undefined;
    } catch (error) {
      return reasonOf(error);
    }
  }
}

const REASONS: Record<string, NotWritten> = { NotAllowedError: 'refused', QuotaExceededError: 'full', NotFoundError: 'gone' };
const reasonOf = (error: unknown): NotWritten => REASONS[error instanceof Error ? error.name : ''] ?? 'failed';

async function readHandle(handle: FileSystemFileHandle): Promise<string> {
  return fromBytes('', new Uint8Array(await (await handle.getFile()).arrayBuffer())).text;
}

/** True if the file has a place on the disk that holds something else than is open. */
export const isUnsaved = (file: SourceFile): boolean => file.disk !== undefined && file.disk.text !== file.text;

export type Saved =
  /** Everything that is open stands on the disk as it is. */
  | 'disk'
  /** Changes that the disk does not have, but this browser keeps. */
  | 'unsaved'
  /** Only this browser has it. */
  | 'browser'
  /** Neither: it is gone when the page is closed. */
  | 'nowhere';

export function savedState(files: readonly SourceFile[], kept: boolean): Saved {
  if (files.length > 0 && files.every((file) => file.disk && !isUnsaved(file))) return 'disk';
  if (!kept) return 'nowhere';
  return files.some(isUnsaved) ? 'unsaved' : 'browser';
}
