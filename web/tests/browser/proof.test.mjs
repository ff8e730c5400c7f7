// Can it ever happen? What a person does with the list of what must never happen: reads the verdict, looks at the customer, asks
// about another limit, changes the file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { breakText, dropFiles, kept, tab, withPage } from './page.mjs';

const list = (page) => page.locator('#panel-proof');
const card = (page, text) => list(page).locator('li.card', { hasText: text });
const LIMIT = 'At most 2 marketing messages';
/** Opens the list and waits for its answer. */
async function open(page) {
  await tab(page, 'proof');
  await list(page).locator('[data-property]').first().waitFor();
}
async function openLimit(page, text = LIMIT) {
  await open(page);
  await card(page, text).locator('.head').click();
  await list(page).locator('.window').waitFor();
}
/** What cannot happen is folded up where there is much of it. */
async function unfold(page) {
  for (const head of await list(page).locator('h3 button[aria-expanded="false"]').all()) await head.click();
}
const headline = (page, text) => list(page).locator('h2', { hasText: text }).waitFor();
/** Puts `to` in the place of the first `from` in the open text. */
async function replaceInText(page, from, to) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type(from);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.type(to);
}

test('whom something happens to is kept as a test that fails until it does not', () => withPage(async ({ page }) => {
  await openLimit(page);
  await card(page, LIMIT).getByRole('button', { name: 'Make a test of this', exact: true }).click();
  await page.locator('#tab-tests').click();
  const tests = page.locator('#panel-tests');
  await tests.locator('h2', { hasText: '1 test fails' }).waitFor();
  await tests.locator('.head').last().click();
  assert.match(await tests.locator('li.card.open').innerText(), /Must not happen: [\s\S]*Instead: [\s\S]*10 % code/);
  // The platform keeps to the limit from now on.
  await tab(page, 'text');
  await replaceInText(page, '"observe"', '"enforce"');
  await tests.locator('h2', { hasText: '1 test passes' }).waitFor();
}));

test('a proof says what it rests on, and what a person with several records can get', () => withPage(async ({ page }) => {
  await open(page);
  await unfold(page);
  await card(page, 'quiet hours').first().locator('.head').click();
  await list(page).locator('.premises li', { hasText: 'quiet hours' }).waitFor();
  await card(page, LIMIT).locator('.head').click();
  assert.match(await card(page, LIMIT).innerText(), /8% of records match no other of the same person/);
}));

test('what can happen comes first, with the customer it happens to and the window as a bracket', () => withPage(async ({ page, axe }) => {
  await open(page);
  await headline(page, '2 can happen');
  assert.match((await list(page).locator('h3').allInnerTexts()).join(' ').replace(/\s+/g, ' '), /^Can happen 2 Cannot happen [1-9]/);
  assert.match(await list(page).locator('.scope').innerText(), /not how often/);
  await axe('the list');
  await card(page, LIMIT).locator('.head').click();
  await list(page).locator('.window').waitFor();
  assert.match(await card(page, LIMIT).innerText(), /One customer gets 3, the limit is 2[\s\S]*Reminder[\s\S]*Mail with the goods[\s\S]*Mail with the 10 % code[\s\S]*within \d+ hours/);
  await axe('a card');

  // The timeline beside it is that customer's.
  await page.locator('.cap.exceeded').waitFor();
  assert.equal(await page.locator('.cap').count(), 1);
  assert.match(await page.locator('.cap.exceeded text').textContent(), /^3 within \d+ hours, limit 2$/);
  assert.equal(await page.locator('.cap.exceeded circle').count(), 3);
  assert.deepEqual(await page.locator('.time .result').filter({ hasText: 'in this window' }).allInnerTexts(), ['1 of 3 in this window', '2 of 3 in this window', '3 of 3 in this window']);
  assert.ok(await page.locator('.time .night').count() > 0, 'no quiet hours are shaded');
  assert.equal(await page.locator('.mark.over').count(), 1);
  assert.equal(await page.locator('.step.related').count(), 3);
  await axe('the customer');

  // A message of the card is a moment in time, and a step on the map.
  await card(page, LIMIT).getByRole('button', { name: /Mail with the goods/ }).click();
  assert.match(await page.locator('.row.current').innerText(), /Mail with the goods/);
  assert.equal(await page.locator('.step.selected').getAttribute('data-step'), 'goods-mail');
  await page.getByRole('button', { name: 'Next problem' }).click();
  assert.match(await page.locator('.row.current').innerText(), /10 % code/);
}));

