// What a marketer does with the page, from the first look to the repair.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakText, dropFile, problems, steps, tab, TOO_MANY, until, withPage } from './page.mjs';

test('the first look: the problem, the customer it happens to, the way on the map', () => withPage(async ({ page }) => {
  const first = page.locator('li.card').first();
  assert.match(await first.locator('.what').textContent(), TOO_MANY);
  assert.equal(await first.locator('button.head').getAttribute('aria-expanded'), 'true');
  await first.getByRole('button', { name: 'Repair' }).waitFor();
  assert.equal(await page.locator('#tab-customer').getAttribute('aria-selected'), 'true');
  assert.ok(await page.locator('.row.message').count() >= 3, 'three messages on the timeline');
  assert.equal(await page.locator('.cap.exceeded').count(), 1, 'the broken limit as a bracket');
  assert.ok(await page.locator('.edge.walked').count() >= 5, 'the way of the customer');
  const text = await page.locator('body').innerText();
  for (const wrong of ['undefined', 'NaN', '[object', '⟨']) assert.ok(!text.includes(wrong), `“${wrong}” on the page`);
}));

test('one click repairs, one takes it back', () => withPage(async ({ page }) => {
  const before = await problems(page);
  const message = await page.locator('.moment h2').textContent();
  await page.getByRole('button', { name: 'Repair' }).first().click();
  await until(page, (said) => !said.some((what) => TOO_MANY.test(what)), 'the problem is gone');
  await page.locator('.cap.exceeded').waitFor({ state: 'detached' }); // the same customer is now within the limit
  assert.equal(await page.locator('.moment h2').textContent(), message.replace(/, although.*/, ''), 'the same message is looked at');
  await page.locator('.toast .act').click();
  assert.deepEqual(await until(page, (said) => said.length === before.length, 'the problem is back'), before);
  await page.keyboard.press('Control+Shift+z');
  await until(page, (said) => !said.some((what) => TOO_MANY.test(what)), 'done again');
}));

