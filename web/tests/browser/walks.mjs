// Walks through the built page as somebody goes who sees it for the first time, with a picture of each step:
//
//   node tests/browser/walks.mjs                  all of them, into docs/walks
//   node tests/browser/walks.mjs planning-table   only the walk of that name
//
// Each step says what a person does and sees. The pictures and the page of each walk are made of this file. A step that cannot be
// gone fails the run, so a walk also says whether the page still works as it is told here.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../tools/serve.mjs';
import { launch } from './chromium.mjs';
import { dropFile, pasteText } from './page.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = process.env.WAYPROOF_PAGE ?? here('../../../build/web');
const OUT = here('../../../docs/walks');
const TODAY = '2026-11-23T10:00:00+08:00';

const data = (name) => readFile(here(`../../../tests/data/${name}`), 'utf8');
const five = (page) => page.locator('section[aria-labelledby="five-title"]');
const part = (page, id, text) => five(page).locator(`[data-part="${id}"]`).getByRole('button', { name: text, exact: true });
const dialog = (page) => page.getByRole('dialog');

/** `go` does what `does` says; `sees` is what the picture then shows. */
const WALKS = {
  'salesforce-export': {
    title: 'An export of Salesforce Journey Builder',
    intro: 'Somebody has exported a journey and wants to know what it does to people. The file is tests/data/journey-builder/boots-launch.journey-meta.json.',
    lang: 'en-GB',
    steps: [
      { does: 'Opens the page.', sees: 'An example with a problem is there already: what happens, to whom, when. Nothing has to be set up.', go: async () => {} },
      {
        does: 'Drops the exported file anywhere on the page.',
        sees: 'The journey is drawn. What the file says wrongly is named at once; what it does not say is asked, one question at a time, with the number of points that the answer settles. Until then the strict reading holds.',
        go: async (page) => {
          await dropFile(page, 'boots-launch.journey-meta.json', await data('journey-builder/boots-launch.journey-meta.json'));
          await five(page).waitFor();
        },
      },
      {
        does: 'Says which system sends: the page has read it from the file and only wants it confirmed.',
        sees: 'The next question unfolds. Beside each part stands what the system’s own pages say, with the source.',
        go: async (page) => {
          await five(page).getByRole('button', { name: /Salesforce Journey Builder/ }).click();
          await five(page).locator('[data-part="consent"]').waitFor();
        },
      },
      {
        does: 'Answers what the system checks: consent and the do-not-contact list yes, two messages in 24 hours, quiet hours not known.',
        sees: 'Each click takes effect at once. What is not known stays open, and says so.',
        go: async (page) => {
          await part(page, 'consent', 'Yes').click();
          await part(page, 'suppression', 'Yes').click();
          await part(page, 'caps', 'Yes').click();
          await five(page).getByRole('button', { name: 'That is it' }).click();
          await part(page, 'quiet', "Don't know").click();
          await five(page).getByRole('button', { name: 'That is it' }).waitFor({ state: 'detached' });
          await five(page).locator('[data-part="caps"]').scrollIntoViewIfNeeded();
        },
      },
      {
        does: 'Goes on: the footer of every mail has a way out; the subscription needs express consent; push and SMS are marketing.',
        sees: 'What the answers settle is gone from the list, and what they bring to light is in it.',
        go: async (page) => {
          await five(page).getByRole('button', { name: 'Go on without the rest' }).click();
          await five(page).getByRole('button', { name: 'Yes', exact: true }).click();
          await five(page).locator('[data-topic]').getByLabel('Consent it needs').selectOption('express');
          await five(page).locator('[data-topic]').getByLabel('Carries advertising').check();
          await five(page).getByRole('button', { name: /All 2 open ones are marketing/ }).click();
          await five(page).locator('.count', { hasText: '3 of 5' }).waitFor();
        },
      },
      {
        does: 'Says where the customers live, and folds the card up.',
        sees: 'What breaks, what could be better, and what still cannot be decided, each for itself: a question that is open is no pass.',
        go: async (page) => {
          await five(page).locator('[data-question="regions"]').click();
          await five(page).getByRole('button', { name: 'Germany' }).click();
          await five(page).locator('.count', { hasText: '4 of 5' }).waitFor();
          await five(page).locator('.head').click();
          await page.locator('.pane.problems .scroll').first().evaluate((node) => node.scrollTo(0, 0));
        },
      },
      {
        does: 'Drops next week’s export of the same journey.',
        sees: 'It takes the place of the old one. The answers stay: they are kept by the system’s own ids.',
        go: async (page) => {
          const newer = JSON.parse(await data('journey-builder/boots-launch.journey-meta.json'));
          newer.name = 'Boots launch, second wave';
          await dropFile(page, 'boots-launch-v2.json', JSON.stringify(newer, null, 2));
          await page.locator('.toast', { hasText: 'Your answers stay' }).waitFor();
        },
      },
    ],
  },
  'planning-table': {
    title: 'A planning table from a spreadsheet',
    intro: 'A team has planned three flows in a spreadsheet: cart recovery, a white paper, a birthday coupon. The page is in Chinese here, as the table is (tests/data/tables/plan-zh.csv).',
    lang: 'zh-CN',
    steps: [
      {
        does: 'Copies the cells in the spreadsheet and presses Ctrl V on the page.',
        sees: 'The table, and above each column what the page takes it to say. A sign in each cell says what became of it. On the right: three journeys, and what the plan leaves open, with its cells.',
        go: async (page) => {
          await pasteText(page, await data('tables/plan-zh.csv'));
          await dialog(page).locator('table').waitFor();
        },
      },
      {
        does: 'Clicks on a cell that has a note.',
        sees: 'The note and its cell, marked in both places.',
        go: (page) => dialog(page).locator('[data-cell="3,5"] .note').click(),
      },
      {
        does: 'Makes journeys of it.',
        sees: 'The first journey on the map, and beside it what is missing before it can go live. One undo takes all of it back.',
        go: async (page) => {
          await dialog(page).locator('.foot .primary').click();
          await dialog(page).waitFor({ state: 'detached' });
          await page.locator('[data-step]').first().waitFor();
          await page.locator('details.left summary').click();
        },
      },
      {
        does: 'Looks at the journeys as a plan again.',
        sees: 'The same table, now made of the journeys: to read, to copy into the spreadsheet, to download for Excel and WPS.',
        go: async (page) => {
          await page.locator('[data-view="plan"]').first().click();
          await page.locator('.pane.map tbody tr').first().waitFor();
        },
      },
      {
        does: 'Looks at single triggers and actions.',
        sees: 'One row for each thing that happens to a customer.',
        go: (page) => page.locator('[data-view="actions"]').last().click(),
      },
    ],
  },
};

