// Opens what the reader brings: the former files come back with one undo.
import { baseName, type FileSet, type SourceFile } from '../state/files';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { isTable, tableFromPaste } from '../state/open';
import { importing, readTable } from '../tables/importing.svelte';
import { rememberedAnswers, replaced } from '../state/reimport';
import { t } from '../words/words';
import { lookAtFirstProblem } from './ready';

export async function openSet(brought: SourceFile[]): Promise<void> {
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
  const { set, said } = await withAnswers(files);
  await studio.open(set, { label: t('history.opened', { name }) });
  await lookAtFirstProblem();
  toasts.say(t(said, { name }), { label: t('action.undo'), run: () => studio.undo() });
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