test('it says where it is written, in the text and on the map', () => withPage(async ({ page }) => {
  await openLimit(page);
  await card(page, LIMIT).getByRole('button', { name: /workspace\.json, line \d+/ }).click();
  await page.locator('.cm-content').waitFor();
  assert.equal(await page.locator('#tab-text').getAttribute('aria-selected'), 'true');
  await page.locator('.cm-line', { hasText: LIMIT }).waitFor();
  await card(page, LIMIT).getByRole('button', { name: 'On the map' }).click();
  assert.equal(await page.locator('.step.selected').getAttribute('data-step'), 'code-mail');
}));

test('another limit needs no new proof', () => withPage(async ({ page, axe }) => {
  await openLimit(page);
  const box = card(page, LIMIT).locator('.whatif');
  assert.match(await box.innerText(), /Cannot happen\. Nobody gets more than 3\./);
  assert.equal(await box.getByRole('spinbutton').inputValue(), '3');
  await box.getByRole('button', { name: 'One less' }).click();
  assert.match(await box.innerText(), /Can happen\. There is a customer who gets 3\.[\s\S]*the limit as it is now/);
  await box.getByRole('button', { name: 'One less' }).click();
  assert.equal(await box.getByRole('button', { name: 'One less' }).isDisabled(), true);
  await box.getByRole('spinbutton').fill('99');
  await box.getByRole('spinbutton').press('Enter');
  assert.match(await box.innerText(), /Cannot happen/);
  assert.equal(await box.getByRole('spinbutton').inputValue(), '5');
  await axe('what if');
}));

test('an edit makes the answer an old one, and a new one follows', () => withPage(async ({ page }) => {
  await openLimit(page);
  await card(page, LIMIT).getByRole('button', { name: /line \d+/ }).click();
  await page.locator('.cm-content').waitFor();
  await page.evaluate(() => {
    window.notes = [];
    new MutationObserver(() => { for (const note of document.querySelectorAll('#panel-proof .note')) window.notes.push(note.textContent); }).observe(document.getElementById('panel-proof'), { childList: true, subtree: true, characterData: true });
  });
  await replaceInText(page, '"max": 2', '"max": 3');
  await headline(page, '1 can happen');
  assert.ok((await page.evaluate(() => window.notes)).some((note) => /what held before/.test(note)), 'it was not said that the answer was an old one');
  assert.equal(await list(page).locator('.note').count(), 0);
  // The customer is followed on: now he is one to whom it happened.
  assert.match(await page.locator('#who option:checked').textContent(), /it happened to/);
  await page.locator('body').press('Control+z');
  await headline(page, '2 can happen');
  assert.equal(await list(page).locator('li.card.open').count(), 1);
}));

test('the customer can be kept as a file, and made into a test', () => withPage(async ({ page }) => {
  await openLimit(page);
  await card(page, LIMIT).getByRole('button', { name: 'Keep this customer as a file' }).click();
  const customers = (files) => files.filter(({ text }) => text.includes('wayproof/customer@1'));
  const before = customers(await kept(page)).length;
  const files = await kept(page, (all) => customers(all).some(({ name }) => /witness/.test(name)));
  assert.ok(customers(files).some(({ name, text }) => /witness/.test(name) && JSON.parse(text).title.includes(LIMIT)), `${before}`);
  await headline(page, '2 can happen');
  await list(page).locator('.note').waitFor({ state: 'detached' });
  await card(page, LIMIT).getByRole('button', { name: 'Make a test of this' }).click();
  const tests = (all) => all.some(({ text }) => text.includes('wayproof/tests@1'));
  assert.ok(tests(await kept(page, tests)));
}));

test('by keys alone, and read aloud', () => withPage(async ({ page }) => {
  await page.keyboard.press('4');
  await list(page).locator('[data-property]').first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'proof');
  await page.locator('#panel-proof + *, [role="status"]').filter({ hasText: /2 can happen · \d+ cannot happen/ }).first().waitFor({ state: 'attached' });
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-expanded')), 'true');
  await page.locator('.cap.exceeded').waitFor();
  await page.keyboard.press('j');
  assert.match(await list(page).locator('li.card.open').innerText(), /practice\/limit/);
  await page.keyboard.press('k');
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  assert.equal(await page.locator('#tab-customer').getAttribute('aria-selected'), 'true');
  await page.locator('#tab-proof').focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'tab-problems');
  await page.locator('li.card').first().waitFor();
  await page.keyboard.press('4');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search');
}));

const journey = { format: 'wayproof/journey@1', id: 'hello', title: 'Hello', entry: { on: { event: 'e' } }, first: 'mail', steps: { mail: { type: 'message', channel: 'email', purpose: 'marketing', topic: 'news', content: { template: 'hello' }, next: 'end' }, end: { type: 'end' } } };
const settings = { format: 'wayproof/workspace@1', id: 'shop', title: 'Shop', language: 'en', time_zone: 'Asia/Shanghai', journeys: ['*.journey.json'], events: { e: {} }, channels: { email: { kind: 'email' } }, topics: { news: {} }, templates: { hello: {} } };

