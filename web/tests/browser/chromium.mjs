// Debian's Chromium, started so that it also runs as root and in containers.
import { chromium } from 'playwright-core';

/** `language` is the browser's own, as "zh_CN": the date fields of a page speak it, whatever the page's language. */
export function launch(language = 'en_GB') {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', '--hide-scrollbars'],
    env: { ...process.env, LANGUAGE: language },
  });
}
