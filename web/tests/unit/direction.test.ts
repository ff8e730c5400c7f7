import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { steadied, steady } from '../../src/words/direction';
import { render } from '../../src/words/render';

describe('names that would turn the words around them', () => {
  it('loses every mark that turns the direction, and nothing else', () => {
    expect(steady('a\u202eb\u2066c\u2069d\u200fe\u061cf')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf');
    expect(steady('שלום 您好 👩‍👩‍👧 \u200b')).toBe('שלום 您好 👩‍👩‍👧 \u200b');
  });
  it('takes the same marks for that as the engine', () => {
    const engine = /turns_direction[^}]+/.exec(readFileSync(new URL('../../../src/text/character.h', import.meta.url), 'utf8'))![0];
    const holds = (code: number) => [...engine.matchAll(/code == 0x(\w+)|code >= 0x(\w+) && code <= 0x(\w+)/g)]
      .some(([, one, from, to]) => (one ? code === parseInt(one, 16) : code >= parseInt(from!, 16) && code <= parseInt(to!, 16)));
    for (let code = 0; code < 0x3000; code += 1) expect(steady(String.fromCharCode(code)) !== String.fromCharCode(code), code.toString(16)).toBe(holds(code));
  });
  it('is steady in a sentence of the page', () => {
    expect(render('Text of {name}: {n|file|files}', { name: '\u202eevil', n: 2 })).toBe('Text of \ufffdevil: files');
  });
  it('changes what is shown in an answer, and nothing that is written back or looked up', () => {
    const answer = { maps: [{ journey: 'j\u202e', title: 't\u202e', steps: [{ id: 'i\u202e', detail: 'd\u202e', fields: [{ label: 'l\u202e', value: 'v\u202e', shown: 's\u202e' }] }] }], findings: [{ witness: { title: 'w\u202e' }, fixes: [{ title: 'f\u202e', edits: [{ text: 'x\u202e' }] }] }] };
    expect(steadied(answer)).toEqual({ maps: [{ journey: 'j\u202e', title: 't\ufffd', steps: [{ id: 'i\u202e', detail: 'd\ufffd', fields: [{ label: 'l\ufffd', value: 'v\u202e', shown: 's\ufffd' }] }] }], findings: [{ witness: { title: 'w\u202e' }, fixes: [{ title: 'f\ufffd', edits: [{ text: 'x\u202e' }] }] }] });
  });
});
