import { describe, expect, it } from 'vitest';
import { drawn, isBroken } from '../../src/state/ghosts';
import type { JourneyMap, Report } from '../../src/engine/types';

const map = (steps: string[], edges: [string, string][]): JourneyMap => ({
  file: 0, journey: 'j', steps: steps.map((id) => ({ id, type: 'wait', title: id })), edges: edges.map(([from, to]) => ({ from, to, kind: 'next' })),
});
const good = map(['entry', 'a', 'b', 'c'], [['entry', 'a'], ['a', 'b'], ['b', 'c']]);

describe('a broken file', () => {
  it('keeps the steps that were lost, in their old order, and the arrows to them', () => {
    const now = drawn(map(['entry', 'a', 'c'], [['entry', 'a']]), true, good)!;
    expect(now.steps.map(({ id, ghost }) => `${id}${ghost ? '?' : ''}`)).toEqual(['entry', 'a', 'b?', 'c']);
    expect(now.edges.map(({ from, to, ghost }) => `${from}>${to}${ghost ? '?' : ''}`)).toEqual(['entry>a', 'a>b?', 'b>c?']);
    expect(now.broken).toBe(true);
  });

  it('does not bring back an arrow that was really changed', () => {
    const now = drawn(map(['entry', 'a', 'c'], [['entry', 'a'], ['a', 'c']]), true, good)!;
    expect(now.edges.some(({ from, to }) => from === 'a' && to === 'b')).toBe(false);
  });

  it('of which nothing can be read shows the last good map as a whole', () => {
    const now = drawn(undefined, true, good)!;
    expect(now.steps.every(({ ghost }) => ghost)).toBe(true);
    expect(now.edges).toHaveLength(3);
  });
});

it('a readable file shows what it says and nothing else', () => {
  const now = drawn(map(['entry', 'a'], []), false, good)!;
  expect(now.steps.map(({ id }) => id)).toEqual(['entry', 'a']);
  expect(now.broken).toBe(false);
});

it('a file is broken by its syntax, not by its problems', () => {
  const point = { line: 1, column: 1, utf16: 0, byte: 0 };
  const report = (rule: string, readable: boolean) => ({
    files: [{ name: 'a', kind: 'journey', readable }],
    findings: [{ rule, severity: 'error', what: '', at: { file: 0, start: point, end: point } }],
  }) as unknown as Report;
  expect(isBroken(report('cap/too-many', true), 0)).toBe(false);
  expect(isBroken(report('file/syntax', true), 0)).toBe(true);
  expect(isBroken(report('cap/too-many', false), 0)).toBe(true);
});
