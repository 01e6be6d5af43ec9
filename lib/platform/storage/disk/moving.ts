import { mkdir, rename, stat, utimes } from 'node:fs/promises';
import { now } from '@/lib/platform/clock';
import type { Place } from './places';

/** Moves a file into place, replacing whatever is there. */
export async function moveTo(from: string, { folder, path }: Place): Promise<void> {
  await mkdir(folder, { recursive: true });
  await rename(from, path);
}

/**
 * Moves an old file as if it were new: how long it has been in place decides whether it is swept away.
 * @returns whether it was there to be moved; of two who move it at the same moment, one finds it gone.
 */
export async function movedAfresh(from: Place, to: Place): Promise<boolean> {
  if (!(await isThere(from.path))) return false;
  try {
    await utimes(from.path, now(), now());
    await moveTo(from.path, to);
    return true;
  } catch (error) {
    if (await isThere(from.path)) throw error;
    return false;
  }
}

/** @returns whether something is at a path; what can't be looked at counts as absent. */
export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
