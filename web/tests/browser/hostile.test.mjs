// What somebody else wrote into a file is shown as text and as nothing else: it makes no element, runs nothing, widens nothing, and
// leaves the words around it in their order. And what is too large is said calmly, with the page as alive afterwards as before.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dropFiles, pasteText, withPage } from './page.mjs';

const root = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const read = (path) => readFileSync(root(path), 'utf8');
const json = (path) => JSON.parse(read(path));

/** Names stand between these two, so that the words around them can be told from them. */
const named = (text) => `\u27e6${text}\u27e7`;
const NASTY = [
  named('<img src=x onerror="window.pwned=1">\u202etfel ot thgir morf'),
  named('"><svg onload="window.pwned=1"></svg><script>window.pwned=1</script>'),
  named('\u2069\u2069\u202c\u202dstray\u2067 never closed \u05d0\u05d1'),
  named(`\u200b{window.pwned=1}\u2066${'W'.repeat(10_000)}`),
  named("javascript:window.pwned=1//'`${window.pwned=1}{{constructor}}\u200f"),
  named('</textarea></select></option></title><iframe srcdoc="<script>parent.pwned=1</script>">\u2068'),
];
const FILE = '\u27e6\u202e<img src=x onerror=window.pwned=1>\u27e7';

let turn = 0;
const nasty = () => NASTY[(turn += 1) % NASTY.length];
const LINK = 'javascript:window.pwned=1';

/** What is written for people, whatever the file, and their own names for things. */
const FREE = new Set(['title', 'name', 'subject', 'text', 'html', 'sentence', 'reason', 'by', 'note', 'legal_name', 'postal_address', 'contact', 'call', 'system', 'description', 'label', 'baseline_source', 'owner']);
/** A copy in which every text that somebody wrote is hostile: what `is(key, text)`, else only what is free. */
function poisoned(value, is = (key) => FREE.has(key), key = '') {
  if (typeof value === 'string') return key === 'links' ? LINK : is(key, value) ? `${value.slice(0, 20)} ${nasty()}` : value;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, is, key));
  if (typeof value !== 'object' || value === null) return value;
  // Languages stand under their parent's name, links under names of their own.
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, is, /^(en|zh)$/.test(name) || key === 'links' ? key : name)]));
}
const file = (name, value) => ({ name: `${FILE}${name}`, text: typeof value === 'string' ? value : JSON.stringify(value, null, 2) });

