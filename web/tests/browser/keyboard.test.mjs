// The page without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problems, TOO_MANY, until, withPage } from './page.mjs';

const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at?.dataset?.step ? `step:${at.dataset.step}` : (at?.id || at?.className?.baseVal || at?.className || at?.tagName);
});

test('from the list to the map to the repair and back, by keys alone', () => withPage(async ({ page }) => {
  const all = await problems(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  assert.equal(await page.locator('li.card.open .what').textContent(), all[0]);
  if (all.length > 1) {
    await page.keyboard.press('j');
    assert.equal(await page.locator('li.card.open .what').textContent(), all[1]);
    await page.keyboard.press('k');
  }
  await page.keyboard.press('f');
  await until(page, (said) => !said.some((what) => TOO_MANY.test(what)), 'repaired');
  await page.keyboard.press('Control+z');
  await until(page, (said) => said.some((what) => TOO_MANY.test(what)), 'undone');
}));

test('the map is one stop, and arrows walk along it', () => withPage(async ({ page }) => {
  assert.equal(await page.locator('[data-step][tabindex="0"]').count(), 1);
  await page.locator('[data-step][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  const first = await focused(page);
  await page.keyboard.press('ArrowDown');
  const second = await focused(page);
  assert.notEqual(first, second);
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(page), first);
  await page.keyboard.press('2');
  await page.keyboard.press('End');
  assert.equal(await page.locator('.step.selected').count(), 1);
  assert.equal(await page.locator('[data-step][tabindex="0"]').count(), 1);
}));

test('single letters can be switched off, and are off where one types', () => withPage(async ({ page }) => {
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'search');
  await page.keyboard.type('zzz?');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(await page.locator('li.card').count(), 0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.getByLabel('Use single-letter keys').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  assert.equal(await page.getByRole('dialog').count(), 0);
}));

test('Tab goes through the editor and out of it', () => withPage(async ({ page }) => {
  await page.keyboard.press('3');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.activeElement?.shadowRoot != null);
  assert.equal(inside, false);
}));
