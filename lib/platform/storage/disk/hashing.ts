import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { type StoredFile, TooLarge } from '../store';
import type { Places } from './places';
import { writeAll } from './writing';

/**
 * Writes bytes to a temporary place, hashed while written and flushed to disk.
 * @param maxBytes the limit
 * @returns the SHA-256 (hex), the size in bytes, and where they are; the caller moves them from there.
 * @throws TooLarge
 */
export async function writeHashed(
  places: Places,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile & { readonly path: string }> {
  const { folder, path } = places.temporary();
  await mkdir(folder, { recursive: true });
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const bytes of source) {
      const from = sizeBytes;
      sizeBytes += bytes.length;
      if (sizeBytes > maxBytes) throw new TooLarge(maxBytes);
      hash.update(bytes);
      await writeAll(file, bytes, from);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
  return { sha256: hash.digest('hex'), sizeBytes, path };
}
