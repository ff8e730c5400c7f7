// Where the work is kept, and what the page says about it. The browser's picker cannot be clicked by a test, so it is put
// aside and hands out real handles to files of the browser's private disk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropFile, tab, withPage } from './page.mjs';

const journey = (title) => JSON.stringify({ format: 'wayproof/journey@1', id: 'x', title, entry: { on: { kind: 'event', event: 'a' } }, first: 'end', steps: { end: { type: 'end' } } });
const state = (page, wanted) => page.locator(`[data-saved="${wanted}"]`).waitFor({ state: 'attached' });
const words = (page) => page.locator('[data-saved]').innerText();

/** Files on the private disk, and pickers that hand them out. */
const setUp = (page, files) => page.evaluate(async (files) => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('shop', { create: true });
  window.handles = [];
  for (const [name, text] of Object.entries(files)) {
    const handle = await folder.getFileHandle(name, { create: true });
    const out = await handle.createWritable();
    await out.write(text);
    await out.close();
    window.handles.push(handle);
  }
  window.showOpenFilePicker = () => Promise.resolve(window.handles);
  window.showDirectoryPicker = () => Promise.resolve(folder);
}, files);
const onDisk = (page, n = 0) => page.evaluate(async (n) => (await window.handles[n].getFile()).text(), n);
const open = async (page, what) => {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('button', { name: what }).click();
};
const type = async (page, text) => {
  await tab(page, 'text');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
};

test('a file from the disk: read, changed, written back', () => withPage(async ({ page }) => {
  await state(page, 'browser');
  assert.equal(await words(page), 'In this browser only');
  await setUp(page, { 'a.journey.json': journey('On the disk') });
  await open(page, 'Files…');
  await page.locator('.pane.map h2', { hasText: 'On the disk' }).waitFor();
  await state(page, 'disk');
  assert.equal(await words(page), 'On disk');
  await type(page, '\n');
  await state(page, 'unsaved');
  assert.equal(await onDisk(page), journey('On the disk'), 'nothing is written unasked');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await state(page, 'disk');
  assert.equal(await onDisk(page), `${journey('On the disk')}\n`);
  await page.keyboard.press('Control+z');
  await state(page, 'unsaved');
  await page.keyboard.press('Control+s');
  await state(page, 'disk');
  assert.equal(await onDisk(page), journey('On the disk'));
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
}));

test('a folder: only what was changed is written; another file of the same name never', () => withPage(async ({ page }) => {
  await setUp(page, { 'a.journey.json': journey('First'), 'b.customer.json': '{"format": "wayproof/customer@1"}' });
  await open(page, 'Folder…');
  await state(page, 'disk');
  await dropFile(page, 'a.journey.json', journey('Dropped, of the same name'));
  await page.locator('.pane.map h2', { hasText: 'Dropped, of the same name' }).waitFor();
  await state(page, 'browser');
  await type(page, '\n');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.locator('.pane.map h2', { hasText: 'First' }).waitFor();
  await state(page, 'disk');
  await type(page, '\n');
  await page.keyboard.press('Control+s');
  await page.locator('.toast', { hasText: 'Written to disk: 1 file.' }).waitFor();
  assert.equal(await onDisk(page), `${journey('First')}\n`);
}));

test('what another program wrote meanwhile is not overwritten unasked', () => withPage(async ({ page }) => {
  await setUp(page, { 'a.journey.json': journey('Ours') });
  await open(page, 'Files…');
  await state(page, 'disk');
  await type(page, '\n');
  await page.evaluate(async (text) => {
    const out = await window.handles[0].createWritable();
    await out.write(text);
    await out.close();
  }, journey('Theirs'));
  await page.keyboard.press('Control+s');
  await page.locator('.toast', { hasText: 'was changed on disk by another program' }).waitFor();
  assert.equal(await onDisk(page), journey('Theirs'));
  assert.equal(await words(page), 'Not written to disk; kept in this browser');
  await page.locator('.toast .act').click();
  await state(page, 'disk');
  assert.equal(await onDisk(page), `${journey('Ours')}\n`);
}));

for (const [name, said] of [['NotAllowedError', 'does not let the page write'], ['QuotaExceededError', 'The disk has no room'], ['NotFoundError', 'no longer where it was'], ['UnknownError', 'could not be written']]) {
  test(`a write that fails is told: ${name}`, () => withPage(async ({ page }) => {
    await setUp(page, { 'a.journey.json': journey('Ours') });
    await open(page, 'Files…');
    await state(page, 'disk');
    await page.evaluate((name) => { FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException('', name)); }, name);
    await type(page, '\n');
    await page.keyboard.press('Control+s');
    await page.locator('.toast', { hasText: said }).waitFor();
    await state(page, 'unsaved');
    assert.equal(await words(page), 'Not written to disk; kept in this browser');
  }));
}

test('a browser without room says so, and takes it back when there is room', () => withPage(async ({ page }) => {
  await page.evaluate(() => {
    for (let size = 5_000_000; size > 0; size = Math.floor(size / 2)) {
      for (let n = 0; ; n += 1) {
        try {
          localStorage.setItem(`full-${size}-${n}`, 'x'.repeat(size));
        } catch {
          break;
        }
      }
    }
  });
  await type(page, '\n'.repeat(40));
  await state(page, 'nowhere');
  assert.equal(await words(page), 'Not kept: this browser has no room');
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('full-')).forEach((key) => localStorage.removeItem(key)));
  await type(page, '\n');
  await state(page, 'browser');
}));

test('on a telephone everything has its room beside what is to be saved', () => withPage(async ({ page }) => {
  await setUp(page, { 'a-name-that-is-longer-than-most.journey.json': journey('Ours') });
  await open(page, 'Files…');
  await page.locator('nav.bar button').last().click();
  await page.locator('.cm-content').click();
  await page.keyboard.type(' ');
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  const edges = await page.locator('header button').evaluateAll((all) => all.filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().right));
  assert.ok(edges.every((edge) => edge <= 390), `${edges}`);
}, { viewport: { width: 390, height: 844 } }));

test('on a telephone a failure can be seen, too', () => withPage(async ({ page }) => {
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; });
  await page.locator('nav.bar button').first().click();
  await page.getByRole('button', { name: 'Repair' }).first().click();
  await state(page, 'nowhere');
  const box = await page.locator('[data-saved="nowhere"] svg').boundingBox();
  assert.ok(box.width >= 12 && box.x > 0 && box.x < 390);
}, { viewport: { width: 390, height: 844 } }));
