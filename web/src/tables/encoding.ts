// Texts of tables as spreadsheets write and want them: UTF-8 with or without its mark, UTF-16, GB18030, and what a
// clipboard takes.

/** A table's bytes as text. Bytes that are no UTF-8 are taken for GB18030, which Excel and WPS write in Chinese. */
export function decodeTable(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  return new TextDecoder().decode(bytes); // the table's cells say where it is broken
}

/** Browsers decode GB18030 and do not encode it: its codes of two bytes and the first ones of four, by their characters. */
let codes: Map<string, readonly number[]> | undefined;

const fourBytes = (place: number) => [0x81 + Math.floor(place / 12600), 0x30 + (Math.floor(place / 1260) % 10), 0x81 + (Math.floor(place / 10) % 126), 0x30 + (place % 10)];

function allCodes(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const out = new Map<string, readonly number[]>();
  const add = (bytes: number[]) => out.set(decoder.decode(Uint8Array.from(bytes)), bytes);
  for (let place = 0; place < 39420; place += 1) add(fourBytes(place));
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add([lead, trail]);
  }
  return out;
}

export function toGb18030(text: string): Uint8Array {
  codes ??= allCodes();
  const out: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) out.push(code);
    else out.push(...(code < 0x10000 ? (codes.get(character) ?? [0x3f]) : fourBytes(code - 0x10000 + 189000)));
  }
  return Uint8Array.from(out);
}

/** What a spreadsheet would take for a formula is marked as text, as the engine's own CSV does. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;

/** Rows as a spreadsheet takes them from the clipboard. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[\t\n\r"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => row.map(cell).join('\t')).join('\r\n');
}

/** "C" for the third column, as spreadsheets call it. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
