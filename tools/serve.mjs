#!/usr/bin/env node
// A static server for the built page, with the headers that a host of the page should send. For development and for the
// browser tests, which start it as a module and look at what was asked for. No dependencies.
//
//   node tools/serve.mjs FOLDER [--port 8080] [--log FILE] [--once]
//
// If the port is taken the next ones are tried. --log appends one line for each request. --once asks the server for the
// page, as a browser would, and leaves.
import { createReadStream, appendFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/// The page needs nothing but its own files: no inline code, no evaluation but WebAssembly's, no other host.
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/// The file that a request's path names, or null: outside the folder, or not there.
function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  if (path.endsWith('/')) path += 'index.html';
  const file = join(folder, path);
  if (!file.startsWith(folder + sep)) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/// Serves `folder` on 127.0.0.1 at the first free port from `port` on. Resolves to {url, requests, close}; `requests` grows
/// by {method, path, status} with each request. `onRequest` is called with the same.
export function serve(folder, { port = 8080, onRequest = () => {} } = {}) {
  const root = resolve(folder);
  const requests = [];
  const server = createServer((request, response) => {
    const allowed = request.method === 'GET' || request.method === 'HEAD';
    const file = allowed ? fileFor(root, request.url) : null;
    const status = !allowed ? 405 : file ? 200 : 404;
    const entry = { method: request.method, path: request.url, status };
    requests.push(entry);
    onRequest(entry);
    response.writeHead(status, {
      'Content-Security-Policy': contentSecurityPolicy,
      'Content-Type': file ? (mediaTypes[extname(file)] ?? 'application/octet-stream') : 'text/plain; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      ...(allowed ? {} : { Allow: 'GET, HEAD' }),
    });
    if (file && request.method === 'GET') createReadStream(file).pipe(response);
    else response.end(file || request.method === 'HEAD' ? undefined : `${status}\n`);
  });
  return new Promise((done, fail) => {
    const last = port + 50;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && port < last) server.listen(++port, '127.0.0.1');
      else fail(error);
    });
    server.on('listening', () =>
      done({
        url: `http://127.0.0.1:${server.address().port}/`,
        requests,
        close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())),
      }),
    );
    server.listen(port, '127.0.0.1');
  });
}

function parseArguments(args) {
  const options = { folder: null, port: 8080, log: null, once: false };
  while (args.length > 0) {
    const arg = args.shift();
    if (arg === '--once') options.once = true;
    else if (arg === '--port') options.port = Number(args.shift());
    else if (arg === '--log') options.log = args.shift();
    else if (!arg.startsWith('-') && options.folder === null) options.folder = arg;
    else return null;
  }
  return options.folder !== null && Number.isInteger(options.port) ? options : null;
}

async function main() {
  const options = parseArguments(process.argv.slice(2));
  if (!options) {
    console.error('usage: serve.mjs FOLDER [--port N] [--log FILE] [--once]');
    return 2;
  }
  if (!statSync(join(options.folder, 'index.html'), { throwIfNoEntry: false })) {
    console.error(`serve: there is no page in ${options.folder}; ./dev build makes it`);
    return 2;
  }
  const onRequest = options.log
    ? ({ method, path, status }) => appendFileSync(options.log, `${status} ${method} ${path}\n`)
    : undefined;
  const server = await serve(options.folder, { port: options.port, onRequest });
  console.log(`The page: ${server.url}`);
  if (!options.once) return null; // the open socket keeps the process
  const answer = await fetch(server.url);
  await server.close();
  return answer.ok && answer.headers.get('content-security-policy') === contentSecurityPolicy ? 0 : 2;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const code = await main();
  if (code !== null) process.exitCode = code;
}