test('files that state nothing are told what could be stated, and where', () => withPage(async ({ page, axe }) => {
  await dropFiles(page, [{ name: 'hello.journey.json', text: JSON.stringify(journey) }, { name: 'shop.workspace.json', text: JSON.stringify(settings) }]);
  await tab(page, 'proof');
  await list(page).getByText('At most 2 marketing messages in 24 hours').waitFor();
  await axe('nothing is stated');
  await list(page).getByRole('button', { name: 'Open the shared settings' }).click();
  await page.locator('.cm-line', { hasText: 'wayproof/workspace@1' }).first().waitFor();
}));

test('what cannot be read is not passed over in silence', () => withPage(async ({ page, axe }) => {
  await open(page);
  await tab(page, 'text');
  await page.locator('.cm-content').waitFor();
  await breakText(page);
  const note = list(page).locator('.note', { hasText: 'could not be read' });
  await note.waitFor();
  await axe('unread');
  await note.getByRole('button').click();
  await page.locator('#panel-problems li.card').first().waitFor();
}));

test('many that cannot happen are folded up; other files are other answers', () => withPage(async ({ page }) => {
  await openLimit(page);
  const caps = [1, 2, 3, 4, 5].map((max) => ({ id: `c${max}`, of: { purpose: 'marketing' }, max: max + 3, window: { sliding: 'PT24H' }, count_at: 'send', on_full: 'advance' }));
  await dropFiles(page, [{ name: 'hello.journey.json', text: JSON.stringify(journey) }, { name: 'shop.workspace.json', text: JSON.stringify({ ...settings, gate: { caps } }) }]);
  await list(page).getByRole('button', { name: /Cannot happen\s*5/ }).waitFor();
  assert.equal(await list(page).locator('li.card').count(), 0);
  await list(page).getByRole('button', { name: /Cannot happen/ }).click();
  assert.equal(await list(page).locator('li.card').count(), 5);
}));

test('in Chinese, on a telephone: no word is missing, nothing scrolls sideways', () => withPage(async ({ page, axe }) => {
  await open(page);
  await headline(page, '2 项会发生');
  await list(page).locator('li.card .head').first().click();
  await list(page).locator('.window').waitFor();
  await axe('a card on a telephone');
  const text = await list(page).innerText();
  assert.match(text, /会发生[\s\S]*有客户会收到 3 条，上限 2 条[\s\S]*如果上限改为[\s\S]*已证明不会发生。任何客户最多收到 3 条/);
  for (const wrong of ['undefined', 'NaN', '[object', '{']) assert.ok(!text.includes(wrong), `“${wrong}” in the list`);
  const wider = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.pane.problems .scroll')].filter((node) => node.scrollWidth > node.clientWidth + 1).length);
  assert.equal(wider, 0, 'wider than the screen');
  await list(page).getByRole('button', { name: '查看出问题的客户示例' }).click();
  await page.locator('.cap.exceeded').waitFor();
  assert.match(await page.locator('.cap.exceeded text').textContent(), /^\d+小时内3条，上限2条$/);
  await page.locator('nav.bar button').first().click();
  await list(page).getByRole('button', { name: '在画布上查看' }).click();
  await page.locator('.step.selected').waitFor();
}, { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }));

test('in the dark, and in Chinese: nothing that axe sees', () => withPage(async ({ page, axe }) => {
  await openLimit(page, '24 小时内最多');
  await axe('dark, Chinese');
}, { locale: 'zh-CN', colorScheme: 'dark' }));

test('printed, it is the list with everything unfolded', () => withPage(async ({ page }) => {
  await openLimit(page);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('.pane.map').isVisible(), false);
  assert.equal(await page.locator('.pane.side').isVisible(), false);
  assert.equal(await card(page, LIMIT).isVisible(), true);
  assert.equal(await card(page, 'quiet hours').isVisible(), true);
}));


test('the report that is handed on says it too, once somebody has asked', () => withPage(async ({ page, context }) => {
  const report = async () => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Report/ }).click();
    return readFile(await (await coming).path(), 'utf8');
  };
  assert.doesNotMatch(await report(), /Can it ever happen/);
  await open(page);
  const other = await context.newPage();
  await other.setContent(await report());
  const text = await other.locator('.stated').innerText();
  assert.match(text, /Can it ever happen\?[\s\S]*not how often[\s\S]*Can happen More than “At most 2[\s\S]*One customer gets 3, the limit is 2[\s\S]*Reminder[\s\S]*Cannot happen A message in quiet hours/);
  await other.close();
}));
