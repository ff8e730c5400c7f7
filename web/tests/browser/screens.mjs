// Pictures of the page in both languages, both themes, wide and narrow. Look at them.
//   node tests/browser/screens.mjs [folder of the built page] [folder for the pictures]
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from './chromium.mjs';
import { serve } from '../../../tools/serve.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = process.argv[2] ?? here('../../../build/web');
const out = process.argv[3] ?? here('../../../build/screens');
const only = process.env.ONLY ?? '';
await mkdir(out, { recursive: true });

const server = await serve(root);
const browser = await launch();

/** What is shown in a picture: a name, and how to get there. */
const SCENES = {
  first: async () => {},
  step: async (page) => {
    await page.keyboard.press('2');
  },
  examples: async (page) => {
    await page.locator('header .menu button').first().click();
  },
  form: async (page) => {
    await page.locator('#who').selectOption('own');
  },
  help: async (page) => {
    await page.keyboard.press('?');
  },
  repaired: async (page) => {
    await page.locator('li.card .primary').first().click();
    await page.locator('.toast').waitFor();
  },
  broken: async (page) => {
    await page.keyboard.press('3');
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('"type": "message"');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Backspace');
    await page.locator('.broken').waitFor();
  },
  text: async (page) => {
    await page.keyboard.press('3');
    await page.waitForTimeout(300);
  },
};

for (const width of [1440, 1024, 390]) {
  for (const theme of ['light', 'dark']) {
    for (const lang of ['en', 'zh']) {
      if (width === 1024 && (theme === 'dark' || lang === 'zh')) continue;
      for (const [scene, go] of Object.entries(SCENES)) {
        if (width !== 1440 && scene !== 'first') continue;
        const name = `${scene}-${width}-${theme}-${lang}`;
        if (!name.includes(only)) continue;
        const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme: theme, locale: lang === 'zh' ? 'zh-CN' : 'en-GB', deviceScaleFactor: Number(process.env.SCALE ?? 1) });
        const page = await context.newPage();
        page.on('pageerror', (error) => console.error(name, error.message));
        page.on('console', (message) => { if (message.type() === 'error') console.error(name, message.text()); });
        await page.goto(server.url);
        await page.waitForSelector('html[data-ready]', { timeout: 20_000 });
        if (width === 390 && scene === 'first') {
          for (const pane of ['problems', 'map', 'customer']) {
            await page.locator('nav.bar button').nth(['problems', 'map', 'customer'].indexOf(pane)).click();
            await page.waitForTimeout(250);
            await page.screenshot({ path: `${out}/${pane}-${width}-${theme}-${lang}.png` });
          }
        } else {
          await go(page);
          await page.waitForTimeout(250);
          await page.screenshot({ path: `${out}/${name}.png` });
        }
        await context.close();
      }
    }
  }
}
await browser.close();
await server.close();
