import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 200;

/**
 * Keeps looking for a few seconds, for a page requested while a job still works on what it shows. Each look is its own
 * transaction.
 * @param read what the page shows
 * @param isThere whether the job is done with it
 * @param looks at most
 * @returns what was read last, done or not: the page says which.
 */
export async function pollUntil<T>(
  read: () => Promise<T>,
  isThere: (found: T) => boolean,
  looks = 30,
): Promise<T> {
  let found = await read();
  for (let look = 1; look < looks && !isThere(found); look += 1) {
    await pause(PAUSE_MS);
    found = await read();
  }
  return found;
}
