// Opens what the reader brings: the former files come back with one undo.
import { baseName, type SourceFile } from '../state/files';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';
import { lookAtFirstProblem } from './ready';

export async function openSet(files: SourceFile[]): Promise<void> {
  if (files.length === 0) {
    toasts.say(t('toast.notJson'));
    return;
  }
  const name = files.length === 1 ? baseName(files[0]!.name) : t('work.files', { n: files.length });
  await studio.open(files, { label: t('history.opened', { name }) });
  await lookAtFirstProblem();
  toasts.say(t('toast.opened', { name }), { label: t('action.undo'), run: () => studio.undo() });
}
