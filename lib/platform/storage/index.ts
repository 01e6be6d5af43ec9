import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { env } from '@/lib/platform/env';

export type StoredFile = { readonly sha256: string; readonly sizeBytes: number };

/** Thrown when more bytes arrive than were allowed; nothing is kept of them. */
export class TooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`more than ${maxBytes} bytes`);
    this.name = 'TooLarge';
  }
}

/**
 * Stores bytes under the hash of their content: hashed while written, flushed to disk, then moved into place, so that
 * a crash leaves either the whole file or none. The same bytes are stored once.
 * @param maxBytes how much may come at most
 * @returns the SHA-256 (hex) and the size in bytes.
 * @throws TooLarge
 */
export async function putFile(
  source: Readable | Buffer,
  { maxBytes }: { maxBytes: number },
): Promise<StoredFile> {
  const incoming = resolve(env().STORAGE_DIR, 'incoming');
  await mkdir(incoming, { recursive: true });
  const temporary = join(incoming, randomUUID());
  const file = await open(temporary, 'wx');
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const chunk of Buffer.isBuffer(source) ? Readable.from([source]) : source) {
      const bytes = Buffer.from(chunk);
      sizeBytes += bytes.length;
      if (sizeBytes > maxBytes) throw new TooLarge(maxBytes);
      hash.update(bytes);
      await file.write(bytes);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await file.close();
  const sha256 = hash.digest('hex');
  const { folder, path } = placeOf(sha256);
  await mkdir(folder, { recursive: true });
  await rename(temporary, path);
  return { sha256, sizeBytes };
}

/**
 * Opens stored bytes.
 * @returns a stream and the size in bytes, or null when there is no such file.
 */
export async function openFile(sha256: string): Promise<{ stream: Readable; sizeBytes: number } | null> {
  const { path } = placeOf(sha256);
  const facts = await stat(path).catch(() => null);
  return facts && { stream: createReadStream(path), sizeBytes: facts.size };
}

/** @returns stored bytes as a whole, for small ones such as a PDF, or null. */
export async function readWhole(sha256: string): Promise<Buffer | null> {
  const file = await openFile(sha256);
  return file && Buffer.concat(await file.stream.toArray());
}

/** Only a hash can name a place, so no path from outside can. */
function placeOf(sha256: string): { folder: string; path: string } {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
  const folder = resolve(env().STORAGE_DIR, sha256.slice(0, 2));
  return { folder, path: join(folder, sha256) };
}
