// Writes what was changed back to where it came from, and says so, or says why not. The page never writes by itself.
import { isUnsaved } from '../state/disk.svelte';
import { baseName, type SourceFile } from '../state/files';
import { selection } from '../state/selection.svelte';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';
import { downloadFile } from './download';

async function write(files: readonly SourceFile[], force = false): Promise<void> {
  for (const file of files) {
    const trouble = await file.disk!.write(file, force);
    if (!trouble) continue;
    const overwrite = { label: t('disk.overwrite'), run: () => void write(files, true) };
    toasts.say(t(`disk.${trouble}`, { name: baseName(file.name) }), trouble === 'changed' ? overwrite : undefined);
    return;
  }
  toasts.say(t('disk.written', { n: files.length }));
}

export const saveToDisk = (): Promise<void> => write(studio.files.filter(isUnsaved));

/** Ctrl S: to the disk where the files have a place there, as a download where not. */
export async function saveOpenFile(): Promise<void> {
  if (studio.files.some(isUnsaved)) await saveToDisk();
  else if (studio.files[selection.file]?.disk) toasts.say(t('disk.nothing'));
  else downloadFile(studio.files, selection.file);
}
