// What a slow question was about: an answer to it is an old one as soon as any of this is another.
import type { FileSet } from './files';
import { prefs } from './prefs.svelte';
import { studio } from './studio.svelte';

export interface Asked {
  files: FileSet;
  /** What else the answer depends on. */
  under: string;
}

export const now = (): Asked => ({ files: studio.files, under: `${prefs.lang} ${studio.asOf}` });
export const same = (a: Asked | undefined, b: Asked): boolean => a?.files === b.files && a.under === b.under;
