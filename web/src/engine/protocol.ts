// The messages between the page and the worker that holds the engine. Every question carries a number; an answer to a
// question that nobody waits for any more is dropped by the client.

/** One file of a question. The bytes are the file's own: decoding first would hide broken UTF-8 from the engine. */
export interface FileBytes {
  name: string;
  bytes: Uint8Array;
}

/** The engine's sentences by language, as build/wasm/engine.<language>.texts has them. */
export type Texts = Record<'en' | 'zh', Uint8Array>;

/** What the engine's binary does without, as the files of build/wasm have it. */
export interface EngineData {
  zones: Uint8Array;
  packs: Uint8Array;
  texts: Texts;
}

export type ToWorker =
  | { kind: 'start'; module: WebAssembly.Module; complete: boolean; data: EngineData }
  | { kind: 'ask'; id: number; request: Record<string, unknown>; files: FileBytes[] };

export type FromWorker =
  | { kind: 'started' }
  | { kind: 'answer'; id: number; answer: unknown; milliseconds: number }
  /** This engine does without what the question is about; the complete one has it. */
  | { kind: 'lacking'; id: number }
  | { kind: 'broken'; id: number; message: string };

const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const encoder = new TextEncoder();

/** A file's bytes as the inside of a JSON string: escaped, but otherwise untouched, whatever they are. */
export function jsonStringBytes(bytes: Uint8Array): Uint8Array {
  let extra = 0;
  for (const byte of bytes) extra += byte === QUOTE || byte === BACKSLASH ? 1 : byte < 0x20 ? 5 : 0;
  const out = new Uint8Array(bytes.length + extra);
  let at = 0;
  for (const byte of bytes) {
    if (byte < 0x20) {
      out.set(encoder.encode(`\\u00${byte.toString(16).padStart(2, '0')}`), at);
      at += 6;
    } else {
      if (byte === QUOTE || byte === BACKSLASH) out[at++] = BACKSLASH;
      out[at++] = byte;
    }
  }
  return out;
}

/** The request as the engine reads it: `{"format":…, …, "files":[{"name":…,"text":…}]}` in UTF-8. */
export function encodeRequest(request: Record<string, unknown>, files: FileBytes[]): Uint8Array {
  const head = JSON.stringify({ format: 'wayproof/request@1', ...request });
  const parts: Uint8Array[] = [encoder.encode(`${head.slice(0, -1)},"files":[`)];
  files.forEach((file, index) => {
    parts.push(encoder.encode(`${index ? ',' : ''}{"name":${JSON.stringify(file.name)},"text":"`));
    parts.push(jsonStringBytes(file.bytes));
    parts.push(encoder.encode('"}'));
  });
  parts.push(encoder.encode(']}'));
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
