// The worker behind the page: what happens when it dies, and how fast the marks follow the keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problems, tab, until, withPage } from './page.mjs';

test('a crashed engine is replaced, and the work goes on', () => withPage(async (visit) => {
  const { page, complaints } = visit;
  const before = await problems(page);
  const engines = page.workers().filter((worker) => /\/worker-/.test(worker.url()));
  assert.equal(engines.length, 2, 'one works, one stands by');
  await engines[0].evaluate(() => void setTimeout(() => { throw new Error('crash for the test'); }));
  await page.locator('.toast').waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await until(page, (said) => said.length === before.length && said.every((what) => /\p{Script=Han}/u.test(what)), 'the spare answers');
  complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('crash for the test')));
  // Its successor is fetched; without a network the spare would be the last.
  visit.readyAt = visit.server.requests.length;
}));

test('from key to marks within the budget', () => withPage(async ({ page }) => {
  await tab(page, 'text');
  await page.locator('.cm-content').click();
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.type(' ');
    await page.waitForTimeout(60);
  }
  const times = await page.evaluate(() => performance.getEntriesByName('wayproof:check').slice(-10).map(({ duration }) => duration).sort((a, b) => a - b));
  const median = times[Math.floor(times.length / 2)];
  console.log(`key to report: median ${median.toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms`);
  assert.ok(median < 50, `median ${median} ms`);
}));
