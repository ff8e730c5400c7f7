// The page without a network, and what happens when a newer version of it comes.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PAGE, problems, tab, TOO_MANY, until, withPage } from './page.mjs';

const hashOf = (data) => `sha256-${createHash('sha256').update(data).digest('base64')}`;

/** Runs `test` with a copy of the page that may be changed. */
async function withCopy(look) {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    cpSync(PAGE, folder, { recursive: true });
    await withPage((visit) => look(visit, folder), { folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts a newer version of the page on the server: its title's language says which. `whole` false: its document is still missing. */
function publish(folder, name, whole = true) {
  const page = join(folder, 'index.html');
  const before = readFileSync(page, 'utf8');
  const after = before.replace(/<html lang="en"[^>]*>/, `<html lang="en" data-version="${name}">`);
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8').replace(hashOf(before), hashOf(after)).replace(/VERSION = '[^']*'/, `VERSION = '${name}'`);
  assert.ok(worker.includes(hashOf(after)));
  writeFileSync(join(folder, 'sw.js'), worker);
  if (whole) writeFileSync(page, after);
}
const version = (page) => page.evaluate(() => document.documentElement.dataset.version);
/** What the browser does by itself once a day and at each opening. */
const look = (page) => page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 'looked', (error) => String(error)));
const newer = (page) => page.getByText('A new version is ready');
async function typeSomething(page) {
  await tab(page, 'text');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('kept');
}
const text = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('wayproof/work@1')).files.map((file) => file.text).join(''));

test('after the first visit it starts without a server', () => withPage(async (visit) => {
  const { page, server } = visit;
  await page.getByText('Works without a network').waitFor();
  await server.close();
  for (const address of ['', 'index.html', '?from=somewhere']) {
    await page.goto(server.url + address);
    await page.waitForSelector('html[data-ready]');
    assert.match((await problems(page))[0], TOO_MANY);
  }
  await page.getByRole('button', { name: 'Repair' }).first().click();
  await until(page, (said) => !said.some((what) => TOO_MANY.test(what)), 'repaired without a server');
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    return { names, files: (await (await caches.open(names[0])).keys()).map(({ url }) => new URL(url).pathname) };
  });
  assert.equal(kept.names.length, 1);
  const listed = [...readFileSync(join(PAGE, 'sw.js'), 'utf8').matchAll(/^ {2}"(.*)": "sha256-/gm)].map(([, path]) => `/${path}`);
  assert.deepEqual(kept.files.sort(), listed.sort(), 'exactly the files of this version');
}));

test('where nothing may be kept it starts all the same', () => withPage(async ({ page }) => {
  assert.match((await problems(page))[0], TOO_MANY);
  assert.equal(await page.getByText('Works without a network').count(), 0);
}, { before: () => { navigator.serviceWorker.register = () => Promise.reject(new DOMException('not here', 'SecurityError')); } }));

/** Closes the page and opens it again until it is of this version: the browser lets the older one go when it has the time. */
async function openAgain(visit, wanted) {
  for (let tries = 0; ; tries += 1) {
    const page = await visit.context.newPage();
    await visit.page.close();
    visit.page = page;
    await page.goto('about:blank');
    await page.waitForTimeout(500);
    await page.goto(visit.server.url);
    await page.waitForSelector('html[data-ready]');
    if ((await version(page)) === wanted) return page;
    assert.ok(tries < 20, 'the newer version starts');
  }
}

test('a newer version is told, waits until the page was closed, and finds the text', () => withCopy(async (visit, folder) => {
  const { page } = visit;
  publish(folder, 'two');
  await typeSomething(page);
  assert.equal(await look(page), 'looked');
  await newer(page).waitFor();
  assert.equal(await version(page), undefined, 'nothing changes under the hands');
  await until(page, (said) => said.length > 0, 'and it goes on working');
  const again = await openAgain(visit, 'two');
  assert.match(await text(again), /^kept/m);
  assert.equal(await newer(again).count(), 0);
  const names = await again.evaluate(() => caches.keys());
  assert.deepEqual(names.map((name) => name.split(' ').at(-1)), ['two'], 'the files of the older version are gone');
  visit.readyAt = visit.server.requests.length;
}));

test('as long as another window uses the older version, both stay with it', () => withCopy(async (visit, folder) => {
  const { page, context, server } = visit;
  const other = await context.newPage();
  await other.goto(server.url);
  await other.waitForSelector('html[data-ready]');
  publish(folder, 'two');
  await look(page);
  await newer(page).waitFor();
  await page.goto(server.url);
  await page.waitForSelector('html[data-ready]');
  assert.equal(await version(page), undefined);
  await newer(page).waitFor();
  await other.close();
  await openAgain(visit, 'two');
  visit.readyAt = server.requests.length;
}));

test('a page that is only half on its server is not taken', () => withCopy(async (visit, folder) => {
  const { page, server, complaints } = visit;
  publish(folder, 'half', false);
  await look(page);
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((one) => !one.installing));
  assert.equal(await newer(page).count(), 0);
  await server.close();
  await page.goto(server.url);
  await page.waitForSelector('html[data-ready]');
  assert.match((await problems(page))[0], TOO_MANY);
  complaints.length = 0; // the browser says that the hash is another
  visit.readyAt = server.requests.length;
}));

test('it can be installed', () => withPage(async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  assert.match(url, /manifest\.webmanifest$/);
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // The browsers of tests are private ones, which install nothing.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
}));
