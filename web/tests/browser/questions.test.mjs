// What an export does not say: asked in the list, answered with clicks, kept for the next export.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dropFile, dropFiles, kept, withPage } from './page.mjs';

const data = (name) => readFileSync(fileURLToPath(new URL(`../../../tests/data/${name}`, import.meta.url)), 'utf8');
const BOOTS = data('journey-builder/boots-launch.journey-meta.json');

const card = (page) => page.locator('section[aria-labelledby="five-title"]');
const done = (page, text) => card(page).locator('.count', { hasText: text }).waitFor();
const drop = async (page, name = 'boots.json', text = BOOTS) => {
  await dropFile(page, name, text);
  await card(page).waitFor();
};
const group = (page, text) => page.locator('.group', { hasText: text });
/** What waits for the answer to a question, folded up below it. */
const points = (page, id) => card(page).locator(`[data-group="${id}"]`);
/** How much waits, on a question that is folded up itself. */
const waiting = (page, id) => card(page).locator(`[data-question="${id}"] .waiting`);
const settingsIn = (files) => JSON.parse(files.find(({ name }) => name.endsWith('.workspace.json'))?.text ?? '{}');
/** The shared settings that the browser keeps, as soon as they say what is awaited; after some seconds what they say then. */
const settings = async (page, awaited) => settingsIn(await kept(page, (files) => awaited(settingsIn(files))));

test('an export is asked about: five questions, what each settles, the strict reading said once', () => withPage(async ({ page, axe }) => {
  await drop(page);
  assert.equal(await card(page).locator('[data-question]').count(), 5);
  assert.equal(await page.getByText('every message counts as marketing').count(), 1);
  await done(page, '0 of 5 answered');
  // One question is unfolded, with what the file lets suppose first.
  assert.equal(await card(page).locator('[data-question][aria-expanded="true"]').count(), 1);
  assert.match(await card(page).locator('.choices .button').first().textContent(), /Salesforce Journey Builder.*as the file looks/);
  // What waits is grouped and counted, and folded: no wall.
  assert.equal(await page.locator('.group ul').count(), 0);
  assert.match(await waiting(page, 'opt_out').textContent(), /Settles 1 open point/);
  // Every question is said once: what waits for it stands below it, what no question of the card settles below the card.
  assert.equal(await page.getByText('Does the footer of every marketing mail').count(), 1);
  await points(page, 'system').getByRole('button', { name: 'Settles 1 open point' }).click();
  assert.equal(await points(page, 'system').locator('li.card').count(), 1);
  await group(page, 'What do the templates say').locator('button').first().click();
  assert.equal(await group(page, 'What do the templates say').locator('li.card').count(), 2);
  await axe('card of questions');
}));

test('a click answers, the list follows at once, undo takes it back', () => withPage(async ({ page }) => {
  await drop(page);
  await card(page).getByRole('button', { name: /Salesforce Journey Builder/ }).click();
  await done(page, '1 of 5 answered');
  // On to the next question by itself.
  await card(page).locator('[data-question="enforced"][aria-expanded="true"]').waitFor();
  await points(page, 'enforced').waitFor();
  const part = (id) => card(page).locator(`[data-part="${id}"]`);
  const says = (id, text) => part(id).getByRole('button', { name: text, exact: true });
  await says('consent', 'Yes').click();
  await points(page, 'enforced').waitFor({ state: 'detached' });
  await says('suppression', 'Yes').click();
  await says('caps', 'Yes').click();
  await part('caps').locator('select').first().selectOption('3');
  await part('caps').getByRole('button', { name: 'That is it' }).click();
  await says('quiet', "Don't know").click();
  await part('quiet').locator('button[aria-pressed="true"]', { hasText: "Don't know" }).waitFor();
  await part('caps').getByRole('button', { name: 'That is it' }).waitFor({ state: 'detached' });
  const { gate } = await settings(page, (said) => said.gate?.caps?.[0]?.max === 3 && said.gate.checks?.hours === undefined);
  assert.equal(gate.dialect, 'journey-builder');
  assert.equal(gate.checks.consent.mode, 'enforce');
  assert.deepEqual(gate.caps.map(({ max, window }) => [max, window.sliding]), [[3, 'PT24H']]);
  assert.equal(gate.checks.hours, undefined, 'what is not known is not written');

  await card(page).getByRole('button', { name: 'Go on without the rest' }).click();
  await card(page).getByRole('button', { name: 'Yes', exact: true }).click();
  await waiting(page, 'opt_out').waitFor({ state: 'detached' });
  await points(page, 'opt_out').waitFor({ state: 'detached' });
  await done(page, '2 of 5 answered');
  await page.keyboard.press('Control+z');
  await waiting(page, 'opt_out').or(points(page, 'opt_out')).first().waitFor();
  await done(page, '1 of 5 answered');
  await page.keyboard.press('Control+Shift+z');
  await done(page, '2 of 5 answered');

  await card(page).locator('[data-topic]').getByLabel('Consent it needs').selectOption('express');
  await card(page).locator('[data-message="SMSSYNC-1"] select').selectOption('service');
  await card(page).locator('[data-message="PUSHNOTIFICATIONACTIVITY-1"] select').selectOption('marketing');
  // A marketing message belongs to a subscription; what is said settles the finding about it.
  const lacks = page.locator('li.card', { hasText: 'which subscription it belongs to' });
  await lacks.waitFor();
  await card(page).locator('[data-topic-of="PUSHNOTIFICATIONACTIVITY-1"] select').selectOption('my-subscribers-boots');
  await lacks.waitFor({ state: 'detached' });
  await done(page, '3 of 5 answered');
  await card(page).locator('[data-question="regions"]').click();
  await card(page).getByRole('button', { name: 'Germany' }).click();
  await card(page).getByLabel('Another one…').selectOption('AT');
  await card(page).locator('[data-region="AT"][aria-pressed="true"]').waitFor();
  const said = await settings(page, ({ regions }) => regions?.length === 2);
  assert.deepEqual(said.regions, ['DE', 'AT']);
  assert.equal(said.imported.messages['boots-launch']['SMSSYNC-1'].purpose, 'service');
  // An answer can be changed, and taken back.
  await card(page).locator('[data-question="system"]').click();
  await card(page).getByRole('button', { name: "Don't know" }).click();
  await done(page, '3 of 5 answered');
}));