const CART = 'examples/c02-cart-recovery-as-written/';
const own = () => [
  file('w.workspace.json', { ...poisoned(json(`${CART}fashion-shop.workspace.json`)), journeys: ['*.journey.json'] }),
  file('a.journey.json', poisoned(json(`${CART}cart-recovery.journey.json`))),
  file('b.journey.json', poisoned(json(`${CART}new-customer-care.journey.json`))),
  file('c.customer.json', poisoned(json(`${CART}never-pays.customer.json`))),
  file('d.tests.json', poisoned({ format: 'wayproof/tests@1', id: 't', title: 'Tests', tests: [
    { id: 'a', title: 'Too many', customer: 'never-pays', expect: [{ kind: 'no_message', of: { step: 'goods-mail' } }] },
    { id: 'b', customer: { events: [] }, expect: [{ kind: 'no_message', of: { step: 'goods-mail' } }] },
  ] })),
];
/** Every text of the file, whether the grammar lets it or not, the names of all that has one, and signs that are none. */
const wild = () => {
  const keys = (value) => (Array.isArray(value) ? value.map(keys)
    : typeof value !== 'object' || value === null ? value
      : Object.fromEntries(Object.entries(value).map(([key, one]) => [key.includes('-') ? `${key}${nasty()}` : key, keys(one)])));
  const everything = (name) => keys(poisoned(json(`tests/data/model/${name}`), (key) => key !== 'format'));
  const twice = read('tests/data/model/vanity.journey.json').replace(/"steps": \{/, '"steps": {"twice": {"type": "end"}, "twice": {"type": "wait"},');
  const noSigns = JSON.stringify(everything('full.journey.json'), null, 2).replaceAll('\u200b', '\\u0000\\ud800');
  return [file('x.journey.json', noSigns), file('x.workspace.json', everything('full.workspace.json')), file('y.customer.json', everything('full.customer.json')), file('twice.journey.json', twice)];
};
const exported = () => [file('export.json', poisoned(json('tests/data/journey-builder/boots-launch.journey-meta.json'), (key, text) => FREE.has(key) && text !== ''))];
const table = () => read('tests/data/tables/plan-zh.csv').replace(/^\ufeff/, '').split('\n').slice(1, 3)
  .map((row, r) => row.split(',').map((cell) => (r === 0 ? cell : `${cell}${nasty().replaceAll(/["\n]/g, "'")}`)).join('\t')).join('\n');

/** Asserts, wherever the page stands, what must hold. */
async function holds(page, what) {
  await page.waitForTimeout(60);
  const found = await page.evaluate(() => {
    const wrong = [];
    if (window.pwned !== undefined) wrong.push('something of a file ran');
    const roots = [document];
    for (const all of roots) {
      for (const node of all.querySelectorAll('*')) {
        if (node.shadowRoot) roots.push(node.shadowRoot);
        if (/^(img|iframe|object|embed|base|form(?!\b)|style)$/i.test(node.localName) && !node.matches('head *, .cm-widgetBuffer')) wrong.push(`an element <${node.localName}>`);
        if (node.localName === 'script' && !node.src) wrong.push('a script');
        for (const { name, value } of node.attributes) {
          if (/^on/i.test(name) || /^\s*javascript:/i.test(value) && /^(href|src|action|xlink:href)$/.test(name)) wrong.push(`${node.localName} ${name}=${value.slice(0, 40)}`);
          if (/^(title|aria-label|aria-valuetext|label|placeholder)$/.test(name) && /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(value)) wrong.push(`a mark that turns words around in ${node.localName} ${name}=${value.slice(0, 80)}`);
        }
        if (node.localName === 'option' && /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(node.textContent)) wrong.push(`a mark that turns words around in an option: ${node.textContent.slice(0, 60)}`);
      }
    }
    if (/[\u27e6\u202e]/.test(document.title)) wrong.push(`title: ${document.title}`);

    // Nothing is wider than the window, and no part of the page can be pushed sideways by a word.
    const wide = (node) => node.scrollWidth > node.clientWidth + 1;
    for (const node of [document.documentElement, document.body, ...document.querySelectorAll('.page, header, footer, .pane, .panel, .pane .scroll:not(.body), dialog, dialog .results, .toast')]) {
      if (node.clientWidth > 0 && wide(node) && !node.querySelector(':scope > table')) wrong.push(`wider than its place: ${node.localName}.${node.className} ${node.scrollWidth} > ${node.clientWidth}`);
    }
    for (const node of document.querySelectorAll('header button, .pane.problems button, .pane.side button:not(.files *), .toast button, dialog .foot button')) {
      const { left, right, width } = node.getBoundingClientRect();
      if (width > 0 && node.checkVisibility() && (left < -1 || right > innerWidth + 1)) wrong.push(`beyond the edge: ${node.className} “${node.textContent.slice(0, 30)}”`);
    }

    // The page's own words are read in their order: letters side by side outside of names stand side by side from left to right.
    const inline = (node) => (node.namespaceURI.endsWith('svg') ? node.localName === 'tspan' : /^(inline|contents)$/.test(getComputedStyle(node).display));
    const blockOf = (text) => {
      let node = text.parentElement;
      while (node?.parentElement && inline(node)) node = node.parentElement;
      return node;
    };
    const letter = /[A-Za-z0-9\u4e00-\u9fff]/;
    const range = document.createRange();
    const at = (text, n) => {
      range.setStart(text, n);
      range.setEnd(text, n + 1);
      return range.getBoundingClientRect();
    };
    let pairs = 0;
    for (const all of roots) {
      const walker = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
      const blocks = new Map();
      while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.parentElement?.checkVisibility() || text.parentElement.closest('option, textarea, style, script, .visually-hidden')) continue;
        const block = blockOf(text);
        if (block) blocks.set(block, [...(blocks.get(block) ?? []), text]);
      }
      for (const texts of blocks.values()) {
        if (!texts.some((text) => /[\u27e6\u202e]/.test(text.data))) continue;
        let inside = false;
        for (const text of texts) {
          for (let n = 0; n < text.data.length; n += 1) {
            const sign = text.data[n];
            if (sign === '\u27e6') inside = true;
            if (inside) {
              if (sign === '\u27e7' || sign === '…') inside = false;
              continue;
            }
            if (!letter.test(sign) || !letter.test(text.data[n - 1] ?? '')) continue;
            const [before, now] = [at(text, n - 1), at(text, n)];
            if (before.width === 0 || now.width === 0 || Math.abs(before.top - now.top) > 3 || before.height > 2 * before.width + 30) continue;
            pairs += 1;
            if (now.left < before.left) {
              wrong.push(`turned around: “${text.data.slice(Math.max(0, n - 20), n + 20)}”`);
              break;
            }
          }
        }
      }
    }
    return { wrong: [...new Set(wrong)], pairs };
  });
  assert.deepEqual(found.wrong, [], what);
  return found.pairs;
}

