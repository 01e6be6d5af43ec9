import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { env } from '@/lib/platform/env';

/** Only a hash can name a place, so no path from outside can. */
export function placeOf(sha256: string): { readonly folder: string; readonly path: string } {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
  const folder = resolve(env().STORAGE_DIR, sha256.slice(0, 2));
  return { folder, path: join(folder, sha256) };
}

/** @returns a place for bytes that have no hash yet; what a crash leaves there nobody can reach. */
export function temporaryPlace(): { readonly folder: string; readonly path: string } {
  const folder = resolve(env().STORAGE_DIR, 'incoming');
  return { folder, path: join(folder, randomUUID()) };
}

/**
 * Where an upload waits: `arriving` while bytes are added to it, `held` once it is whole.
 * @param id of the upload; only an id can name a place
 */
export function placeOfUpload(
  id: string,
  stage: 'arriving' | 'held',
): { readonly folder: string; readonly path: string } {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('not an id');
  const folder = resolve(env().STORAGE_DIR, stage);
  return { folder, path: join(folder, id) };
}
