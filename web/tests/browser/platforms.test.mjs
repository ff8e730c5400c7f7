// Would another platform count otherwise? What a person does with it: asks, looks at who gets something else, follows him, changes
// the file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropFiles, tab, withPage } from './page.mjs';

const section = (page) => page.locator('[data-section="platforms"]');
const card = (page, id) => section(page).locator(`[data-platforms~="${id}"]`);

/** Two messages around midnight, and a limit of one a day. */
const files = (gate = {}) => {
  const caps = [{ id: 'a-day', of: { purpose: 'marketing' }, max: 1, window: { calendar: 'day' } }];
  const settings = { format: 'wayproof/workspace@1', id: 'shop', language: 'en', time_zone: 'Asia/Shanghai', journeys: ['*.journey.json'], events: { e: {} }, channels: { sms: { kind: 'sms' } }, topics: { news: {} }, gate: { checks: { caps: { mode: 'enforce' } }, caps, ...gate } };
  const sms = (title, next) => ({ type: 'message', title, channel: 'sms', purpose: 'marketing', topic: 'news', content: { text: 'Hi' }, next });
  const steps = { offer: sms('Your cart', 'pause'), pause: { type: 'wait', for: 'PT20M', next: 'reminder' }, reminder: sms('Still there', 'end'), end: { type: 'end' } };
  return [
    { name: 'shop.workspace.json', text: JSON.stringify(settings, null, 1) },
    { name: 'cart.journey.json', text: JSON.stringify({ format: 'wayproof/journey@1', id: 'cart', entry: { on: { event: 'e' } }, first: 'offer', steps }, null, 1) },
  ];
};

async function compare(page) {
  await tab(page, 'proof');
  await section(page).getByRole('button', { name: 'Compare' }).click();
  await section(page).locator('[data-platforms]').first().waitFor();
}

test('23:50 and 00:10 are two days here and one there', () => withPage(async ({ page, axe }) => {
  await dropFiles(page, files());
  await compare(page);
  await card(page, 'dynamics-365').locator('.head').click();
  const rows = await card(page, 'dynamics-365').locator('tbody tr:not(.day)').allInnerTexts();
  assert.equal(rows.length, 2);
  assert.match(rows[0], /23:50 Your cart\s+goes out\s+goes out/);
  assert.match(rows[1], /00:10 Still there[\s\S]*goes out\s+not sent: the limit is reached/);
  assert.equal(await card(page, 'dynamics-365').locator('tr.differs').count(), 1);
  assert.match(await section(page).innerText(), /as far as their pages say: Braze/);
  await axe('the comparison');

  // The customer in the timeline, at the message that is not the same.
  await card(page, 'dynamics-365').getByRole('button', { name: 'Show this customer' }).click();
  await page.locator('.row.current').waitFor();
  assert.match(await page.locator('.row.current').innerText(), /00:10[\s\S]*Still there/);
  assert.match(await page.locator('#who option:checked').textContent(), /Not the same on: Customer\.io, Dynamics 365, HCL Unica/);
  await tab(page, 'proof').catch(() => {});
  await card(page, 'dynamics-365').getByRole('button', { name: /Your cart/ }).click();
  assert.match(await page.locator('.row.current').innerText(), /23:50/);
}));

test('the platform that the files are meant for comes first; an edit makes the answer an old one', () => withPage(async ({ page }) => {
  await dropFiles(page, files({ dialect: 'mautic' }));
  await compare(page);
  const first = section(page).locator('[data-platforms]').first();
  assert.match(await first.innerText(), /Mautic, WebEngage\s+Differs\. These files are meant for it\./);
  assert.match(await section(page).innerText(), /The files are meant for Mautic\./);
  await dropFiles(page, files());
  await section(page).getByRole('button', { name: 'Compare again' }).click();
  await section(page).locator('.note').waitFor({ state: 'detached' });
  assert.doesNotMatch(await section(page).innerText(), /meant for/);
}));

test('nothing is asked before somebody asks, and files that state nothing have nothing to compare', () => withPage(async ({ page }) => {
  await tab(page, 'proof');
  await page.locator('[data-property]').first().waitFor();
  assert.equal(await section(page).locator('[data-platforms]').count(), 0);
  await dropFiles(page, files({ caps: [] }));
  await page.locator('#panel-proof .nothing').waitFor();
  assert.equal(await section(page).count(), 0);
}));