test('what a customer is seen to get becomes a test among the files', () => withPage(async ({ page, axe }) => {
  const files = () => page.evaluate(() => JSON.parse(localStorage.getItem('wayproof/work@1')).files);
  const before = (await files()).length;
  await page.getByRole('button', { name: 'Make a test of this' }).click();
  await page.getByText(/^Made a test: .+\.journey-tests\.json$/).waitFor();
  await axe('with the test made');
  await page.waitForFunction((count) => JSON.parse(localStorage.getItem('wayproof/work@1')).files.length === count, before + 1);
  const made = JSON.parse((await files()).at(-1).text);
  assert.equal(made.format, 'wayproof/tests@1');
  const messages = made.tests[0].expect.filter(({ kind }) => kind === 'message');
  assert.deepEqual(messages.map(({ of, times }) => of.step ?? times), ['reminder-sms', 'goods-mail', 'code-mail', 3]);
  assert.ok(messages.slice(0, 3).every(({ at }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(at)));
  assert.equal((await problems(page)).length, 1, 'a test makes no problem');
  await page.locator('.toast .act').click();
  await page.waitForFunction((count) => JSON.parse(localStorage.getItem('wayproof/work@1')).files.length === count, before);
}));

test('a broken text is named, and the map stays', () => withPage(async ({ page }) => {
  const count = await steps(page).count();
  await tab(page, 'text');
  await breakText(page); // in the middle of the steps
  await until(page, (said) => /quote/i.test(said[0] ?? ''), 'the broken text leads the list');
  await page.locator('.broken').waitFor();
  assert.ok(await steps(page).count() >= count * 0.9, `${await steps(page).count()} of ${count} steps`);
  await page.waitForFunction(() => document.querySelector('.host').shadowRoot.querySelector('.cm-lintRange-error'), null, { timeout: 5000 });
  await page.keyboard.press('Control+z');
  await page.locator('.broken').waitFor({ state: 'detached' });
  assert.equal(await steps(page).count(), count);
  assert.equal(await page.locator('.step.ghost').count(), 0);
}));

test('a text that is no file at all still leaves the last map', () => withPage(async ({ page }) => {
  const count = await steps(page).count();
  await tab(page, 'text');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.locator('.broken').waitFor();
  assert.equal(await steps(page).count(), count);
  assert.ok(await page.locator('.step.ghost').count() > 0);
  await page.keyboard.press('Control+z');
  await page.locator('.broken').waitFor({ state: 'detached' });
}));

test('a time changed on the card changes text and map, and comes back', () => withPage(async ({ page }) => {
  const wait = page.locator('.step[data-tone="wait"]').first();
  const before = await wait.textContent();
  await wait.click();
  await tab(page, 'step');
  const minutes = page.getByRole('spinbutton', { name: 'minutes' }).first();
  await minutes.fill('45');
  await minutes.press('Enter');
  await page.waitForFunction((old) => document.querySelector('.step[data-tone=wait]')?.textContent !== old, before);
  assert.match(await wait.textContent(), /45/);
  await tab(page, 'text');
  assert.ok(await page.locator('.host').evaluate((host) => host.shadowRoot.querySelector('.cm-content').textContent.includes('PT45M')));
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.waitForFunction((old) => document.querySelector('.step[data-tone=wait]')?.textContent === old, before);
}));

test('dropped files open, and undo brings the former ones back', () => withPage(async ({ page }) => {
  const before = await problems(page);
  const journey = JSON.stringify({ format: 'wayproof/journey@1', id: 'dropped', title: 'Dropped here', entry: { on: { kind: 'event', event: 'form.sent' } }, first: 'end', steps: { end: { type: 'end' } } });
  await dropFile(page, 'dropped.journey.json', journey);
  await page.locator('.pane.map h2', { hasText: 'Dropped here' }).waitFor();
  await page.locator('.toast .act').click();
  assert.deepEqual(await until(page, (said) => said.length === before.length && said[0] === before[0], 'the former files'), before);
}));

test('files are opened from the disk and pasted', () => withPage(async ({ page }) => {
  const text = (title) => JSON.stringify({ format: 'wayproof/journey@1', id: 'x', title, entry: { on: { kind: 'event', event: 'a' } }, first: 'end', steps: { end: { type: 'end' } } });
  await page.locator('#pick-files').setInputFiles([{ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text('From the disk')) }]);
  await page.locator('.pane.map h2', { hasText: 'From the disk' }).waitFor();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('button', { name: 'Paste text or a table…' }).click();
  await page.locator('#paste-text').fill('not json');
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await page.locator('#paste-wrong').waitFor();
  await page.locator('#paste-text').fill(text('Pasted'));
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await page.locator('.pane.map h2', { hasText: 'Pasted' }).waitFor();
}));

