// Pictures of the built page. Look at them.
//
//   node tests/browser/screens.mjs            every scene in both languages and themes, wide and narrow, into build/screens
//   node tests/browser/screens.mjs first-     only the pictures whose name contains that
//   node tests/browser/screens.mjs --readme   the pictures that README.md shows, into docs/images
//
// WAYPROOF_PAGE names another folder of the page, SCALE the pixels per point. The date is fixed, so that two runs differ
// only where the page does.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../tools/serve.mjs';
import { launch } from './chromium.mjs';
import { breakText, dropFile, dropFiles, pasteText } from './page.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = process.env.WAYPROOF_PAGE ?? here('../../../build/web');
const TODAY = '2026-11-23T10:00:00+08:00';
const WIDE = { width: 1440, height: 900 };
const MIDDLE = { width: 1024, height: 900 };
const NARROW = { width: 390, height: 844 };

const pane = (n) => (page) => page.locator('nav.bar button').nth(n).click();
const example = async (page, nth) => {
  await page.locator('header .menu button').first().click();
  await page.locator('.menu .item').nth(nth).click();
  await page.waitForTimeout(400);
};
const data = (name) => readFile(here(`../../../tests/data/${name}`), 'utf8');
const exported = async (page) => {
  await dropFile(page, 'boots-launch.json', await data('journey-builder/boots-launch.journey-meta.json'));
  await page.locator('#five-title').waitFor();
};
const table = (name) => async (page) => {
  await pasteText(page, await data(`tables/${name}`));
  await page.getByRole('dialog').locator('table').waitFor();
};
const journey = (id, steps) => ({ name: `${id}.journey.json`, text: JSON.stringify({ format: 'wayproof/journey@1', id, title: `Journey ${id}`, entry: { on: { event: 'e' } }, first: Object.keys(steps)[0], steps }, null, 1) });
/** A journey with more steps than a map can hold. */
const chain = () => Object.fromEntries(Array.from({ length: 700 }, (_, n) => [`s${n}`, n === 699 ? { type: 'end' } : { type: 'wait', for: 'PT1H', next: `s${n + 1}` }]));
const two = (id) => {
  const mail = { type: 'message', channel: 'email', purpose: 'marketing', topic: 'news', content: { template: 'hello' }, next: 'end' };
  const settings = { format: 'wayproof/workspace@1', id, title: `Shop ${id}`, language: 'en', time_zone: 'Asia/Shanghai', journeys: [`${id}.journey.json`], events: { e: {} }, channels: { email: { kind: 'email' } }, topics: { news: {} }, templates: { hello: {} } };
  return [{ name: `${id}.workspace.json`, text: JSON.stringify(settings) }, journey(id, { mail, end: { type: 'end' } })];
};
/** Two messages around midnight, and a limit of one a day. */
const evening = () => {
  const gate = { checks: { caps: { mode: 'enforce' } }, caps: [{ id: 'a-day', of: { purpose: 'marketing' }, max: 1, window: { calendar: 'day' } }] };
  const settings = { format: 'wayproof/workspace@1', id: 'shop', title: 'Shop', language: 'en', time_zone: 'Asia/Shanghai', journeys: ['*.journey.json'], events: { e: {} }, channels: { sms: { kind: 'sms' } }, topics: { news: {} }, gate };
  const sms = (title, next) => ({ type: 'message', title, channel: 'sms', purpose: 'marketing', topic: 'news', content: { text: 'Hi' }, next });
  return [{ name: 'shop.workspace.json', text: JSON.stringify(settings, null, 1) }, journey('cart', { offer: sms({ en: 'Your cart', zh: '您的购物车' }, 'pause'), pause: { type: 'wait', for: 'PT20M', next: 'reminder' }, reminder: sms({ en: 'Still there', zh: '还在等您' }, 'end'), end: { type: 'end' } })];
};
const made = (view) => async (page) => {
  await table('plan-zh.csv')(page);
  await page.getByRole('dialog').locator('.foot .primary').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  if (view) await page.locator(`[data-view="${view}"]`).first().click();
};

