import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 200;

/**
 * Looks again for a few seconds, for a page that is asked for while a job still works on what it shows. Each look is a
 * transaction of its own.
 * @param read what the page shows
 * @param isThere whether the job is done with it
 * @param looks at most
 * @returns what was read last, done or not: the page says which.
 */
export async function soon<T>(
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
