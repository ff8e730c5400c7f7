// What people bring along: a folder with several projects, another system's export, a text that is broken before it is opened.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dropFile, problems, steps, tab, TOO_MANY, until, withPage } from './page.mjs';

const example = (name) => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));

test('a folder with several projects: the customer of a problem goes through his own', () => withPage(async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'projects-'));
  try {
    // In the order of names the project without a problem comes first.
    cpSync(example('b2b-saas'), join(folder, 'a-other'), { recursive: true });
    cpSync(example('c02-cart-recovery-as-written'), join(folder, 'b-shop'), { recursive: true });
    cpSync(example('c02-cart-recovery'), join(folder, 'c-repaired'), { recursive: true });
    await page.locator('#pick-folder').setInputFiles(folder);
    await page.locator('.toast', { hasText: 'Opened' }).waitFor();
    await until(page, (said) => TOO_MANY.test(said[0] ?? ''), 'the problem of the second project');
    await page.locator('.cap.exceeded').waitFor();
    assert.ok(await page.locator('.row.message').count() >= 3, 'his messages on the timeline');
    await page.keyboard.press(',');
    await page.keyboard.press('.');
    await tab(page, 'text');
    await page.locator('.files button[aria-pressed="true"]', { hasText: 'cart-recovery.journey.json' }).waitFor();
    await tab(page, 'customer');
    await page.locator('#who').selectOption('own');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('.cap.exceeded').waitFor();
    // The third project repeats the id of the second one's journey.
    const drawn = page.locator('label.journey select');
    await drawn.selectOption({ label: 'Cart recovery' });
    await page.locator('[data-step]', { hasText: 'One in ten' }).waitFor();
    await drawn.selectOption({ label: 'Cart recovery, as the guides write it' });
    await page.locator('[data-step]', { hasText: 'One in ten' }).waitFor({ state: 'detached' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}));

/** Shaped as Dittofeed exports a journey; the content is ours. */
const DITTOFEED = {
  entryNode: { type: 'EntryNode', segment: 'has-started-trial', child: 'hello' },
  exitNode: { type: 'ExitNode' },
  nodes: [
    { id: 'hello', type: 'MessageNode', name: 'Hello', child: 'half-hour', variant: { type: 'Email', templateId: 'template-hello' } },
    { id: 'half-hour', type: 'DelayNode', child: 'has-tried', variant: { type: 'Second', seconds: 1800 } },
    { id: 'has-tried', type: 'SegmentSplitNode', variant: { type: 'Boolean', segment: 'has-made-a-report', trueChild: 'ExitNode', falseChild: 'nudge' } },
    { id: 'nudge', type: 'MessageNode', child: 'ExitNode', variant: { type: 'Email', templateId: 'template-nudge' } },
  ],
};

test("another system's export: drawn, its losses named, questions instead of accusations", () => withPage(async ({ page }) => {
  await dropFile(page, 'trial.json', JSON.stringify(DITTOFEED, null, 2));
  await page.locator('[data-step="nudge"]').waitFor();
  assert.ok(await steps(page).count() >= 5, 'entry, two messages, the wait, the branch');
  await page.getByText('Read from another system').waitFor();
  // What cannot be decided waits below the question that would decide it.
  await page.locator('section[aria-labelledby="five-title"] [data-group]').first().waitFor();
  assert.match(await page.locator('#problems').textContent(), /question/, 'what cannot be decided is no pass');
  assert.equal(await page.getByRole('heading', { name: /^Must fix/ }).count(), 0);
  const text = await page.locator('body').innerText();
  for (const wrong of ['undefined', 'NaN', '[object', '⟨']) assert.ok(!text.includes(wrong), `“${wrong}” on the page`);
}));

test('a broken text that is dropped: first in the list, shown where it breaks, repaired by one click', () => withPage(async ({ page }) => {
  const journey = { format: 'wayproof/journey@1', id: 'cut', title: 'Cut short', entry: { on: { kind: 'event', event: 'form.sent' } }, first: 'end', steps: { end: { type: 'end' } } };
  await dropFile(page, 'cut.journey.json', JSON.stringify(journey, null, 2).replace('"id": "cut",', '"id": "cut"'));
  const said = await until(page, (all) => /comma/i.test(all[0] ?? ''), 'the missing comma comes first');
  await page.locator('#tab-text[aria-selected="true"]').waitFor();
  await page.locator('.pane.map h2', { hasText: 'Cut short' }).waitFor();
  await page.locator('li.card.open').getByRole('button', { name: 'Repair' }).click();
  await until(page, (all) => !all.includes(said[0]), 'mended');
  await page.locator('p.broken').waitFor({ state: 'detached' });
  assert.ok((await problems(page)).every((what) => !/comma/i.test(what)));
}));
