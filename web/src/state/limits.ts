// How much the page takes, and how much of it is shown: measured so that a page that was asked for too much still answers every click.

/** Bytes of all files that are open together. The engine in the browser checks some 0.4 s a megabyte on a slow machine, and waits no longer than 20 s. */
export const MOST_BYTES = 10_000_000;

/** Steps of a journey that are described for the map, the table of fields, the text: beyond, that takes longer than the check itself. */
const MOST_DESCRIBED = 2_000;

/** Steps of a journey that are drawn: beyond, the layout runs out of stack in some browsers, and nobody finds a step in it. */
export const MOST_DRAWN = 500;

/** Findings that come over from the worker, the worst first; a list of thousands is read from its top. */
export const MOST_FINDINGS = 2_000;

/** Cards of one part of the list at first, and with each request for more. */
export const CARDS = 200;

/** In bytes, as files on a disk have them: a Chinese character is three. */
export const sizeOf = (files: readonly { text: string }[]): number => new Blob(files.map(({ text }) => text)).size;

/** Megabytes with one digit behind the point, never less than it is: what is a little above a limit is not called as large as the limit. */
export const megabytes = (bytes: number): string => String(Math.ceil(bytes / 100_000) / 10);

/** Whether the engine can be asked for maps: every step says its type, and counting those costs nothing. */
export function canBeDescribed(files: readonly { text: string }[]): boolean {
  return files.every(({ text }) => {
    let steps = 0;
    for (let at = text.indexOf('"type"'); at >= 0; at = text.indexOf('"type"', at + 6)) if ((steps += 1) > MOST_DESCRIBED) return false;
    return true;
  });
}
