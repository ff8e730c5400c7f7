// Whom a journey test is about, read from its file: the id of a customer who has a file, or the customer himself.
import type { Customer } from '../engine/types';

interface TestsFile {
  tests?: { id?: unknown; customer?: unknown }[];
}

/** Nothing if the file cannot be read, or says it in another way. */
export function testedCustomer(text: string, test: string): string | Customer | undefined {
  let file: TestsFile;
  try {
    file = JSON.parse(text) as TestsFile;
  } catch {
    return undefined;
  }
  const customer = Array.isArray(file?.tests) ? file.tests.find(({ id }) => id === test)?.customer : undefined;
  if (typeof customer === 'string') return customer;
  if (typeof customer !== 'object' || customer === null) return undefined;
  return { ...(customer as Record<string, unknown>), format: 'wayproof/customer@1', id: test };
}