const pane = (page, n) => page.locator('nav.bar button').nth(n).click();
const narrow = (page) => page.viewportSize().width < 720;
const button = (page, name) => page.getByRole('button', { name });

/** What stands beside the problems: what can ever happen, and the tests. */
async function otherLists(page, what) {
  let words = 0;
  for (const [list, card] of [['proof', '[data-property], .nothing, .bad'], ['tests', '[data-test], .note']]) {
    const tab = page.locator(`#tab-${list}`);
    if (!await tab.count()) continue;
    if (narrow(page)) await pane(page, 0);
    await tab.click();
    await page.locator(`#panel-${list}`).locator(`${card}, #verdict-proved`).first().waitFor({ timeout: 30_000 });
    for (const folded of await page.locator(`#panel-${list} :is(h3 button[aria-expanded="false"], details:not([open]) > summary)`).all()) await folded.click();
    const heads = page.locator(`#panel-${list} .card > .head`);
    for (let n = 0; n < Math.min(4, await heads.count()); n += 1) {
      if (await heads.nth(n).getAttribute('aria-expanded') !== 'true') await heads.nth(n).click();
      words += await holds(page, `${what}: ${list} ${n}`);
    }
  }
  await page.locator('#tab-problems').click();
  return words;
}

/** Every view of the files that are open. */
async function everyView(page, what) {
  const at = (n) => (narrow(page) ? pane(page, n) : undefined);
  await at(0);
  let words = await holds(page, `${what}: the list`);
  const heads = page.locator('.pane.problems li.card > .head');
  for (let n = 0; n < Math.min(4, await heads.count()); n += 1) {
    if (narrow(page)) await pane(page, 0);
    if (await heads.nth(n).getAttribute('aria-expanded') !== 'true') await heads.nth(n).click();
    words += await holds(page, `${what}: problem ${n}`);
  }
  for (const details of await page.locator('.pane.problems details:not([open]) > summary, .group button[aria-expanded="false"]').all()) {
    if (await details.isVisible()) await details.click();
  }
  words += await holds(page, `${what}: what is folded up`);
  await page.locator('#search').fill(named('x'));
  await holds(page, `${what}: nothing found`);
  await page.locator('#search').fill('');
  words += await otherLists(page, what);
  await at(1);
  words += await holds(page, `${what}: the map`);
  const step = page.locator('.pane.map [data-step]').last();
  if (await step.count()) await step.dispatchEvent('click');
  for (const view of ['plan', 'actions', 'map']) {
    await at(1);
    await page.locator(`[data-view="${view}"]:visible`).last().click();
    words += await holds(page, `${what}: ${view}`);
  }
  for (const [n, tab] of ['customer', 'step', 'text'].entries()) {
    if (narrow(page)) await pane(page, n + 2);
    else await page.locator(`#tab-${tab}`).click();
    words += await holds(page, `${what}: ${tab}`);
    if (tab === 'text') {
      for (const one of await page.locator('.files button').all()) {
        await one.click();
        words += await holds(page, `${what}: text`);
      }
    }
    if (tab === 'customer' && await page.locator('#who').count()) {
      for (const value of await page.locator('#who option:not([disabled])').evaluateAll((all) => all.slice(-3).map((one) => one.value))) {
        await page.locator('#who').selectOption(value);
        await holds(page, `${what}: customer ${value.slice(0, 20)}`);
      }
      const list = page.locator('.side .bar > button');
      if (await list.count()) await list.click();
      words += await holds(page, `${what}: the customer's list`);
    }
  }
  await button(page, /^(Share|分享)$/).click();
  for (const summary of await page.locator('.menu .panel summary').all()) await summary.click();
  words += await holds(page, `${what}: the files to download`);
  await page.keyboard.press('Escape');
  return words;
}

