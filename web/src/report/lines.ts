// Breaks a text into lines as wide as there is room. Chinese breaks between any two signs, except that closing marks never
// begin a line and opening ones never end one; Latin words and numbers stay whole.

const NEVER_FIRST = /[，。、；：？！）】》」』〉”’…—～·％,.;:?!)\]}»%°]/u;
const NEVER_LAST = /[（【《「『〈“‘([{«¥$€£]/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/** True if a line may end between these two signs. */
function breaksBetween(before: string, after: string): boolean {
  if (after === ' ' || NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return false;
  if (before === ' ') return true;
  if (before === '-' || before === '/') return /\p{L}/u.test(after);
  return WIDE.test(before) || WIDE.test(after);
}

/** The pieces that stay whole; their spaces end them. */
export function pieces(text: string): string[] {
  const out: string[] = [];
  let piece = '';
  let before = '';
  for (const sign of text.replaceAll(/\s+/g, ' ').trim()) {
    if (piece && breaksBetween(before, sign)) {
      out.push(piece);
      piece = '';
    }
    piece += sign;
    before = sign;
  }
  return piece ? [...out, piece] : out;
}

/** A piece that is wider than a line is cut where it must be. */
function cut(piece: string, room: number, width: (text: string) => number): string[] {
  if (width(piece.trimEnd()) <= room) return [piece];
  const out = [''];
  for (const sign of piece) {
    if (out.at(-1) !== '' && width(out.at(-1)! + sign) > room) out.push(sign);
    else out[out.length - 1] += sign;
  }
  return out;
}

export function linesOf(text: string, room: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text).flatMap((whole) => cut(whole, room, width))) {
    if (line && width((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line) lines.push(line.trimEnd());
  return lines;
}
