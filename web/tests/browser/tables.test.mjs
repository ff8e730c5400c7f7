// Planning tables: pasted from a spreadsheet or dropped as a file, made journeys; and journeys shown and handed on as tables.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dropFile, kept, pasteText, problems, steps, withPage } from './page.mjs';

const bytes = (name) => readFileSync(fileURLToPath(new URL(`../../../tests/data/tables/${name}`, import.meta.url)));
const data = (name) => bytes(name).toString('utf8').replace(/^\ufeff/, '');

const dialog = (page) => page.getByRole('dialog');
const cell = (page, row, column) => dialog(page).locator(`[data-cell="${row},${column}"]`);
const make = (page) => dialog(page).locator('.foot .primary');
const opened = async (page) => dialog(page).locator('table').waitFor();
const drop = (page, name, content) => page.evaluate(([name, content]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(content)], name));
  window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}, [name, [...content]]);
/** The names of the files in the browser's storage, as soon as they are what is awaited; after some seconds what they are then. */
const saved = async (page, awaited) => (await kept(page, (files) => awaited(files.map(({ name }) => name)))).map(({ name }) => name).sort();
const journeysIn = (names) => names.filter((name) => name.endsWith('.journey.json')).length;
const settingsIn = (names) => names.filter((name) => name.endsWith('.workspace.json')).length;

test('a pasted plan: its columns, its cells, what it leaves open, and the journeys made of it', () => withPage(async ({ page, axe }) => {
  const before = await problems(page);
  await pasteText(page, data('plan-zh.csv').replaceAll(',', '\t'));
  await opened(page);
  assert.equal(await dialog(page).locator('.kinds [aria-pressed="true"]').textContent(), 'Flow plan');
  const roles = await dialog(page).locator('thead select').evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(roles, ['name', 'audience', 'goal', 'trigger', 'action', 'owner', 'finish']);
  // A fate is a sign and a word, not a colour alone.
  assert.match(await cell(page, 3, 1).textContent(), /taken over/);
  assert.match(await cell(page, 6, 1).textContent(), /not kept/);
  await cell(page, 3, 4).getByRole('button', { name: 'D3: 1 note' }).click();
  await dialog(page).locator('li.looked', { hasText: 'enter again' }).waitFor();
  await dialog(page).getByRole('button', { name: 'Show cell D4' }).click();
  assert.match(await cell(page, 4, 4).getAttribute('class'), /looked/);
  await axe('dialogue of a table');
  await make(page).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.locator('.pane.map select', { hasText: '购物车召回' }).waitFor();
  assert.ok(await steps(page).count() >= 7, 'the journey on the map');
  await page.locator('details.left summary', { hasText: 'From the table' }).click();
  await page.locator('details.left li', { hasText: 'enter again' }).waitFor();
  assert.deepEqual(await saved(page, (names) => names.length === 4), ['birthday.journey.json', 'cart-updated.journey.json', 'shared.workspace.json', 'whitepaper-downloaded.journey.json']);
  // After a reload it is still there; one undo takes all of it back.
  await page.locator('.toast .act').click();
  await page.waitForFunction((n) => document.querySelectorAll('li.card').length === n, before.length);
  await page.locator('details.left').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await page.locator('details.left').waitFor();
  await saved(page, (names) => names.includes('shared.workspace.json'));
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  await page.locator('details.left summary', { hasText: 'From the table' }).waitFor();
}));

