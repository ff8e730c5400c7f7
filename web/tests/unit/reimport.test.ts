import { describe, expect, it } from 'vitest';
import { lacksAnswers, rememberAnswers, rememberedAnswers, replaced } from '../../src/state/reimport';
import type { FileSet } from '../../src/state/files';
import type { Report } from '../../src/engine/types';

function storage(): Storage {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) } as Storage;
}

const files = (...names: string[]): FileSet => names.map((name) => ({ name, text: `text of ${name}` }));
/** A report about files: of each its kind, or the journeys of another system in it. */
const report = (...about: (string | string[])[]): Report => ({
  files: about.map((one, file) => ({ name: String(file), kind: typeof one === 'string' ? one : 'foreign', readable: true })),
  maps: about.flatMap((one, file) => (typeof one === 'string' ? [] : one.map((journey) => ({ file, journey, system: 'klaviyo', steps: [], edges: [] })))),
}) as unknown as Report;

describe('a newer export', () => {
  const open = files('exports/cart.json', 'exports/birthday.json', 'exports/shared.workspace.json');
  const of = report(['cart'], ['birthday'], 'workspace');

  it('takes the place of the one it replaces; answers and all else stay', () => {
    const set = replaced(open, of, files('cart-v2.json'), report(['cart']))!;
    expect(set.map(({ name }) => name)).toEqual(['exports/cart-v2.json', 'exports/birthday.json', 'exports/shared.workspace.json']);
    expect(set[0]!.text).toBe('text of cart-v2.json');
  });

  it('may have the same name, and may bring further journeys along', () => {
    const set = replaced(open, of, files('new/cart.json', 'new/welcome.json'), report(['cart'], ['welcome']))!;
    expect(set.map(({ name }) => name)).toEqual(['exports/cart.json', 'exports/welcome.json', 'exports/birthday.json', 'exports/shared.workspace.json']);
    expect(set[0]!.text).toBe('text of new/cart.json');
  });

  it('is none if its journeys are others, or if it has settings of its own', () => {
    expect(replaced(open, of, files('other.json'), report(['other']))).toBeUndefined();
    expect(replaced(open, of, files('cart.json', 'w.json'), report(['cart'], 'workspace'))).toBeUndefined();
    expect(replaced(open, of, files('cart.journey.json'), report('journey'))).toBeUndefined();
    expect(lacksAnswers(report('journey'))).toBe(false);
  });
});

describe('answers', () => {
  it('come back with the journeys they are about, whatever the file is called', () => {
    const kept = storage();
    rememberAnswers(files('a/cart.json', 'a/shared.workspace.json'), report(['cart', 'birthday'], 'workspace'), kept);
    expect(rememberedAnswers(files('later/export.json'), report(['birthday']), kept)).toEqual({ name: 'later/shared.workspace.json', text: 'text of a/shared.workspace.json' });
    expect(rememberedAnswers(files('x.json'), report(['other']), kept)).toBeUndefined();
    expect(rememberedAnswers(files('x.json', 'own.json'), report(['cart'], 'workspace'), kept)).toBeUndefined();
  });

  it('are the latest ones, and those of journeys from elsewhere only', () => {
    const kept = storage();
    rememberAnswers(files('cart.json', 'old.workspace.json'), report(['cart'], 'workspace'), kept);
    rememberAnswers(files('cart.json', 'new.workspace.json'), report(['cart'], 'workspace'), kept);
    rememberAnswers(files('own.journey.json', 'own.workspace.json'), report('journey', 'workspace'), kept);
    expect(rememberedAnswers(files('cart.json'), report(['cart']), kept)?.text).toBe('text of new.workspace.json');
    kept.setItem('wayproof/answers@1', 'nonsense');
    expect(rememberedAnswers(files('cart.json'), report(['cart']), kept)).toBeUndefined();
  });
});
