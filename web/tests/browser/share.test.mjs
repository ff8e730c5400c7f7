// A link that holds the files: made here, opened there, and never seen by a server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { dropFile, ONE_FILE, problems, TOO_MANY, until, withPage } from './page.mjs';

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
const journey = (title, extra = {}) => JSON.stringify({ format: 'wayproof/journey@1', id: 'x', title, entry: { on: { kind: 'event', event: 'a' } }, first: 'end', steps: { end: { type: 'end' } }, ...extra });
const linkTo = (base, files) => `${base}#w1=${deflateRawSync(JSON.stringify({ files })).toString('base64url')}`;
const title = (page, text) => page.locator('.pane.map h2', { hasText: text });
const ready = (page) => page.waitForSelector('html[data-ready]');
const share = async (page, name) => {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name }).click();
};

test('what is copied here opens there, and no server hears of it', () => withPage(async (visit) => {
  const { page, context, server } = visit;
  await page.getByRole('button', { name: 'Repair' }).first().click();
  await until(page, (said) => !said.some((what) => TOO_MANY.test(what)), 'repaired');
  const repaired = await problems(page);
  await share(page, 'Copy link');
  await page.locator('.toast', { hasText: 'Whoever has it can read your files' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${server.url}#w1=`) && link.length < 8000, `${link.length} characters`);
  const guest = await (await context.browser().newContext({ locale: 'en-GB' })).newPage();
  await guest.goto(link);
  await ready(guest);
  assert.deepEqual(await problems(guest), repaired);
  await guest.locator('.toast', { hasText: 'Opened from a link: ' }).waitFor();
  assert.equal(new URL(guest.url()).hash, '', 'a reload opens what was changed since, not the link again');
  await guest.reload();
  await ready(guest);
  assert.deepEqual(await problems(guest), repaired);
  assert.ok(server.requests.every(({ path }) => !path.includes('w1')));
  visit.readyAt = server.requests.length;
}, CLIPBOARD));

test('a link takes nothing away: one undo brings the own work back, after a reload too', () => withPage(async (visit) => {
  const { page, server } = visit;
  await dropFile(page, 'mine.json', journey('My own work'));
  await title(page, 'My own work').waitFor();
  await page.goto('about:blank');
  await page.goto(linkTo(server.url, [{ name: 'theirs.json', text: journey('From a colleague') }]));
  await ready(page);
  await title(page, 'From a colleague').waitFor();
  await page.reload();
  await ready(page);
  await title(page, 'From a colleague').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await title(page, 'My own work').waitFor();
  // The address of an open page can be changed, too.
  await page.evaluate((link) => { location.href = link; }, linkTo(server.url, [{ name: 'b.json', text: journey('Into the open page') }]));
  await title(page, 'Into the open page').waitFor();
  await page.locator('.toast .act').click();
  await title(page, 'My own work').waitFor();
  visit.readyAt = server.requests.length;
}));

test('what a link holds is text and nothing else', () => withPage(async (visit) => {
  const { page, server } = visit;
  const evil = '<img src=x onerror="window.caught=1"><script>window.caught=1</script>';
  await page.goto('about:blank');
  await page.goto(linkTo(server.url, [{ name: `${evil}.json`, text: journey(evil, { id: evil, note: evil }) }]));
  await ready(page);
  await page.locator('.pane.map h2', { hasText: '<img src=x' }).waitFor();
  assert.equal(await page.evaluate(() => window.caught), undefined);
  assert.equal(await page.locator('img, main script').count(), 0);
  visit.readyAt = server.requests.length;
}));

test('a link that cannot be opened is told calmly, and the page works', () => withPage(async (visit) => {
  const { page, server } = visit;
  const bomb = `${server.url}#w1=${deflateRawSync(Buffer.alloc(40_000_000)).toString('base64url')}`;
  for (const [link, said] of [[`${server.url}#w1=abcdef`, 'The link is not complete'], [bomb, 'more than Wayproof opens'], [`${server.url}#w9=abc`, 'a newer Wayproof']]) {
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    await page.locator('.toast', { hasText: said }).waitFor();
    assert.match((await problems(page))[0], TOO_MANY);
  }
  visit.readyAt = server.requests.length;
}));

test('what is too large for a link is said', () => withPage(async ({ page }) => {
  const noise = Array.from({ length: 12000 }, (_, n) => Math.imul(n + 1, 2654435761).toString(36)).join(' ');
  await dropFile(page, 'large.json', journey('Large', { note: noise }));
  await title(page, 'Large').waitFor();
  await share(page, 'Copy link');
  await page.locator('.toast', { hasText: /Too large for a link: \d+ kB/ }).waitFor();
}));

test('where the page may not copy, the reader can', () => withPage(async ({ page, axe }) => {
  await share(page, 'Copy link');
  const field = page.getByRole('dialog').getByLabel('Link', { exact: true });
  await field.waitFor();
  assert.match(await field.inputValue(), /#w1=/);
  assert.ok(await field.evaluate((one) => one.selectionEnd - one.selectionStart === one.value.length), 'all of it is selected');
  await axe('the dialog');
}, { before: () => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); } }));

test('wayproof.html opens links, too', () => withPage(async ({ page, server }) => {
  await page.goto('about:blank');
  await page.goto(linkTo(server.url, [{ name: 'a.json', text: journey('Without a server') }]));
  await ready(page);
  await title(page, 'Without a server').waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await share(page, 'Copy link');
  await page.locator('.toast', { hasText: 'this copy of wayproof.html' }).waitFor();
}, { file: ONE_FILE, ...CLIPBOARD }));
