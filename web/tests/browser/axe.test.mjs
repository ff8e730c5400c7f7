// Both languages, both themes, every pane, wide and narrow: no violation that axe can see. What it cannot see, contrast
// inside drawings, tests/unit/contrast.test.ts holds.
import { test } from 'node:test';
import { tab, withPage } from './page.mjs';

for (const [lang, locale] of [['en', 'en-GB'], ['zh', 'zh-CN']]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${lang}, ${colorScheme}`, () => withPage(async ({ page, axe }) => {
      await axe(`${lang} ${colorScheme}: first look`);
      for (const menu of ['Share', 'More', '分享', '更多']) {
        const button = page.getByRole('button', { name: menu, exact: true });
        if ((await button.count()) === 0) continue; // in the other language
        await button.click();
        await axe(`${lang} ${colorScheme}: ${menu}`);
        await page.keyboard.press('Escape');
      }
      await tab(page, 'step');
      await axe(`${lang} ${colorScheme}: details`);
      await tab(page, 'text');
      await page.locator('.cm-content').waitFor();
      await axe(`${lang} ${colorScheme}: text`);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await axe(`${lang} ${colorScheme}: help`);
      await page.keyboard.press('Escape');
      await tab(page, 'customer');
      await page.locator('#who').selectOption('own');
      await axe(`${lang} ${colorScheme}: form`);
    }, { locale, colorScheme }));
  }
}

test('narrow', () => withPage(async ({ page, axe }) => {
  const panes = page.locator('nav.bar button');
  for (let n = 0; n < await panes.count(); n += 1) {
    await panes.nth(n).click();
    await axe(`pane ${n}`);
  }
}, { viewport: { width: 390, height: 844 } }));
