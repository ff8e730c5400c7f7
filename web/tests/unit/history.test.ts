import { expect, it } from 'vitest';
import { History } from '../../src/state/history';

const files = (text: string) => [{ name: 'a', text }];
const text = (history: History) => history.files[0]!.text;

it('takes back and does again, whatever changed the files', () => {
  const history = new History(files('0'));
  history.push(files('1'), 'Repair', 'fix', 1000);
  history.push([{ name: 'other', text: 'x' }], 'opening', 'open', 2000);
  expect(history.undoLabel).toBe('opening');
  history.undo();
  expect(text(history)).toBe('1');
  history.undo();
  expect(text(history)).toBe('0');
  expect(history.undo()).toBeUndefined();
  expect(history.redoLabel).toBe('Repair');
  history.redo();
  history.redo();
  expect(history.files[0]!.name).toBe('other');
  expect(history.redo()).toBeUndefined();
});

it('joins quick typing in one file, and only that', () => {
  const history = new History(files(''));
  history.push(files('a'), 'typing', 'type:0', 1000);
  history.push(files('ab'), 'typing', 'type:0', 1300);
  history.push(files('abc'), 'typing', 'type:0', 2500);
  history.push(files('abc!'), 'typing', 'type:1', 2600);
  history.push(files('abc!!'), 'Repair', 'fix', 2650);
  history.push(files('abc!!!'), 'Repair', 'fix', 2660);
  const seen = [];
  while (history.undo()) seen.push(text(history));
  expect(seen).toEqual(['abc!!', 'abc!', 'abc', 'ab', '']);
});

it('forgets what was undone once something else is done', () => {
  const history = new History(files('0'));
  history.push(files('1'), '', 'fix', 1);
  history.undo();
  history.push(files('2'), '', 'fix', 2);
  expect(history.canRedo).toBe(false);
  history.undo();
  expect(text(history)).toBe('0');
});

it('keeps a bounded past', () => {
  const history = new History(files('0'));
  for (let n = 1; n <= 300; n += 1) history.push(files(String(n)), '', 'fix', n);
  let steps = 0;
  while (history.undo()) steps += 1;
  expect(steps).toBe(200);
});
