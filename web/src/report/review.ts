// What law and providers ask of the files, as a document that the engine writes. It proves what hangs on time, so it is asked
// of an engine of its own, which holds up nothing.
import { EngineApart } from '../engine/apart';
import { save } from '../shell/download';
import { now } from '../state/asked';
import { toBytes } from '../state/files';
import { prefs } from '../state/prefs.svelte';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';
import { fileName } from './handOn';

export async function saveReview(title: string): Promise<void> {
  if (!studio.report || !studio.apart) return;
  const engine = new EngineApart(studio.apart);
  try {
    if (studio.stale) await studio.settled();
    const request = { do: 'compliance', as: 'html', lang: prefs.lang, as_of: studio.asOf };
    const { text } = await engine.ask<{ text: string }>(request, now().files.map(toBytes));
    const name = `${fileName(t('report.reviewName', { title: title || 'Wayproof' }))}.html`;
    save(name, new Blob([text], { type: 'text/html' }));
    toasts.say(t('report.made', { name }));
  } catch (error) {
    toasts.say(t('report.failed', { reason: error instanceof Error ? error.message : String(error) }));
  } finally {
    engine.end();
  }
}
