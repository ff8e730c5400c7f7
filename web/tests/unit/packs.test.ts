// Which requirements the list of law and provider rules shows.
import { expect, test } from 'vitest';
import type { Pack, Requirement } from '../../src/engine/types';
import { choose, isAbout, regionsOf } from '../../src/packs/choose';

const requirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  title: `What ${id} asks for`,
  mechanism: 'hours',
  standing: 'in-force',
  severity: 'error',
  verified: 'primary',
  regions: [],
  channels: [],
  sources: [{ title: 'Law of Things' }],
  ...more,
});
const pack = (id: string, requirements: Requirement[]): Pack => ({ id, title: `Pack ${id}`, version: '2026-11-21', regions: [], requirements, not_held: [] });
const packs = [
  pack('us', [requirement('us/hours', { regions: ['US'], channels: ['sms', 'call'] }), requirement('us/texas', { regions: ['US-TX'], channels: ['call'] })]),
  pack('practice', [requirement('practice/often')]),
];
const ids = (wish: Partial<Parameters<typeof choose>[1]>) => choose(packs, { region: '', channel: '', search: '', ...wish }).flatMap(({ requirements }) => requirements.map(({ id }) => id));

test('everything when nothing is wished for', () => expect(ids({})).toEqual(['us/hours', 'us/texas', 'practice/often']));
test('a region has what holds in its country and everywhere', () => {
  expect(ids({ region: 'US-TX' })).toEqual(['us/hours', 'us/texas', 'practice/often']);
  expect(ids({ region: 'US-CA' })).toEqual(['us/hours', 'practice/often']);
  expect(ids({ region: 'US' })).toEqual(['us/hours', 'us/texas', 'practice/often']);
  expect(ids({ region: 'FR' })).toEqual(['practice/often']);
});
test('a channel has what is about it and what is about all', () => {
  expect(ids({ channel: 'sms' })).toEqual(['us/hours', 'practice/often']);
  expect(isAbout(requirement('a'), 'web')).toBe(true);
});
test('packs of which nothing is left are left out', () => expect(choose(packs, { region: 'FR', channel: '', search: '' }).map(({ id }) => id)).toEqual(['practice']));
test('for a region its own packs come first, and else they stand as they are', () => {
  const both = [pack('everywhere', [requirement('everywhere/one')]), { ...pack('us', [requirement('us/one', { regions: ['US'] })]), regions: ['US'] }];
  const order = (region: string) => choose(both, { region, channel: '', search: '' }).map(({ id }) => id);
  expect(order('US')).toEqual(['us', 'everywhere']);
  expect(order('')).toEqual(['everywhere', 'us']);
});
test('all words that are looked for, in any order and width', () => {
  expect(ids({ search: 'things TEXAS' })).toEqual(['us/texas']);
  expect(ids({ search: 'ｔｅｘａｓ' })).toEqual(['us/texas']);
  expect(ids({ search: 'nothing' })).toEqual([]);
});
test('regions are those that requirements name', () => expect(regionsOf(packs)).toEqual(['US', 'US-TX']));
