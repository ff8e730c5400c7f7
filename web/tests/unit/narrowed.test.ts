import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/engine/types';
import { canBeDescribed, megabytes } from '../../src/state/limits';
import { narrowed } from '../../src/state/narrowed';

const of = (...findings: Partial<Finding>[]) => ({ findings }) as unknown as Report;

describe('very many findings', () => {
  it('are all there as long as there is room', () => {
    const report = of({ severity: 'info' }, { severity: 'error' });
    expect(narrowed(report, 2)).toBe(report);
  });
  it('leave out the least, keep their order, and count what is left out', () => {
    const report = of({ severity: 'info', rule: 'a' }, { severity: 'warning', rule: 'b' }, { severity: 'error', rule: 'c' }, { severity: 'warning', rule: 'd' }, { severity: 'error', rule: 'e', ignored: { reason: 'r' } });
    const { findings, left_out } = narrowed(report, 3);
    expect(findings.map(({ rule }) => rule)).toEqual(['b', 'c', 'd']);
    expect(left_out).toEqual({ error: 0, warning: 0, info: 1, ignored: 1 });
  });
  it('keep one finding of each question, which would not be asked otherwise', () => {
    const errors = Array.from({ length: 5 }, () => ({ severity: 'error' as const }));
    const { findings, left_out } = narrowed(of(...errors, { severity: 'error', question: 'q' }, { severity: 'error', question: 'q' }), 3);
    expect(findings.map(({ question }) => question)).toEqual([undefined, undefined, 'q']);
    expect(left_out).toEqual({ error: 3, warning: 0, info: 0, ignored: 0 });
  });
});

describe('sizes', () => {
  it('are never called smaller than they are', () => {
    expect([10_000_000, 10_000_001, 52_131_790, 1_456_511].map(megabytes)).toEqual(['10', '10.1', '52.2', '1.5']);
  });
  it('are told by the types of steps', () => {
    expect(canBeDescribed([{ text: '"type": "wait"'.repeat(2000) }])).toBe(true);
    expect(canBeDescribed([{ text: '{}' }, { text: '"type": "wait"'.repeat(2001) }])).toBe(false);
  });
});
