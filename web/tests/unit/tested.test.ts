import { expect, it } from 'vitest';
import { testedCustomer } from '../../src/tested/customer';

it('a test’s customer is an id, or himself, or nobody', () => {
  const text = JSON.stringify({ tests: [{ id: 'a', customer: 'opts-out' }, { id: 'b', customer: { events: [] } }, { id: 'c', customer: 7 }] });
  expect(testedCustomer(text, 'a')).toBe('opts-out');
  expect(testedCustomer(text, 'b')).toEqual({ format: 'wayproof/customer@1', id: 'b', events: [] });
  for (const test of ['c', 'd']) expect(testedCustomer(text, test)).toBeUndefined();
  for (const broken of ['{', 'null', '[]', '{"tests": {}}']) expect(testedCustomer(broken, 'a')).toBeUndefined();
});