/** What is shown in a picture: how to get there. */
const SCENES = {
  first: async () => {},
  stepped: async (page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(To the beginning|回到开头)$/ }).click();
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('.');
  },
  proof: async (page) => {
    await page.locator('#tab-proof').click();
    await page.locator('[data-property]').first().waitFor();
  },
  'proof-customer': async (page) => {
    await SCENES.proof(page);
    await page.locator('[data-property] .head').first().click();
    await page.locator('.cap.exceeded').waitFor({ state: 'attached' });
  },
  platforms: async (page) => {
    await SCENES.proof(page);
    await page.locator('[data-section="platforms"] > .button').click();
    await page.locator('[data-platforms] .head').first().click();
    await page.locator('[data-platforms] table').waitFor();
    await page.locator('[data-section="platforms"]').evaluate((section) => { section.closest('.scroll').scrollTop = section.offsetTop; });
  },
  'platforms-evening': async (page) => {
    await dropFiles(page, evening());
    await SCENES.platforms(page);
    await page.locator('[data-platforms] .wrap').click();
  },
  'proof-nothing': async (page) => {
    await dropFiles(page, two('a'));
    await page.locator('#tab-proof').click();
    await page.locator('.nothing').waitFor();
  },
  list: async (page) => {
    await page.getByRole('button', { name: /^(As a list|列表)$/ }).click();
  },
  step: async (page) => {
    await page.keyboard.press('2');
  },
  field: async (page) => {
    await page.locator('.step[data-tone="wait"]').first().click();
    await page.keyboard.press('2');
    await page.locator('.parts input').nth(2).fill('45');
  },
  text: async (page) => {
    await page.keyboard.press('3');
    await page.waitForTimeout(300);
  },
  broken: async (page) => {
    await page.keyboard.press('3');
    await breakText(page);
    await page.locator('p.broken').waitFor();
  },
  repaired: async (page) => {
    await page.locator('li.card .primary').first().click();
    await page.locator('.toast').waitFor();
  },
  examples: async (page) => {
    await page.locator('header .menu button').first().click();
  },
  share: async (page) => {
    await page.getByRole('button', { name: /^(Share|分享)$/ }).click();
  },
  more: async (page) => {
    await page.getByRole('button', { name: /^(More|更多)$/ }).click();
  },
  unsaved: async (page) => {
    await page.evaluate(async () => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle('cart.journey.json', { create: true });
      const out = await handle.createWritable();
      await out.write(JSON.parse(localStorage.getItem('wayproof/work@1')).files[0].text);
      await out.close();
      window.showOpenFilePicker = () => Promise.resolve([handle]);
    });
    await page.getByRole('button', { name: /^(Open|打开)$/ }).click();
    await page.getByRole('button', { name: /^(Files…|文件……)$/ }).click();
    await page.locator('[data-saved="disk"]').waitFor({ state: 'attached' });
    await page.keyboard.press('3');
    await page.locator('.cm-content').click();
    await page.keyboard.type(' ');
    await page.locator('[data-saved="unsaved"]').waitFor({ state: 'attached' });
  },
  form: async (page) => {
    await page.locator('#who').selectOption('own');
  },
  rule: async (page) => {
    await page.locator('li.card.open .foot .link').last().click();
    await page.getByRole('dialog').waitFor();
  },
  help: async (page) => {
    await page.keyboard.press('?');
  },
  nurture: (page) => example(page, 1),
  loop: (page) => example(page, 3),
  holes: (page) => example(page, 20),
  expo: (page) => example(page, 36),
  five: exported,
  'five-checks': async (page) => {
    await exported(page);
    await page.locator('[data-question="system"] + .form .supposed').click();
    await page.locator('[data-part="consent"] button').first().click();
    await page.locator('[data-part="caps"] button').first().click();
    await page.locator('[data-part="suppression"] button').nth(2).click();
  },
  'five-topics': async (page) => {
    await exported(page);
    await page.locator('[data-question="topics"]').click();
  },
  'five-regions': async (page) => {
    await exported(page);
    await page.locator('[data-question="regions"]').click();
    await page.locator('[data-region="DE"]').click();
  },
  'five-two': async (page) => {
    await dropFiles(page, ['a', 'b'].flatMap(two));
    await page.locator('#five-title').waitFor();
  },
  large: async (page) => {
    await dropFiles(page, [journey('large', chain())]);
    await page.getByText(/Too large to draw|无法画出/).first().waitFor();
  },
  table: table('plan-zh.csv'),
  'table-english': table('actions-en.csv'),
  'table-unclear': table('unclear-en.csv'),
  'table-made': made(),
  'view-plan': made('plan'),
  'view-actions': made('actions'),
};

