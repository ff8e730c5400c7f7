// What the browser tests share: a browser, the page in it, and the promises that hold in every test: no violation of the
// content security policy, no error in the console, nothing asked of another host, nothing asked at all once ready (but for the service
// worker itself: the browser looks by its own will whether there is a newer one).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './chromium.mjs';
import { serve } from '../../../tools/serve.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** The page as it is served. */
export const PAGE = process.env.WAYPROOF_PAGE ?? here('../../../build/web');
/** The page as one file. */
export const ONE_FILE = process.env.WAYPROOF_FILE ?? here('../../../build/wayproof.html');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page that needs no server: what `serve` gives, for a file on the disk. */
const noServer = (file) => ({ url: pathToFileURL(file).href, requests: [], close: () => {} });

/**
 * Runs `test(visit)` with a browser and a server of `folder`; both are gone afterwards. With `file` the page is that file, opened from
 * the disk; `before` runs in the page before its own code; a page that `starts` not is looked at as it is, whatever it
 * complains about. The other options are Playwright's for a context.
 */
export async function withPage(test, { file, folder = PAGE, starts = true, before, ...options } = {}) {
  const server = file ? noServer(file) : await serve(folder);
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
    await context.addInitScript(() => {
      window.violations = [];
      addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    });
    if (before) await context.addInitScript(before);
    const page = await context.newPage();
    const complaints = [];
    const foreign = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    page.on('request', (request) => { if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) foreign.push(request.url()); });
    const visit = {
      page, context, server, complaints,
      async open() {
        await page.goto(server.url);
        if (!starts) return;
        await page.waitForSelector('html[data-ready]', { timeout: 30_000 });
        visit.readyAt = server.requests.length;
      },
      /** Axe on the page as it stands. Run with the rules of WCAG 2.2 AA and axe's own best practices. */
      async axe(what) {
        // Run by the test, not by the page: the page's policy would rightly refuse a foreign script.
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary?.split('\n')[1]?.trim()})`).join(' | ')}`);
        assert.deepEqual(told, [], what);
      },
      readyAt: 0,
    };
    await visit.open();
    await test(visit);
    if (!starts) return;
    assert.deepEqual(await visit.page.evaluate(() => window.violations), [], 'violations of the content security policy');
    assert.deepEqual(complaints, [], 'errors on the page');
    assert.deepEqual(foreign, [], 'requests to another host');
    assert.deepEqual(server.requests.slice(visit.readyAt).map(({ path }) => path).filter((path) => path !== '/sw.js'), [], 'requests after the page was ready');
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What the list says, problem by problem. */
export const problems = (page) => page.locator('li.card .what').allTextContents();
/** Waits until the list satisfies a condition. */
export async function until(page, condition, what) {
  const end = Date.now() + 10_000;
  for (;;) {
    const said = await problems(page);
    if (condition(said)) return said;
    if (Date.now() > end) assert.fail(`${what}: ${JSON.stringify(said)}`);
    await page.waitForTimeout(40);
  }
}
/** The files that the browser keeps of the work, as soon as they are what is awaited; after some seconds what they are then. */
export async function kept(page, awaited = () => true) {
  for (const end = Date.now() + 8000; ; await page.waitForTimeout(40)) {
    const files = await page.evaluate(() => (JSON.parse(localStorage.getItem('wayproof/work@1'))?.files ?? []).map(({ name, text }) => ({ name, text })));
    if (awaited(files) || Date.now() > end) return files;
  }
}
/** In the text: takes the quote away that closes the first `"type": "message"`. */
export async function breakText(page) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('"type": "message"');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
}
/** Drops files, given as `{ name, text }`, on the page. */
export const dropFiles = (page, files) => page.evaluate((files) => {
  const data = new DataTransfer();
  for (const { name, text } of files) data.items.add(new File([text], name, { type: 'application/json' }));
  for (const type of ['dragenter', 'dragover', 'drop']) window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}, files);
/** Drops one file on the page. */
export const dropFile = (page, name, text) => dropFiles(page, [{ name, text }]);
/** Pastes a text on the page, as a spreadsheet does. */
export const pasteText = (page, text) => page.evaluate((text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, text);
export const steps = (page) => page.locator('[data-step]');
export const tab = (page, name) => page.locator(`#tab-${name}`).click();
export const TOO_MANY = /marketing messages? .*(limit|allowed)|within 24 hours/i;
