// Pictures of pages: `picture.mjs '[["file:///…", "picture.png"], …]'`, each of the element with the id "t".
import { launch } from '../../web/tests/browser/chromium.mjs';

const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  for (const [address, file] of JSON.parse(process.argv[2])) {
    await page.goto(address);
    await page.locator('#t').screenshot({ path: file });
  }
} finally {
  await browser.close();
}
