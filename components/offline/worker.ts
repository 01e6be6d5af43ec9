const SETTLE_MS = 1_000;

/** Starts the worker that keeps pages readable offline. Browsers without one, and http addresses, do without. */
export async function startKeeping(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/inbox-worker.js', { scope: '/inbox', updateViaCache: 'none' });
  } catch {
    // private windows and locked-down browsers refuse: the inbox works the same, online
  }
}

/**
 * Has the page that is open kept, with the files that it is made of, once it has settled.
 * @returns how to stop
 */
export function keepSeen(person: string, address: string): () => void {
  const settling = setTimeout(async () => {
    if (!('serviceWorker' in navigator) || !navigator.onLine) return;
    const { active } = await navigator.serviceWorker.ready;
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(`${location.origin}/_next/static/`));
    active?.postMessage({ kind: 'keep', person, address: new URL(address, location.origin).href, files });
  }, SETTLE_MS);
  return () => clearTimeout(settling);
}

/** Forgets all that was kept, because somebody signs out or in. */
export async function forgetKept(): Promise<void> {
  if (!('caches' in globalThis)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith('handover-'));
  await Promise.all(names.map((name) => caches.delete(name)));
}
