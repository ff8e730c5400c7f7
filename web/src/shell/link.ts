// Links that hold the open files: making one, and opening what one holds.
import { LONGEST, linkEnd, openLinkEnd, type Shared } from '../state/share';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';
import { dialogs } from './dialogs.svelte';

const kilobytes = (characters: number) => Math.ceil(characters / 1000);

/** Copies a link to the open files, or says why there is none. */
export async function copyLink(): Promise<void> {
  const end = await linkEnd({ files: studio.files, asOf: studio.chosenDate });
  if (end.length > LONGEST) {
    toasts.say(t('link.tooLarge', { size: kilobytes(end.length), most: kilobytes(LONGEST) }));
    return;
  }
  const link = location.href.replace(/#.*/, '') + end;
  try {
    await navigator.clipboard.writeText(link);
    toasts.say(t(location.protocol === 'file:' ? 'link.copiedFile' : 'link.copied', { n: studio.files.length }));
  } catch {
    dialogs.link = link; // the browser does not let the page copy; the reader can
  }
}

/** The address without what was behind the #: a reload must not bring the link's text back over what was changed since. */
function clearAddress(): void {
  try {
    history.replaceState(null, '', location.pathname + location.search);
  } catch {
    location.hash = ''; // some browsers keep a file's address as it is
  }
}

/** What the address holds: files, or, after saying why not, nothing. */
export async function linked(): Promise<Shared | undefined> {
  const found = await openLinkEnd(location.hash);
  if (found === undefined) return undefined;
  clearAddress();
  if (typeof found === 'object') return found;
  toasts.say(t(`link.${found}`));
  return undefined;
}

/** Opens what a link holds in the place of what is open. */
export async function openLinked({ files, asOf }: Shared, own: boolean): Promise<void> {
  if (own) studio.before = studio.files;
  studio.chosenDate = asOf;
  await studio.open(files, { label: t('history.linked'), fresh: !own });
}

export const sayLinked = (own: boolean): void =>
  toasts.say(t('link.opened', { n: studio.files.length }), own ? { label: t('action.undo'), run: () => studio.undo() } : undefined);