async function take(page, path) {
  // WebP is small, and Playwright itself cannot write it.
  const session = await page.context().newCDPSession(page);
  const { data: picture } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  await session.detach();
  await writeFile(path, Buffer.from(picture, 'base64'));
}

async function walk(browser, url, name, { lang, steps }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: lang });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.clock.setFixedTime(new Date(TODAY));
  await page.goto(url);
  await page.waitForSelector('html[data-ready]', { timeout: 30_000 });
  for (const [nth, step] of steps.entries()) {
    await step.go(page);
    await page.waitForTimeout(400);
    await take(page, join(OUT, `${name}-${nth + 1}.webp`));
  }
  await context.close();
}

const told = (name, { title, intro, steps }) => [
  `# ${title}`,
  `${intro} Pictures and text are made by \`./dev walks\` from web/tests/browser/walks.mjs, on the page as it is built.`,
  ...steps.map(({ does, sees }, nth) => `${nth + 1}. **${does}** ${sees}\n\n   ![${does}](${name}-${nth + 1}.webp)`),
].join('\n\n');

const [wanted] = process.argv.slice(2);
const names = Object.keys(WALKS).filter((name) => !wanted || name === wanted);
if (names.length === 0) throw new Error(`there is no walk "${wanted}", only ${Object.keys(WALKS).join(', ')}`);
await mkdir(OUT, { recursive: true });
const server = await serve(PAGE);
const browser = await launch();
try {
  for (const name of names) {
    for (const old of await readdir(OUT)) if (old.startsWith(`${name}-`)) await rm(join(OUT, old));
    await walk(browser, server.url, name, WALKS[name]);
    await writeFile(join(OUT, `${name}.md`), `${told(name, WALKS[name])}\n`);
  }
} finally {
  await browser.close();
  await server.close();
}