/** What is handed on: nothing in it runs either. */
async function reported(page, context, what) {
  await button(page, /^(Share|分享)$/).click();
  const coming = page.waitForEvent('download');
  await button(page, /^(Report|保存报告)/).click();
  const text = readFileSync(await (await coming).path(), 'utf8');
  const other = await context.newPage();
  // Without its policy, which would hide a mistake.
  await other.setContent(text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  await holds(other, `${what}: the report`);
  const alien = await other.evaluate(() => document.querySelectorAll('script, img, iframe, [onload], [onerror], a:not([href^="http"])').length);
  assert.equal(alien, 0, `${what}: elements of a file in the report`);
  await other.close();
  await button(page, /^(Share|分享)$/).click();
  const picture = page.waitForEvent('download');
  await button(page, /^(Long picture|保存长图)/).click();
  await picture;
  await holds(page, `${what}: the toast of the picture`);
}

for (const [locale, size] of [['en-GB', { width: 1440, height: 900 }], ['zh-CN', { width: 390, height: 844 }]]) {
  test(`a file's words stay words: ${locale}, ${size.width} px`, () => withPage(async ({ page, context }) => {
    turn = 0;
    page.setDefaultTimeout(8000);
    const dropped = async (files) => {
      await dropFiles(page, files);
      await page.locator('.toast').waitFor();
      await holds(page, 'the toast');
    };
    await dropped(own());
    const words = await everyView(page, 'own files');
    assert.ok(words > 300, `only ${words} letters of the page were looked at`);
    assert.ok(await page.locator('#who option[value^="problem:"]').count() > 0, 'somebody to whom a problem happens');
    await reported(page, context, 'own files');
    // In the other language, and at the other width.
    await page.locator('header .language').click();
    await page.setViewportSize(size.width > 720 ? { width: 390, height: 844 } : { width: 1440, height: 900 });
    await everyView(page, 'own files, the other language and width');
    await page.setViewportSize(size);
    await button(page, /^(Share|分享)$/).click();
    await button(page, /^(Copy link|复制链接)/).click();
    await page.locator('.toast, dialog').first().waitFor();
    await holds(page, 'a link');
    await page.keyboard.press('Escape');

    await dropped(exported());
    if (narrow(page)) await pane(page, 0);
    await page.locator('#five-title').waitFor();
    for (const id of ['system', 'enforced', 'opt_out', 'topics', 'regions']) {
      const question = page.locator(`[data-question="${id}"]`);
      if (!await question.count()) continue;
      if (await question.getAttribute('aria-expanded') !== 'true') await question.click();
      await holds(page, `question ${id}`);
    }
    await everyView(page, 'export');

    await dropped(wild());
    await everyView(page, 'every text of a file');

    await pasteText(page, table());
    await page.getByRole('dialog').locator('table').waitFor();
    await holds(page, 'table');
    await page.getByRole('dialog').locator('.foot .primary').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await everyView(page, 'journeys of a table');
    await page.keyboard.press('Escape');
  }, { locale, viewport: size, permissions: ['clipboard-read', 'clipboard-write'] }));
}

/** Drops a file that the page makes itself: a text that is said in a few words, and again and again. */
const dropLarge = (page, name, { head, part, times, tail }, beside = []) => page.evaluate(([name, head, part, times, tail, beside]) => {
  const data = new DataTransfer();
  const parts = Array.from({ length: times }, (_, n) => part.replaceAll('#', n).replaceAll('~', n + 1));
  data.items.add(new File([head, ...parts, tail], name));
  for (const one of beside) data.items.add(new File([one.text], one.name));
  window.gaps = [];
  let last = performance.now();
  const watch = () => {
    const now = performance.now();
    window.gaps.push(Math.round(now - last));
    last = now;
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}, [name, head, part, times, tail, beside]);
const waits = (times) => ({
  head: '{"format":"wayproof/journey@1","id":"big","title":"Big","entry":{"on":{"event":"e"}},"first":"s0","steps":{\n',
  part: '"s#":{"type":"wait","for":"PT1H","next":"s~"},\n', times, tail: `"s${times}":{"type":"end"}}}`,
});
const toast = (page, text) => page.locator('.toast', { hasText: text });
/** A click is answered within this time, whatever is opened; measured: 0.4 s on two shared cores. */
const LONGEST = 1500;
const longest = (page) => page.evaluate(() => Math.max(...window.gaps));
/** An example can be opened, and has the problems that it has. */
async function stillWorks(page) {
  await page.locator('header .menu button').first().click();
  await page.locator('.menu .item').first().click();
  await page.locator('li.card', { hasText: /3 marketing messages|3 条营销/ }).first().waitFor();
  await page.locator('.pane.map [data-step]').first().waitFor();
}

for (const locale of ['en-GB', 'zh-CN']) {
  test(`a file of 50 MB is not taken, which is said, and the open ones stay: ${locale}`, () => withPage(async ({ page }) => {
    const before = await page.locator('li.card .what').allTextContents();
    await dropLarge(page, 'dump.json', { head: '[', part: `"${'x'.repeat(5000)}",`, times: 10_400, tail: '1]' });
    await toast(page, /52(\.\d)? MB.*10 MB.*wayproof check/).waitFor();
    assert.deepEqual(await page.locator('li.card .what').allTextContents(), before);
    assert.ok(await longest(page) < LONGEST, `${await longest(page)} ms without a frame`);
    // In a folder the others are opened.
    await dropLarge(page, 'dump.json', { head: '[', part: `"${'x'.repeat(5000)}",`, times: 2200, tail: '1]' }, [{ name: 'small.journey.json', text: read('tests/data/model/vanity.journey.json') }]);
    await toast(page, /small\.journey\.json.*dump\.json.*11(\.\d)? MB/).waitFor();
    await stillWorks(page);
  }, { locale }));
}

test('of a journey of 20,000 steps there is a list, and no map, which is said', () => withPage(async ({ page }) => {
  await dropLarge(page, 'big.journey.json', { ...waits(20_000), part: '"s#":{"type":"message","channel":"sms","purpose":"marketing","next":"s~"},\n' });
  await toast(page, /^Opened: big/).waitFor({ timeout: 40_000 });
  await page.getByText('Too large to draw').waitFor();
  assert.match(await page.locator('#problems').textContent(), /\d{5} problems to fix/);
  const cards = page.locator('.pane.problems section').first().locator('li.card');
  assert.equal(await cards.count(), 200);
  await button(page, 'Show 200 more').first().click();
  assert.equal(await cards.count(), 400);
  assert.ok(await longest(page) < LONGEST, `${await longest(page)} ms without a frame`);
  await page.locator('.toast .act').click();
  await page.locator('.pane.map [data-step]').first().waitFor();
  await stillWorks(page);
}));

test('what takes too long to check gives the former files back', () => withPage(async ({ page }) => {
  const before = await page.locator('li.card .what').allTextContents();
  await dropLarge(page, 'big.journey.json', waits(100_000));
  await toast(page, 'Checking big.journey.json').waitFor();
  // Where the machine is fast enough it is opened after all.
  await toast(page, /longer than the page waits|^Opened: big/).waitFor({ timeout: 60_000 });
  if (await toast(page, 'longer').count()) {
    assert.deepEqual(await page.locator('li.card .what').allTextContents(), before);
    assert.equal(await page.locator('.trouble').count(), 0);
    assert.equal(await page.locator('[data-awaiting]').count(), 0);
  } else {
    await page.getByText('Too large to draw').waitFor();
  }
  assert.ok(await longest(page) < LONGEST, `${await longest(page)} ms without a frame`);
  await stillWorks(page);
}));
