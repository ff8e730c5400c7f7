// The service worker: keeps exactly the files of one version of the page, and answers from them, with a network or without.
// The build puts the list in: the path of each file and the hash of its content. A file with another content is refused, so
// a page that is just being replaced on its server, or was changed on the way, never becomes half of a version here.
// A newer worker waits, as workers do by themselves, until no window uses the older one: nothing changes under the hands.
const VERSION = '%VERSION%';
const FILES = '%FILES%';

// Other pages of the same host may keep caches, too.
const OURS = `wayproof ${registration.scope} `;
const CACHE = OURS + VERSION;

/** Files with a hash in their name are the same in every version that has them. */
const isNamedByContent = (path) => path.startsWith('assets/');

async function fetchOne(cache, [path, integrity]) {
  const before = isNamedByContent(path) ? await caches.match(path) : undefined;
  const response = before ?? (await fetch(new Request(path || './', { integrity, cache: 'no-cache' })));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(path || './', response);
}

async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(FILES).map((file) => fetchOne(cache, file)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The path in the list that an address means, or nothing. */
function listed(address) {
  if (!address.startsWith(registration.scope)) return undefined;
  const path = address.slice(registration.scope.length).replace(/[?#].*/, '').replace(/^index\.html$/, '');
  return path in FILES ? path : undefined;
}

async function answer(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path || './')) ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => clients.claim())));
addEventListener('fetch', (event) => {
  const path = event.request.method === 'GET' ? listed(event.request.url) : undefined;
  if (path !== undefined) event.respondWith(answer(path, event.request));
});
