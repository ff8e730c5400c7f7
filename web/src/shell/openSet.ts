// Opens what the reader brings: the former files come back with one undo.
import { baseName, type FileSet, type SourceFile } from '../state/files';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { rememberedAnswers, replaced } from '../state/reimport';
import { t } from '../words/words';
import { lookAtFirstProblem } from './ready';

export async function openSet(files: SourceFile[]): Promise<void> {
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
  const about = await studio.look(files);
  if (!about) return { set: files, said: 'toast.opened' };
  if (studio.report) {
    const set = replaced(studio.checked, studio.report, files, about);
    if (set) return { set, said: 'toast.newer' };
  }
  const answers = rememberedAnswers(files, about);
  return answers ? { set: [...files, answers], said: 'toast.answered' } : { set: files, said: 'toast.opened' };
}