test('what a column says is chosen above it, and held for the next table with these headers', () => withPage(async ({ page }) => {
  const table = 'Thing\tSomething\tWhat we do\nCart\tcart abandoned\temail after 1 h; sms after 1 day\nBirthday\tbirthday\tsms';
  await pasteText(page, table);
  await opened(page);
  const role = (n) => dialog(page).locator('thead select').nth(n);
  await dialog(page).getByRole('button', { name: 'Flow plan' }).click();
  // As fast as they can be set: none is lost while the engine answers the one before.
  await page.evaluate((roles) => {
    for (const [n, role] of roles.entries()) {
      const select = document.querySelectorAll('dialog thead select')[n];
      select.value = role;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, ['name', 'trigger', 'action']);
  await dialog(page).getByRole('button', { name: 'Make 2 journeys' }).waitFor();
  for (const [n, value] of ['name', 'trigger', 'action'].entries()) assert.equal(await role(n).inputValue(), value);
  await make(page).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.locator('.toast', { hasText: '2 journeys made' }).waitFor();
  await pasteText(page, table);
  await dialog(page).getByText('Columns read as you set them last time').waitFor();
  assert.equal(await role(2).inputValue(), 'action');
  // Own files are open now: they can stay.
  await dialog(page).getByLabel('Keep the open files beside them').check();
  await make(page).click();
  await dialog(page).waitFor({ state: 'detached' });
  const open = await saved(page, (names) => names.length >= 5);
  assert.equal(open.length, 5, `two and two journeys, one file of settings: ${open}`);
  assert.equal(settingsIn(open), 1);
}));

test('a file from a spreadsheet opens in whatever encoding it was saved, and a table goes through the paste dialogue too', () => withPage(async ({ page }) => {
  await drop(page, 'plan.csv', bytes('plan-gb18030.csv'));
  await opened(page);
  await dialog(page).locator('td', { hasText: '流程名称' }).waitFor();
  assert.match(await dialog(page).locator('h2').textContent(), /plan\.csv/);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('button', { name: 'Paste text or a table…' }).click();
  await page.locator('#paste-text').fill('just words, and\nmore of them');
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('neither a journey file').waitFor();
  await page.locator('#paste-text').fill(data('actions-en.csv'));
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await opened(page);
  assert.equal(await dialog(page).locator('.kinds [aria-pressed="true"]').textContent(), 'Triggers and actions');
}));

test('prose that is pasted anywhere opens nothing', () => withPage(async ({ page }) => {
  await pasteText(page, 'Dear all,\nplease see below; thank you, and regards');
  await page.waitForTimeout(600);
  assert.equal(await dialog(page).count(), 0);
}));

test('several tables are taken one after the other, into one set', () => withPage(async ({ page }) => {
  await page.locator('#pick-files').setInputFiles([
    { name: 'a.csv', mimeType: 'text/csv', buffer: bytes('plan-zh.csv') },
    { name: 'b.tsv', mimeType: 'text/tab-separated-values', buffer: bytes('renewal-zh.tsv') },
  ]);
  await dialog(page).locator('h2', { hasText: 'a.csv' }).waitFor();
  await opened(page);
  await make(page).dblclick(); // the second click is not one for the next table
  await dialog(page).locator('h2', { hasText: 'b.tsv' }).waitFor();
  await opened(page);
  await make(page).click();
  await dialog(page).waitFor({ state: 'detached' });
  const open = await saved(page, (names) => journeysIn(names) >= 4);
  assert.ok(journeysIn(open) >= 4, String(open));
  assert.equal(settingsIn(open), 1, String(open));
}));

test('journeys as a table: shown, copied, downloaded in both encodings, and read again', () => withPage(async ({ page, axe }) => {
  await page.locator('[data-view="plan"]').click();
  const rows = page.locator('.pane.map tbody tr');
  await rows.first().waitFor();
  assert.match(await rows.first().textContent(), /Cart recovery/);
  await axe('plan of the journeys');
  const journeys = await rows.count();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.locator('.toast', { hasText: 'Copied' }).waitFor();
  const tsv = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(tsv.split('\r\n')[0], /\t/);
  const save = async (name) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the table' }).click();
    await page.getByRole('button', { name }).click();
    return readFileSync(await (await download).path());
  };
  const utf8 = await save('CSV (UTF-8)');
  assert.deepEqual([...utf8.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const gb = new TextDecoder('gb18030', { fatal: true }).decode(await save(/GB18030/));
  assert.equal(gb, utf8.toString('utf8').replace(/^\ufeff/, ''));
  await page.locator('[data-view="actions"]').last().click();
  await page.waitForFunction(() => document.querySelectorAll('.pane.map tbody tr').length >= 3);
  await page.locator('[data-view="map"]').last().click();
  await page.locator('[data-step]').first().waitFor();
  // What was copied is a table that the page reads.
  await pasteText(page, tsv);
  await opened(page);
  assert.match(await make(page).textContent(), new RegExp(`Make ${journeys} journey`));
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('on a telephone, in Chinese: dialogue and views fit', () => withPage(async ({ page, axe }) => {
  const fits = async (what) => assert.equal(await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)), 390, what);
  await pasteText(page, data('unclear-en.csv'));
  await opened(page);
  await fits('dialogue');
  assert.ok(await dialog(page).evaluate((node) => node.scrollWidth <= node.clientWidth + 1 && node.querySelector('.body').scrollWidth <= node.querySelector('.body').clientWidth + 1), 'the dialogue itself does not scroll sideways');
  await axe('dialogue, narrow');
  await make(page).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.locator('nav.bar button').nth(1).click();
  for (const view of ['plan', 'actions']) {
    await page.locator(`[data-view="${view}"]`).last().click();
    await page.locator('.pane.map tbody tr').first().waitFor();
    await fits(view);
    assert.ok(await page.locator('.pane.map .body').evaluate((node) => node.scrollWidth <= node.clientWidth + 1), `${view} does not scroll sideways`);
    await axe(`${view}, narrow`);
  }
}, { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }));
