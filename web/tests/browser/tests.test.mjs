// Journey tests in the page: they have a list where there are any, and one that fails shows what happened instead, and to whom.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tab, withPage } from './page.mjs';

const list = (page) => page.locator('#panel-tests');
/** Makes a test of what happens to the customer of the first problem, and looks at the list. */
async function make(page, button = 'Make a test of this') {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.locator('#tab-tests').click();
  await list(page).locator('li.card').first().waitFor();
}
async function breakIt(page) {
  await page.locator('.step[data-tone="wait"]').first().click();
  await tab(page, 'step');
  await page.locator('.parts input').nth(2).fill('45');
  await page.locator('.parts input').nth(2).press('Enter');
}

test('a test that is made has a list; one that fails says what happened instead, and shows to whom', () => withPage(async ({ page, axe }) => {
  assert.equal(await page.locator('#tab-tests').count(), 0);
  await make(page);
  await list(page).locator('h2', { hasText: '1 test passes' }).waitFor();
  await list(page).locator('.head').last().click();
  assert.ok(await list(page).locator('.body li.met').count() > 2);
  await axe('passed');
  await breakIt(page);
  await list(page).locator('h2', { hasText: '1 test fails' }).waitFor();
  const failed = list(page).locator('li.card.open');
  assert.match(await failed.innerText(), /of \d+ expectations? not met[\s\S]*Instead: /);
  await axe('failed');
  await failed.getByRole('button', { name: 'Show this customer' }).click();
  assert.match(await page.locator('#who option:checked').textContent(), /^Of the test: /);
  await page.locator('.time .row.message').first().waitFor();
  await failed.getByRole('button', { name: /line \d+/ }).click();
  await page.locator('.cm-line', { hasText: 'wayproof/tests@1' }).waitFor();
  await list(page).locator('summary').click();
  await axe('what no test tries');
  await list(page).locator('.untried').first().click();
  // Without the tests there is no such list any more.
  await page.locator('body').press('Control+z');
  await list(page).locator('h2', { hasText: '1 test passes' }).waitFor();
  await page.locator('body').press('Control+z');
  await page.locator('#panel-problems li.card').first().waitFor();
  assert.equal(await page.locator('#tab-tests').count(), 0);
}));

test('tests of what no test tries are written, pass, and are taken back', () => withPage(async ({ page, axe }) => {
  await make(page);
  await list(page).locator('h2', { hasText: '1 test passes' }).waitFor();
  await list(page).locator('summary').click();
  const before = await list(page).locator('.untried').count();
  await list(page).getByRole('button', { name: 'Write tests for these' }).click();
  await page.locator('.toast', { hasText: /new tests/ }).waitFor();
  await list(page).locator('h2', { hasText: /^([2-9]|\d\d) tests pass/ }).waitFor();
  assert.ok(await list(page).locator('.untried').count() < before / 2);
  await axe('generated');
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await list(page).locator('h2', { hasText: '1 test passes' }).waitFor();
}));

test('in Chinese, on a telephone: no word is missing, nothing scrolls sideways', () => withPage(async ({ page, axe }) => {
  await page.locator('nav.bar button').nth(2).click();
  await page.getByRole('button', { name: '存为测试', exact: true }).click();
  await page.locator('nav.bar button').first().click();
  await page.locator('#tab-tests').click();
  await list(page).locator('.head').last().click();
  await axe('tests on a telephone');
  const text = await list(page).innerText();
  assert.match(text, /1 个测试全部通过/);
  for (const wrong of ['undefined', 'NaN', '[object', '{']) assert.ok(!text.includes(wrong), `“${wrong}” in the list`);
  const wider = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.pane.problems .scroll, .lists')].filter((node) => node.scrollWidth > node.clientWidth + 1).length);
  assert.equal(wider, 0, 'wider than the screen');
}, { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }));