const NARROW_SCENES = {
  problems: pane(0),
  map: pane(1),
  customer: pane(2),
  details: pane(3),
  text: pane(4),
  examples: SCENES.examples,
  share: SCENES.share,
  unsaved: async (page) => {
    await pane(4)(page);
    await SCENES.unsaved(page);
  },
  more: SCENES.more,
  broken: async (page) => {
    await pane(4)(page);
    await breakText(page);
    await pane(1)(page);
    await page.locator('p.broken').waitFor();
  },
  repaired: async (page) => {
    await pane(0)(page);
    await SCENES.repaired(page);
  },
};

for (const name of ['proof', 'proof-customer', 'proof-nothing', 'platforms']) {
  NARROW_SCENES[name] = async (page) => {
    await pane(0)(page);
    await SCENES[name](page);
  };
}
for (const name of ['five', 'five-checks', 'five-topics', 'five-regions', 'five-two']) {
  NARROW_SCENES[name] = async (page) => {
    await pane(0)(page);
    await SCENES[name](page);
  };
}
for (const name of ['table', 'table-unclear']) NARROW_SCENES[name] = SCENES[name];
for (const view of ['plan', 'actions']) {
  NARROW_SCENES[`view-${view}`] = async (page) => {
    await made()(page);
    await pane(1)(page);
    await page.locator(`[data-view="${view}"]`).first().click();
  };
}

NARROW_SCENES.large = async (page) => {
  await pane(1)(page);
  await SCENES.large(page);
};

const LOOKS = ['light', 'dark'].flatMap((theme) => ['en', 'zh'].map((lang) => ({ theme, lang })));
const of = (scenes, size, looks) =>
  Object.entries(scenes).flatMap(([scene, go]) => looks.map((look) => ({ name: `${scene}-${size.width}-${look.theme}-${look.lang}`, go, size, ...look })));

const ALL = [...of(SCENES, WIDE, LOOKS), ...of({ first: SCENES.first, step: SCENES.step }, MIDDLE, LOOKS.slice(0, 1)), ...of(NARROW_SCENES, NARROW, LOOKS)];
const README = [
  { name: 'page', go: SCENES.first, size: WIDE, theme: 'light', lang: 'en' },
  { name: 'page-dark', go: SCENES.first, size: WIDE, theme: 'dark', lang: 'en' },
];

const [argument = ''] = process.argv.slice(2);
const forReadme = argument === '--readme';
const folder = forReadme ? here('../../../docs/images') : here('../../../build/screens');
const pictures = forReadme ? README : ALL.filter(({ name }) => name.includes(argument));
const scale = Number(process.env.SCALE ?? (forReadme ? 1.5 : 1));

async function take(browser, url, { name, go, size, theme, lang }) {
  const context = await browser.newContext({ viewport: size, colorScheme: theme, locale: lang === 'zh' ? 'zh-CN' : 'en-GB', deviceScaleFactor: scale });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  page.on('pageerror', (error) => console.error(name, error.message));
  page.on('console', (message) => { if (message.type() === 'error') console.error(name, message.text()); });
  await page.clock.setFixedTime(new Date(TODAY));
  await page.goto(url);
  await page.waitForSelector('html[data-ready]', { timeout: 20_000 });
  await go(page);
  await page.waitForTimeout(250);
  // A picture for a page of text must be small; WebP is, and Playwright itself cannot write it.
  const options = forReadme ? { format: 'webp', quality: 86 } : { format: 'png' };
  const { data } = await (await context.newCDPSession(page)).send('Page.captureScreenshot', options);
  await writeFile(join(folder, `${name}.${options.format}`), Buffer.from(data, 'base64'));
  await context.close();
}

await mkdir(folder, { recursive: true });
const server = await serve(PAGE);
const browser = await launch();
for (const picture of pictures) {
  await take(browser, server.url, picture).catch((error) => {
    console.error(picture.name, error.message);
    process.exitCode = 1;
  });
}
await browser.close();
await server.close();