test('a file with broken UTF-8 is opened and the bytes come back untouched', () => withPage(async ({ page }) => {
  const bytes = Buffer.concat([Buffer.from('{"format":"wayproof/journey@1","id":"x","title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('","steps":{}}')]);
  await page.locator('#pick-files').setInputFiles([{ name: 'odd.json', mimeType: 'application/json', buffer: bytes }]);
  await page.locator('.toast').waitFor();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const { readFileSync } = await import('node:fs');
  assert.deepEqual(readFileSync(await (await download).path()), bytes);
}));

test('the customer is stepped through time', () => withPage(async ({ page }) => {
  const current = () => page.locator('.moment h2').textContent();
  await page.getByRole('button', { name: 'To the beginning' }).click();
  const first = await current();
  await page.keyboard.press('.');
  const second = await current();
  assert.notEqual(second, first);
  await page.keyboard.press(',');
  assert.equal(await current(), first);
  await page.getByRole('button', { name: 'Next decision' }).click();
  await page.keyboard.press(']');
  assert.ok(await page.locator('.moment li.failed').count() >= 1, 'a check that did not pass');
  assert.equal(await page.locator('.step.selected .here, .here').count(), 1, 'the customer stands on the map');
  await page.getByRole('slider').press('Home');
  assert.equal(await current(), first);
  await page.getByRole('button', { name: 'As a list' }).click();
  assert.ok(await page.locator('.lanes ol > li').count() >= 8);
}));

test('another customer: described in the form', () => withPage(async ({ page }) => {
  await page.locator('#who').selectOption('own');
  const when = page.getByLabel('When', { exact: true }).first();
  await when.waitFor();
  const rowsBefore = await page.evaluate(() => document.querySelectorAll('.form input').length);
  assert.ok(rowsBefore > 2);
  await when.fill('2027-04-02T11:00');
  await when.press('Tab');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('.moment').waitFor();
}));

test('another language, another look: the engine speaks it too', () => withPage(async ({ page }) => {
  await page.getByRole('button', { name: '中文' }).click();
  await page.waitForSelector('html[lang="zh-CN"]');
  await until(page, (said) => said.length > 0 && said.every((what) => /\p{Script=Han}/u.test(what)), 'every problem in Chinese');
  assert.match(await page.locator('.row.message .text').first().textContent(), /\p{Script=Han}/u);
  assert.equal(await page.locator('#tab-customer').textContent(), '单客推演');
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: '深色', exact: true }).click();
  await page.waitForSelector('html[data-theme="dark"]');
}));

test('a reload finds the work', () => withPage(async (visit) => {
  const { page } = visit;
  await page.getByRole('button', { name: 'Repair' }).first().click();
  const said = await until(page, (all) => !all.some((what) => TOO_MANY.test(what)), 'repaired');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  visit.readyAt = visit.server.requests.length;
  assert.deepEqual(await until(page, (all) => all.length === said.length, 'as it was'), said);
  await page.locator('.toast .act').click();
  await until(page, (all) => all.some((what) => TOO_MANY.test(what)), 'the example again');
}));

test('the date of the check can be chosen and is kept', () => withPage(async (visit) => {
  const { page } = visit;
  await page.locator('footer input').fill('2027-06-01');
  await page.locator('footer input').press('Enter');
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  visit.readyAt = visit.server.requests.length;
  assert.equal(await page.locator('footer input').inputValue(), '2027-06-01');
}));

test('with the network gone everything goes on', () => withPage(async ({ page, context }) => {
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Repair' }).first().click();
  await until(page, (said) => !said.some((what) => TOO_MANY.test(what)), 'repaired without a network');
  await page.getByRole('button', { name: 'One step back' }).click();
  await page.getByRole('button', { name: /^Examples/ }).click();
  await page.locator('.menu .item').nth(1).click();
  await page.locator('[data-step]').first().waitFor();
  await tab(page, 'text');
  await page.locator('.cm-content').click();
  await page.keyboard.type(' ');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await page.getByRole('dialog').waitFor();
  await context.setOffline(false);
}));

test('on a telephone nothing reaches beyond the edge', () => withPage(async ({ page }) => {
  const panes = page.locator('nav.bar button');
  const beyond = () => page.evaluate(() => {
    const cut = (element) => element.closest('.drawing, .visually-hidden, .files, h1') || getComputedStyle(element).visibility === 'hidden';
    return [...document.querySelectorAll('button, select, input, h2, p, li')]
      .filter((element) => element.offsetParent && !cut(element) && element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  for (let n = 0; n < await panes.count(); n += 1) {
    await panes.nth(n).click();
    assert.deepEqual(await beyond(), [], `pane ${n}`);
  }
  await panes.first().click();
  await page.getByRole('button', { name: 'Repair' }).first().click();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().waitFor();
  assert.deepEqual(await beyond(), [], 'with something to undo');
  await page.getByRole('button', { name: /^Examples/ }).click();
  assert.deepEqual(await beyond(), [], 'examples');
  await page.keyboard.press('Escape');
  for (const menu of ['Open', 'Share', 'More']) {
    await page.getByRole('button', { name: menu, exact: true }).click();
    const box = await page.locator('.menu .panel').boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390, `${menu}: ${box.x}`);
    await page.keyboard.press('Escape');
  }
}, { viewport: { width: 390, height: 844 } }));