test('answers survive a reload, a newer export of the same journey, and another day', () => withPage(async ({ page }) => {
  await drop(page);
  await card(page).getByRole('button', { name: /Salesforce Journey Builder/ }).click();
  await done(page, '1 of 5 answered');
  await settings(page, ({ gate }) => gate?.dialect !== undefined);
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  await done(page, '1 of 5 answered');

  const newer = JSON.parse(BOOTS);
  newer.name = 'Boots, second wave';
  await dropFile(page, 'boots-v2.json', JSON.stringify(newer, null, 2));
  await page.locator('.toast', { hasText: 'Your answers stay' }).waitFor();
  await page.locator('.pane.map h2', { hasText: 'Boots, second wave' }).waitFor();
  await done(page, '1 of 5 answered');
  const names = (await kept(page, (files) => files.some(({ name }) => name === 'boots-v2.json'))).map(({ name }) => name);
  assert.deepEqual(names.sort(), ['boots-v2.json', 'shared.workspace.json']);
  await page.locator('.toast .act').click();
  await page.locator('.pane.map h2', { hasText: 'Boots, second wave' }).waitFor({ state: 'detached' });
  await done(page, '1 of 5 answered');

  // Something else in between: the answers come back with the journey.
  await page.locator('header .menu button').first().click();
  await page.locator('.menu .item').first().click();
  await card(page).waitFor({ state: 'detached' });
  await dropFile(page, 'again.json', BOOTS);
  await page.locator('.toast', { hasText: 'with the answers you gave' }).waitFor();
  await done(page, '1 of 5 answered');
}));

test('the keys that walk along the problems come through the card, and a search finds what waits in it', () => withPage(async ({ page }) => {
  await drop(page);
  await page.locator('#search').fill('the');
  await card(page).waitFor({ state: 'detached' });
  assert.ok(await page.locator('.group li.card').count() > 0);
  await page.locator('#search').fill('');
  await card(page).waitFor();
  await page.locator('h1').click();
  for (const id of ['system', 'enforced']) {
    for (let n = 0; n < 3 && await points(page, id).locator('li.card.open').count() === 0; n += 1) {
      await page.keyboard.press('j');
      await page.waitForTimeout(60);
    }
    assert.equal(await points(page, id).locator('li.card.open').count(), 1, id);
  }
}));

test('of several shared settings it is said which are asked about, and answers go there', () => withPage(async ({ page }) => {
  const settingsOf = (id) => JSON.stringify({ format: 'wayproof/workspace@1', id, title: `Shop ${id}`, language: 'en', time_zone: 'Asia/Shanghai', journeys: [`${id}.journey.json`], events: { e: {} }, channels: { email: { kind: 'email' } }, topics: { news: {} }, templates: { hello: {} } });
  const journey = (id) => JSON.stringify({
    format: 'wayproof/journey@1', id, title: id, entry: { on: { event: 'e' } }, first: 'mail',
    steps: { mail: { type: 'message', channel: 'email', purpose: 'marketing', topic: 'news', content: { template: 'hello' }, next: 'end' }, end: { type: 'end' } },
  });
  await dropFiles(page, ['a', 'b'].flatMap((id) => [{ name: `${id}.workspace.json`, text: settingsOf(id) }, { name: `${id}.journey.json`, text: journey(id) }]));
  await card(page).waitFor();
  const about = card(page).getByLabel('Asked about');
  assert.deepEqual(await about.locator('option').allTextContents(), ['Shop a', 'Shop b']);
  await about.selectOption({ label: 'Shop b' });
  await card(page).locator('[data-question="regions"]').click();
  await card(page).getByRole('button', { name: 'Germany' }).click();
  await done(page, /[1-9] of/);
  const regions = (files) => Object.fromEntries(files.filter(({ name }) => name.endsWith('.workspace.json')).map(({ name, text }) => [name, JSON.parse(text).regions]));
  assert.deepEqual(regions(await kept(page, (files) => regions(files)['b.workspace.json'])), { 'a.workspace.json': undefined, 'b.workspace.json': ['DE'] });
  await about.selectOption({ label: 'Shop a' });
  await card(page).locator('[data-question="regions"] .mark:not(.answered)').waitFor();
}));

test('in Chinese, on a telephone: no word is missing, nothing scrolls sideways', () => withPage(async ({ page, axe }) => {
  await drop(page);
  for (const id of ['enforced', 'topics', 'regions']) {
    await card(page).locator(`[data-question="${id}"]`).click();
    await axe(`question ${id}`);
    const wider = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.pane.problems .scroll')].filter((node) => node.scrollWidth > node.clientWidth + 1).length);
    assert.equal(wider, 0, `question ${id} is wider than the screen`);
  }
  const text = await card(page).innerText();
  assert.match(text, /官方说明|德国/);
  for (const wrong of ['undefined', 'NaN', '[object', '⟨']) assert.ok(!text.includes(wrong), `“${wrong}” in the card`);
}, { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }));

test('nobody is asked about a shipped example that lacks nothing', () => withPage(async ({ page }) => {
  await page.locator('li.card').first().waitFor();
  assert.equal(await card(page).count(), 0);
}));
