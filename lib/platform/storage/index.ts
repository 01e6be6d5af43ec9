import { createReadStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type StoredFile, writeHashed } from './hashing';
import { placeOf } from './places';

export { type StoredFile, TooLarge } from './hashing';

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
  const { path: temporary, ...stored } = await writeHashed(
    Buffer.isBuffer(source) ? Readable.from([source]) : source,
    maxBytes,
  );
  const { folder, path } = placeOf(stored.sha256);
  await mkdir(folder, { recursive: true });
  await rename(temporary, path);
  return stored;
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
