// The page without a network. Its service worker (sw.js) keeps the files of one version; a newer version is told calmly and
// taken by the browser when the page was closed and is opened again.

const built = import.meta.env.MODE === 'production'; // wayproof.html has everything in it, and development wants nothing kept

class Offline {
  /** The page would start without a network. */
  ready = $state(false);
  /** A newer version waits until no window uses this one. */
  newer = $state(false);
}

export const offline = new Offline();

const settled = (worker: ServiceWorker) =>
  new Promise<ServiceWorkerState>((resolve) => {
    const look = () => {
      if (worker.state !== 'activated' && worker.state !== 'redundant') return;
      worker.removeEventListener('statechange', look);
      resolve(worker.state);
    };
    worker.addEventListener('statechange', look);
    look();
  });

/** Keeps this version for a time without a network. Resolves when nothing more is fetched for that. */
export async function keepForOffline(): Promise<void> {
  if (!built) return;
  try {
    const registration = await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
    offline.newer = registration.waiting !== null && registration.active !== null;
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && registration.active) offline.newer = true;
      });
    });
    const first = registration.active ?? registration.installing ?? registration.waiting;
    offline.ready = first !== null && (await settled(first)) === 'activated';
  } catch {
    // Not on this host or in this browser: everything works, but only with a network.
  }
}
