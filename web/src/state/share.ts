// The open files as the end of a link: `#w1=` and their text, compressed. What stands behind the # never reaches a server.
// Version 1 is deflate-raw (RFC 1951) in base64url of {"files": [{"name", "text", "bytes"?}], "asOf"?}.
import { fromStored, toStored, type StoredFile } from './keep';
import type { FileSet } from './files';

const PREFIX = '#w1=';
/** Of the link's end, in characters. Browsers take more; mail and chat programs begin to cut links about here. */
export const LONGEST = 32_000;
/** Of what a link may unpack to, in bytes. A few characters can be made to unpack to gigabytes. */
export const MOST_UNPACKED = 2_000_000;

export interface Shared {
  files: FileSet;
  asOf: string | undefined;
}

export type NotOpened = 'damaged' | 'tooBig' | 'newer';

const toBase64Url = (bytes: Uint8Array) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const fromBase64Url = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

/** Everything that comes through a stream, but nothing at all once it is more than `most` bytes. */
async function gather(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const through = (bytes: Uint8Array, step: CompressionStream | DecompressionStream, most: number) =>
  gather(new Blob([new Uint8Array(bytes)]).stream().pipeThrough(step), most);

/** The end of a link; how long it is tells whether it can be used. */
export async function linkEnd({ files, asOf }: Shared): Promise<string> {
  const text = JSON.stringify({ files: files.map(toStored), asOf });
  const packed = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'), Infinity);
  return PREFIX + toBase64Url(packed!);
}

function read(text: string): Shared | 'damaged' {
  const { files, asOf } = JSON.parse(text) as { files?: unknown; asOf?: unknown };
  const isFile = (file: unknown): file is StoredFile =>
    typeof file === 'object' && file !== null && 'name' in file && typeof file.name === 'string' && 'text' in file && typeof file.text === 'string';
  if (!Array.isArray(files) || files.length === 0 || !files.every(isFile)) return 'damaged';
  return { files: files.map(fromStored), asOf: typeof asOf === 'string' && /^\d{4}-\d\d-\d\d$/.test(asOf) ? asOf : undefined };
}

/** What the end of an address holds, or why it cannot be opened; nothing if it is no link of ours. */
export async function openLinkEnd(hash: string): Promise<Shared | NotOpened | undefined> {
  if (!hash.startsWith(PREFIX)) return /^#w\d+=/.test(hash) ? 'newer' : undefined;
  if (hash.length > 2 * LONGEST) return 'tooBig';
  try {
    const bytes = await through(fromBase64Url(hash.slice(PREFIX.length)), new DecompressionStream('deflate-raw'), MOST_UNPACKED);
    return bytes ? read(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) : 'tooBig';
  } catch {
    return 'damaged';
  }
}
