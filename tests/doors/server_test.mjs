// The server that `./dev run` and the browser tests use: headers, kinds of files, what it refuses.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { contentSecurityPolicy, serve } from '../../tools/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
let server;

before(async () => {
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'page/assets/wayproof.wasm'), 'wasm');
  server = await serve(join(folder, 'page'), { port: 18080 });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test('every answer carries the policy, the refusals too', async () => {
  for (const path of ['', 'assets/wayproof.wasm', 'not-there']) {
    const { headers } = await fetch(server.url + path);
    assert.equal(headers.get('content-security-policy'), contentSecurityPolicy);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  }
});

test('the policy allows WebAssembly and nothing else that evaluates or stands inline', () => {
  assert.match(contentSecurityPolicy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(contentSecurityPolicy, /'unsafe-inline'|'unsafe-eval'|https?:|\*/);
  assert.match(contentSecurityPolicy, /frame-ancestors 'none'/);
});

test('files have their media types', async () => {
  const typeOf = async (path) => (await fetch(server.url + path)).headers.get('content-type');
  assert.equal(await typeOf(''), 'text/html; charset=utf-8');
  assert.equal(await typeOf('assets/wayproof.wasm'), 'application/wasm');
});

test('nothing outside the folder is served', async () => {
  for (const path of ['..%2fsecret.txt', '%2e%2e/secret.txt', 'assets/..%2f..%2fsecret.txt', '%00', '%']) {
    assert.equal((await fetch(server.url + path)).status, 404, path);
  }
});

test('only reading is allowed', async () => {
  assert.equal((await fetch(server.url, { method: 'POST', body: 'x' })).status, 405);
  const head = await fetch(server.url, { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text()], [200, '']);
});

test('requests are logged in order', async () => {
  server.requests.length = 0;
  await fetch(`${server.url}assets/wayproof.wasm?x`);
  await fetch(`${server.url}gone`);
  assert.deepEqual(server.requests, [
    { method: 'GET', path: '/assets/wayproof.wasm?x', status: 200 },
    { method: 'GET', path: '/gone', status: 404 },
  ]);
});

test('a taken port is passed over', async () => {
  const other = await serve(join(folder, 'page'), { port: Number(new URL(server.url).port) });
  assert.notEqual(other.url, server.url);
  await other.close();
});

test('it listens on this machine only', async () => {
  const anywhere = createServer();
  // If 0.0.0.0 were taken by the server, this would fail.
  await new Promise((done, fail) => anywhere.once('error', fail).listen(Number(new URL(server.url).port), '127.0.0.2', done));
  anywhere.close();
});
