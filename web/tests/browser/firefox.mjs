// Firefox, spoken to by WebDriver BiDi: Playwright drives only a Firefox of its own. No more than the tests of
// wayproof.html need: open an address, run an expression on the page, take a picture, hear what the page complains about.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import playwrightsOwn from 'playwright-core/lib/utilsBundle';

const FIREFOX = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => path && existsSync(path));
export const hasFirefox = FIREFOX !== undefined;

function start(profile) {
  const firefox = spawn(FIREFOX, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', '--width', '1440', '--height', '900'], {
    env: { ...process.env, HOME: profile },
  });
  const address = new Promise((resolve, reject) => {
    let said = '';
    firefox.stderr.on('data', (text) => {
      said += text;
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    firefox.on('exit', () => reject(new Error(`Firefox left: ${said}`)));
  });
  return { firefox, address };
}

async function connect(address) {
  const socket = new playwrightsOwn.ws(`${address}/session`);
  const open = new Map();
  const heard = [];
  let nextId = 1;
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    if (message.type === 'event') heard.push(message);
    else {
      const { resolve, reject } = open.get(message.id);
      if (message.type === 'error') reject(new Error(`${message.error}: ${message.message}`));
      else resolve(message.result);
    }
  });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  const send = (method, params) => new Promise((resolve, reject) => {
    open.set(nextId, { resolve, reject });
    socket.send(JSON.stringify({ id: nextId++, method, params }));
  });
  return { send, heard, close: () => socket.close() };
}

/** Runs `test(visit)` with Firefox at `url`; fails on errors in its console. */
export async function withFirefox(url, test) {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const { firefox, address } = start(profile);
  try {
    const { send, heard, close } = await connect(await address);
    await send('session.new', { capabilities: {} });
    await send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] });
    const { contexts } = await send('browsingContext.getTree', {});
    const context = contexts[0].context;
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await send('script.evaluate', { expression: `Promise.resolve(${expression}).then(JSON.stringify)`, target: { context }, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    };
    const visit = {
      evaluate,
      /** Waits until the expression is true on the page, and gives its value. */
      async until(expression, what) {
        const end = Date.now() + 15_000;
        for (;;) {
          const value = await evaluate(expression);
          if (value) return value;
          if (Date.now() > end) throw new Error(`${what}; Firefox said ${JSON.stringify(visit.complaints())}`);
          await new Promise((resolve) => setTimeout(resolve, 60));
        }
      },
      click: (selector) => evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`),
      async picture() {
        const { data } = await send('browsingContext.captureScreenshot', { context });
        return Buffer.from(data, 'base64');
      },
      complaints: () => heard.filter(({ method, params }) => method === 'log.entryAdded' && params.level === 'error').map(({ params }) => params.text),
      requests: () => heard.filter(({ method }) => method === 'network.beforeRequestSent').map(({ params }) => params.request.url),
    };
    await send('browsingContext.navigate', { context, url, wait: 'complete' });
    await test(visit);
    close();
  } finally {
    firefox.removeAllListeners('exit');
    const gone = new Promise((resolve) => firefox.on('exit', resolve));
    firefox.kill();
    await gone;
    rmSync(profile, { recursive: true, force: true });
  }
}
