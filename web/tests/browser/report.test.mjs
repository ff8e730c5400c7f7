// What is handed on: the long picture and the report. Both say what the list says, and neither needs anything from anywhere.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dropFile, ONE_FILE, problems, withPage } from './page.mjs';

const PICTURE = /^(Long picture|保存长图)/;
const REPORT = /^(Report|保存报告)/;
const REVIEW = /^(Compliance report|法规核对报告)/;

/** Clicks it in the menu, and gives what is downloaded. */
async function take(page, name) {
  await page.getByRole('button', { name: /^(Share|分享)$/ }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
const size = (png) => {
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
};

/** Remembers what is written on canvases, and how far to the right. */
const remember = () => {
  window.written = [];
  const fillText = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const at = this.getTransform().transformPoint({ x, y });
    const width = this.measureText(text).width * this.getTransform().a;
    const left = this.textAlign === 'center' ? at.x - width / 2 : at.x;
    window.written.push({ text, left, right: left + width, y: at.y });
    fillText.call(this, text, x, y);
  };
};
const written = (page) => page.evaluate(() => window.written);
/** Lines are broken anywhere; spaces at their ends go. */
const bare = (text) => text.replaceAll(/\s/g, '');

for (const locale of ['en-GB', 'zh-CN']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the picture says what the list says: ${locale}, ${colorScheme}`, () => withPage(async ({ page }) => {
      await page.locator('header .menu button').first().click();
      await page.locator('.menu .item:has(.broken)').nth(3).click();
      await page.locator('.menu .panel').waitFor({ state: 'detached' });
      await page.waitForTimeout(500);
      const said = await problems(page);
      const { name, bytes } = await take(page, PICTURE);
      assert.match(name, /\.png$/);
      const { width, height } = size(bytes);
      assert.equal(width, 750);
      assert.ok(height > 800 && height <= 20_000, `${height}`);
      const all = await written(page);
      const text = bare(all.map((one) => one.text).join(''));
      for (const what of said) assert.ok(text.includes(bare(what)), what);
      assert.deepEqual(all.filter(({ left, right, y }) => left < 0 || right > 750.5 || y > height).map((one) => one.text), [], 'beyond the edge');
      // The picture is always light: its first pixel is paper.
      const pixel = await page.evaluate(async (data) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))]));
        const context = new OffscreenCanvas(1, 1).getContext('2d');
        context.drawImage(bitmap, 0, 0);
        return [...context.getImageData(0, 0, 1, 1).data];
      }, bytes.toString('base64'));
      assert.deepEqual(pixel, [0xf4, 0xf3, 0xef, 255]);
    }, { locale, colorScheme, before: remember }));
  }
}

test("the witness's hours and the map are in the picture", () => withPage(async ({ page }) => {
  await take(page, PICTURE);
  const text = bare((await written(page)).map((one) => one.text).join(' '));
  for (const one of ['10:30', '13:00', 'SMS: “Reminder” goes out', 'Sent, over a limit', 'Goods put into the cart', 'until 30 minutes after the start', 'Asia/Shanghai', 'Leaves at any time when: Paid, in any channel']) {
    assert.ok(text.includes(bare(one)), one);
  }
}, { before: remember }));

test('the report is one page that asks for nothing, and reads well', async () => {
  for (const locale of ['en-GB', 'zh-CN']) {
    let report;
    let said;
    await withPage(async ({ page }) => {
      said = await problems(page);
      report = await take(page, REPORT);
    }, { locale });
    assert.match(report.name, /\.html$/);
    const html = report.bytes.toString();
    assert.match(html, /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/);
    assert.doesNotMatch(html, /<script|javascript:|\son\w+=|\sstyle=/i);
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    const file = join(folder, 'report.html');
    writeFileSync(file, report.bytes);
    await withPage(async ({ page, axe }) => {
      assert.deepEqual(await page.locator('h3 span').allTextContents(), said.map((what, n) => `${n + 1}. ${what}`));
      const drawn = () => page.locator('article svg[aria-label]').filter({ visible: true });
      assert.equal(await drawn().count(), 2 * said.length, 'severity and time of each');
      assert.equal(await page.locator('.map svg').count(), 1);
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgba(0, 0, 0, 0)', 'its style is allowed by its policy');
      await axe(`report, ${locale}`);
      await page.setViewportSize({ width: 390, height: 844 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390), 'on a telephone');
      assert.equal(await drawn().count(), 2 * said.length, 'on a telephone, too');
      const cut = await page.locator('article figure text').filter({ visible: true }).evaluateAll((texts) => texts.filter((text) => {
        const [own, room] = [text.getBoundingClientRect(), text.closest('article').getBoundingClientRect()];
        return own.right > room.right || own.left < room.left;
      }).map((text) => text.textContent));
      assert.deepEqual(cut, [], 'no word of the drawing is beyond the edge');
      assert.ok(await page.locator('article figure text').filter({ visible: true }).first().evaluate((text) => text.getScreenCTM().a >= 0.99), 'nor is it shrunk');
      const pdf = await page.pdf({ format: 'A4' });
      assert.ok((pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length <= 4, 'printed on few sheets');
      assert.deepEqual(await page.evaluate(() => window.violations), []);
    }, { file, starts: false, locale, offline: true }).finally(() => rmSync(folder, { recursive: true }));
  }
});

test('what files say is never markup in the report', () => withPage(async ({ page }) => {
  const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  const journey = { format: 'wayproof/journey@1', id: 'x', title: evil, entry: { on: { kind: 'event', event: 'a' } }, first: evil, steps: { [evil]: { type: 'wait', title: evil, for: 'P1000D', next: 'gone' } } };
  await dropFile(page, `${evil.replaceAll('/', '')}.json`, JSON.stringify(journey));
  await page.locator('.pane.map h2', { hasText: 'onerror' }).waitFor();
  const { bytes } = await take(page, REPORT);
  assert.doesNotMatch(bytes.toString(), /<img|<script/);
  assert.match(bytes.toString(), /&lt;img/);
  await take(page, PICTURE);
}));

test('more than a picture holds is counted, and the report has it all', () => withPage(async ({ page }) => {
  const steps = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`lost-${n}`, { type: 'wait', title: `Nobody gets to number ${n}, whoever it is`, for: 'PT1H', next: 'end' }]));
  const journey = { format: 'wayproof/journey@1', id: 'x', title: 'Many', entry: { on: { kind: 'event', event: 'a' } }, first: 'end', steps: { ...steps, end: { type: 'end' } } };
  await dropFile(page, 'many.json', JSON.stringify(journey));
  await page.locator('li.card').nth(100).waitFor();
  const { bytes } = await take(page, PICTURE);
  assert.ok(size(bytes).height <= 20_000);
  const text = (await written(page)).map((one) => one.text).join('');
  const [, left] = /(\d+) more problems in the report/.exec(text);
  const shown = new Set([...text.matchAll(/(\d+)\. /g)].map(([, n]) => n)).size;
  // What lacks data is folded in the list, and told in the report.
  for (const group of await page.locator('.group button[aria-expanded="false"]').all()) await group.click();
  const all = await page.locator('li.card').count();
  assert.ok(Number(left) > 10 && shown + Number(left) >= all - 2, `${shown} shown, ${left} left, ${all} in all`);
  const report = await take(page, REPORT);
  assert.equal((report.bytes.toString().match(/<article/g) ?? []).length, all);
}, { before: remember }));

test('without a problem there is still something to show', () => withPage(async ({ page }) => {
  await page.getByRole('button', { name: 'Repair' }).first().click();
  await page.getByRole('heading', { name: 'No problems' }).waitFor();
  const { bytes } = await take(page, PICTURE);
  assert.equal(size(bytes).width, 750);
  assert.match((await written(page)).map((one) => one.text).join(' '), /No problems.*Map of “.*Mail with the goods/);
  assert.match((await take(page, REPORT)).bytes.toString(), /No problems/);
}, { before: remember }));

test('wayproof.html hands on, too', () => withPage(async ({ page }) => {
  assert.equal(size((await take(page, PICTURE)).bytes).width, 750);
  assert.match((await take(page, REPORT)).bytes.toString(), /<article/);
}, { file: ONE_FILE }));

for (const [locale, words] of [['en-GB', ['No problem found', 'Confirmed by people']], ['zh-CN', ['未发现问题', '人工确认记录']]]) {
  test(`the compliance report has every requirement with its answer: ${locale}`, () => withPage(async ({ page, context }) => {
    const { name, bytes } = await take(page, REVIEW);
    assert.match(name, /\.html$/);
    const html = bytes.toString();
    assert.ok(!/<script|javascript:/i.test(html));
    for (const text of words) assert.ok(html.includes(text), text);
    assert.ok(html.includes('<code>cn.sms/hours</code>'));
    // Read on its own, without a network, at the width of a telephone: nothing sticks out.
    const reader = await context.browser().newPage({ viewport: { width: 390, height: 800 }, offline: true });
    const errors = [];
    reader.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await reader.setContent(html);
    assert.deepEqual(errors, []);
    assert.ok(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'too wide');
    await reader.close();
  }, { locale }));
}
