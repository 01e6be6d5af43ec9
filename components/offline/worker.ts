import { takeOpened } from './opened';

const SETTLE_MS = 1_000;

/** Starts the worker that keeps pages readable offline. Browsers without one, and http addresses, go without. */
export async function startKeeping(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/inbox-worker.js', { scope: '/inbox', updateViaCache: 'none' });
  } catch {
    // private windows and locked-down browsers refuse: the inbox works the same, online
  }
}

let settling: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the opened pages, with the files that they need, once the current one has settled. For somebody who moves on
 * sooner, both are kept when the next one has settled, or when they leave the inbox.
 */
export function keepOpened(person: string): void {
  clearTimeout(settling);
  settling = setTimeout(() => void tellOpened(person).catch(() => undefined), SETTLE_MS);
}

async function tellOpened(person: string): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.onLine) return;
  // not before the code that keeps an answer is loaded: a page opened offline would only look as if it worked
  await import('./waiting');
  const { active } = await navigator.serviceWorker.ready;
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/_next/static/`));
  const addresses = takeOpened().map((pathname) => new URL(pathname, location.origin).href);
  active?.postMessage({ kind: 'keep', person, addresses, files });
}

/** Forgets everything kept, because somebody signs out or in, including what is being kept just now. */
export async function forgetKept(): Promise<void> {
  clearTimeout(settling);
  await Promise.all([forgetCopies(), tellParting()]);
}

async function forgetCopies(): Promise<void> {
  if (!('caches' in globalThis)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith('handover-'));
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function tellParting(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/inbox');
  registration?.active?.postMessage({ kind: 'forget' });
}
