import { createHash, randomUUID } from 'node:crypto';
import {
  type FileStore,
  hashNamed,
  nameAside,
  nameOfFile,
  nameOfPreview,
  type StoredFile,
  TooLarge,
} from '../store';
import { appendPieces, completeUpload, forgetPieces, keepCompleted } from './arriving';
import { type Bucket, openBucket, type S3Settings } from './bucket';
import { chunksOf } from './chunks';
import { abortUnfinished, writeInParts } from './multipart';

export type { S3Settings } from './bucket';

/**
 * @param patienceMs how long the bucket may keep us waiting for a byte; left out, 30 seconds
 * @returns a store that keeps files in a bucket of Amazon S3, or of a service that speaks its protocol.
 */
export function s3Store(settings: S3Settings, patienceMs?: number): FileStore {
  const bucket = openBucket(settings, patienceMs);
  return {
    place: `the bucket ${settings.bucket}${settings.endpoint === undefined ? '' : ` at ${new URL(settings.endpoint).host}`}`,
    put: (source, maxBytes) => putHashed(bucket, source, maxBytes),
    open: (sha256, part) => bucket.get(nameOfFile(sha256), part),
    sizeOf: (sha256) => bucket.sizeOf(nameOfFile(sha256)),
    append: (id, source, room) => appendPieces(bucket, id, source, room),
    complete: (id, sizeBytes) => completeUpload(bucket, id, sizeBytes),
    keep: (id, sha256) => keepCompleted(bucket, id, sha256),
    forget: (id) => forgetPieces(bucket, id),
    readPreview: async (sha256) => {
      const found = await bucket.get(nameOfPreview(sha256));
      return found && Buffer.concat(await found.stream.toArray());
    },
    writePreview: (sha256, bytes) => bucket.put(nameOfPreview(sha256), bytes),
    list: (where) => listFiles(bucket, where),
    setAside: async (sha256) => {
      await bucket.remove(nameOfPreview(sha256));
      await moved(bucket, nameOfFile(sha256), nameAside(sha256));
    },
    bringBack: (sha256) => moved(bucket, nameAside(sha256), nameOfFile(sha256)),
    remove: (sha256) => bucket.remove(nameAside(sha256)),
    removeLeftovers: async (before) => {
      for await (const { name, since } of bucket.list('incoming/'))
        if (since < before) await bucket.remove(name);
      await abortUnfinished(bucket, '', before);
    },
    tryOut: () => tryOut(bucket),
  };
}

/**
 * A file's name is its hash, which is only known at its end: anything longer than a chunk waits under another name
 * until then.
 */
async function putHashed(
  bucket: Bucket,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const chunks = chunksOf(source, maxBytes);
  /** @returns the next chunk, or null once all has come. */
  async function next(): Promise<Buffer | null> {
    const { value, done } = await chunks.next();
    if (done && value.how === 'tooLong') throw new TooLarge(maxBytes);
    if (done && value.how === 'broken') throw value.error;
    if (done) return null;
    hash.update(value);
    sizeBytes += value.length;
    return value;
  }
  const first = await next();
  const second = first && (await next());
  if (!second) {
    const sha256 = hash.digest('hex');
    await bucket.put(nameOfFile(sha256), first ?? Buffer.alloc(0));
    return { sha256, sizeBytes };
  }
  const waiting = `incoming/${randomUUID()}`;
  await writeInParts(bucket, waiting, async (parts) => {
    await parts.send(first);
    for (let chunk: Buffer | null = second; chunk; chunk = await next()) await parts.send(chunk);
  });
  const sha256 = hash.digest('hex');
  await moved(bucket, waiting, nameOfFile(sha256));
  return { sha256, sizeBytes };
}

async function moved(bucket: Bucket, from: string, to: string): Promise<boolean> {
  if (!(await bucket.copy(from, to))) return false;
  await bucket.remove(from);
  return true;
}

async function* listFiles(
  bucket: Bucket,
  where: 'kept' | 'aside',
): AsyncGenerator<{ readonly sha256: string; readonly since: Date }> {
  for await (const { name, since } of bucket.list(where === 'aside' ? 'aside/' : '')) {
    const sha256 = hashNamed(name);
    if (sha256 !== null && (where === 'aside') === (name === nameAside(sha256))) yield { sha256, since };
  }
}

async function tryOut(bucket: Bucket): Promise<void> {
  const name = `incoming/${randomUUID()}`;
  await bucket.put(name, Buffer.from('a try'));
  const found = await bucket.get(name);
  if (!found) throw new Error('what was just written can’t be read');
  found.stream.resume();
  await bucket.remove(name);
}
