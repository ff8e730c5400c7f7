// wayproof.html: the whole page from a disk, in Chromium and in Firefox, under its own policy.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { hasFirefox, withFirefox } from './firefox.mjs';
import { breakText, ONE_FILE, problems, steps, tab, TOO_MANY, until, withPage } from './page.mjs';

const MOST = 1_750_000; // docs/decisions/027
const html = readFileSync(ONE_FILE, 'utf8');
const unpacked = (name) => inflateRawSync(Buffer.from(new RegExp(`id="asset-${name}">([^<]*)<`).exec(html)[1], 'base64'));
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('its size, its policy, its contents', () => {
  assert.ok(Buffer.byteLength(html) <= MOST, `${Buffer.byteLength(html)} bytes`);
  const policy = Object.fromEntries(/Content-Security-Policy" content="([^"]*)"/.exec(html)[1].split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
  const loader = /<script>([^]*?)<\/script>/.exec(html)[1];
  assert.deepEqual(policy, {
    'default-src': ["'none'"],
    'script-src': [hashOf(loader), hashOf(unpacked('page')), "'wasm-unsafe-eval'"],
    'style-src': [hashOf(unpacked('style'))],
    'img-src': ['data:', 'blob:'],
    'worker-src': ['blob:'],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  });
  const { index } = /<script(?! type="text\/plain")/.exec(html);
  assert.ok(html.indexOf('Content-Security-Policy') < index, 'the policy stands before the first script');
  assert.equal(html.match(/<script(?! type="text\/plain")/g).length, 1, 'one script that runs');
  assert.doesNotMatch(html.replaceAll(/<script[^]*?<\/script>/g, ''), /(src|href)="(?!data:)/, 'nothing lies elsewhere');
  assert.deepEqual([...unpacked('engine').subarray(0, 4)], [0, 0x61, 0x73, 0x6d]);
  assert.doesNotMatch(unpacked('page').toString(), /AGFzbQ/, 'the engine is carried once');
  assert.ok(Object.keys(JSON.parse(unpacked('rules'))).length >= 40, 'the pages of the rules');
});

/** Everything a person does with the page. */
async function useAll({ page }) {
  assert.match((await problems(page))[0], TOO_MANY);
  const count = await steps(page).count();
  assert.ok(count >= 6, 'the map');
  assert.equal(await page.locator('.cap.exceeded').count(), 1, 'the customer');
  await page.locator('li.card.open').getByRole('button', { name: 'About this rule' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Fails' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Repair' }).first().click();
  await until(page, (said) => !said.some((what) => TOO_MANY.test(what)), 'repaired');
  await page.locator('.toast .act').click();
  await until(page, (said) => TOO_MANY.test(said[0] ?? ''), 'taken back');
  await page.locator('.step[data-tone="wait"]').first().click();
  await tab(page, 'step');
  await page.getByRole('spinbutton', { name: 'minutes' }).first().fill('45');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /45/.test(document.querySelector('.step[data-tone=wait]').textContent));
  await tab(page, 'text');
  await breakText(page);
  await until(page, (said) => /quote/i.test(said[0] ?? ''), 'the broken text');
  await page.keyboard.press('Control+z');
  await page.locator('p.broken').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Examples/ }).click();
  await page.locator('.menu .item').nth(1).click();
  await page.locator('.pane.map h2, label.journey').first().waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await until(page, (said) => said.every((what) => /\p{Script=Han}/u.test(what)), 'in Chinese');
}

test('from the disk everything works', () => withPage(useAll, { file: ONE_FILE }));

for (const colorScheme of ['light', 'dark']) {
  test(`from the disk, ${colorScheme}`, () => withPage(async ({ page, axe }) => {
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
    await axe(colorScheme);
  }, { file: ONE_FILE, colorScheme }));
}

test('Firefox, too', { skip: !hasFirefox && 'there is no Firefox here' }, () => withFirefox(pathToFileURL(ONE_FILE).href, async ({ until, click, evaluate, complaints, requests }) => {
  const list = "[...document.querySelectorAll('li.card .what')].map((one) => one.textContent)";
  await until("document.documentElement.dataset.ready === 'yes'", 'it starts');
  assert.match((await evaluate(list))[0], TOO_MANY);
  assert.ok(await evaluate("document.querySelectorAll('[data-step]').length") >= 6, 'the map');
  assert.ok(await evaluate("document.querySelectorAll('.cap.exceeded').length"), 'the customer');
  assert.deepEqual(await evaluate(`[...document.querySelectorAll('.pane')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className)`), [], 'a pane wider than its place');
  await click('#tab-text');
  await until("document.querySelector('.host')?.shadowRoot.querySelector('.cm-content')?.textContent.length > 200", 'the editor');
  await click('#tab-customer');
  await click('li.card.open .foot .link:last-child');
  await until("document.querySelector('dialog h3')?.textContent === 'What it checks' || document.querySelectorAll('dialog h3').length > 1", 'the page of the rule');
  await evaluate("document.querySelector('dialog').close()");
  await click('li.card.open .primary');
  await until(`!${list}.some((what) => ${TOO_MANY}.test(what))`, 'repaired');
  await click('.toast .act');
  await until(`${list}.some((what) => ${TOO_MANY}.test(what))`, 'taken back');
  await click('button[lang="zh-CN"]');
  await until(`${list}.length > 0 && ${list}.every((what) => /\\p{Script=Han}/u.test(what))`, 'in Chinese');
  await evaluate("[...document.querySelectorAll('header button')].find((one) => one.textContent.trim() === '分享').click()");
  await until("document.querySelector('.menu .panel .item:nth-of-type(2)')", 'the menu');
  await evaluate("document.querySelectorAll('.menu .panel .item')[1].click()");
  await until("/\\.png$/.test(document.querySelector('.toast span')?.textContent ?? '')", 'the long picture');
  assert.deepEqual(complaints(), []);
  assert.deepEqual(requests().filter((url) => !/^(data|blob|file):/.test(url)), []);
}));

async function openedAs(change, options, look) {
  const folder = mkdtempSync(join(tmpdir(), 'onefile-'));
  try {
    const file = join(folder, 'wayproof.html');
    writeFileSync(file, change(html));
    await withPage(look, { file, starts: false, ...options });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a file that was changed on its way says so and runs nothing', () => openedAs((text) => text.replace(/(id="asset-page">)[^<]*/, (_, tag) => `${tag}${Buffer.from('K0ktLgEA', 'base64').toString('base64')}`), {}, async ({ page }) => {
  await page.getByText('This file was changed or cut off').waitFor();
  assert.equal(await page.locator('#app > *').count(), 0);
}));

test('a browser that is too old is told', () => openedAs((text) => text, { before: () => { delete window.DecompressionStream; } }, async ({ page }) => {
  await page.getByText('Wayproof needs a browser from 2023 or newer.').waitFor();
  await page.getByText('需要 2023 年及以后的浏览器').waitFor();
}));
