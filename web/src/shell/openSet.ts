// Opens what the reader brings: the former files come back with one undo.
import { baseName, type FileSet } from '../state/files';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { isTable, tableFromPaste, type Brought } from '../state/open';
import { megabytes, MOST_BYTES, sizeOf } from '../state/limits';
import { importing, readTable } from '../tables/importing.svelte';
import { rememberedAnswers, replaced } from '../state/reimport';
import { t } from '../words/words';
import { lookAtFirstProblem } from './ready';

/** Files of so many bytes take a moment, which is said. */
const SAID = 1_000_000;

/** More than the page takes: the open files stay, and the command line is named, which takes more. */
function refused(brought: readonly Brought[]): boolean {
  const large = brought.filter(({ tooLarge }) => tooLarge);
  const size = sizeOf(brought) + large.reduce((sum, { tooLarge = 0 }) => sum + tooLarge, 0);
  const words = { n: brought.length, name: baseName((large[0] ?? brought[0])?.name ?? ''), size: megabytes(size), most: megabytes(MOST_BYTES) };
  if (brought.length === 0 || size <= MOST_BYTES) return false;
  toasts.say(t(brought.length === 1 ? 'open.tooLarge' : 'open.tooLargeTogether', words));
  return true;
}

export async function openSet(all: readonly Brought[]): Promise<void> {
  // One file of a folder that is too large is no reason to leave out the others.
  const fits = all.filter(({ tooLarge }) => !tooLarge);
  const left = all.find(({ tooLarge }) => tooLarge);
  const brought = fits.length > 0 ? fits : all;
  if (refused(brought)) return;
  const files = brought.filter(({ name }) => !isTable(name));
  if (brought.length > 0 && files.length === 0) {
    await importing.begin(brought); // tables come alone: a folder of journeys may hold others, with figures
    return;
  }
  if (files.length === 0) {
    toasts.say(t('toast.notJson'));
    return;
  }
  const name = files.length === 1 ? baseName(files[0]!.name) : t('work.files', { n: files.length });
  const size = sizeOf(files);
  if (size > SAID) toasts.say(t('open.checking', { name, size: megabytes(size) }));
  const { set, said } = await withAnswers(files);
  await studio.open(set, { label: t('history.opened', { name }) });
  if (studio.trouble && studio.stale && size > SAID) {
    await studio.takeBack();
    toasts.say(t('open.tooLong', { name }));
    return;
  }
  await lookAtFirstProblem();
  const opened = left?.tooLarge ? t('open.leftOut', { name, left: baseName(left.name), size: megabytes(left.tooLarge), most: megabytes(MOST_BYTES) }) : t(said, { name });
  toasts.say(opened, { label: t('action.undo'), run: () => studio.undo() });
}

/** What the reader brings, together with the answers that were given about the same journeys before. */
async function withAnswers(files: FileSet): Promise<{ set: FileSet; said: 'toast.opened' | 'toast.newer' | 'toast.answered' }> {
  // Journeys of other systems do not name a format of ours: only then is it worth asking.
  const about = files.some(({ text }) => !text.includes('"wayproof/')) ? await studio.look(files) : undefined;
  if (!about) return { set: files, said: 'toast.opened' };
  if (studio.report) {
    const set = replaced(studio.checked, studio.report, files, about);
    if (set) return { set, said: 'toast.newer' };
  }
  const answers = rememberedAnswers(files, about);
  return answers ? { set: [...files, answers], said: 'toast.answered' } : { set: files, said: 'toast.opened' };
}

/** A pasted table, if it is one: what has tabs comes from a spreadsheet, of anything else the engine must know the columns. */
export async function openPastedTable(text: string): Promise<boolean> {
  const file = tableFromPaste(text, t('table.pasted'));
  if (!file) return false;
  if (!text.includes('\t')) {
    const { kind } = await readTable(file).catch(() => ({ kind: 'unknown' }));
    if (kind === 'unknown') return false;
  }
  await importing.begin([file]);
  return true;
}
