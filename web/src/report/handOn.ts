// Makes the picture and the report of what is open, and hands them over.
import { save } from '../shell/download';
import { mapFonts } from '../map/measure';
import { prefs } from '../state/prefs.svelte';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';
import { canvasMeasure, pngOf } from './canvas';
import { gather, type Content } from './content';
import { htmlOf, PAGE } from './html';
import { pictureOf, ROOM } from './picture';

const PIXELS = 2;

/** A name that every system takes. */
export const fileName = (title: string) => title.replaceAll(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 80) || 'wayproof';

async function handOn(title: string, ending: string, room: number, make: (content: Content) => Blob | Promise<Blob>): Promise<void> {
  if (!studio.report) return;
  try {
    if (studio.stale) await studio.settled();
    const blob = await make(await gather(title, mapFonts(), room));
    save(`${fileName(title)}.${ending}`, blob);
    toasts.say(t('report.made', { name: `${fileName(title)}.${ending}` }));
  } catch (error) {
    toasts.say(t('report.failed', { reason: error instanceof Error ? error.message : String(error) }));
  }
}

export const savePicture = (title: string): Promise<void> =>
  handOn(title, 'png', ROOM, (content) => pngOf(pictureOf(content, canvasMeasure(), mapFonts().detail), PIXELS, prefs.lang === 'zh' ? 'zh-CN' : 'en'));

export const saveReport = (title: string): Promise<void> =>
  handOn(title, 'html', PAGE, (content) => new Blob([htmlOf(content, canvasMeasure(), mapFonts().detail)], { type: 'text/html' }));
