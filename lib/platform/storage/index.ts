import { Readable } from 'node:stream';
import { env } from '@/lib/platform/env/env';
import { diskStore } from './disk';
import { s3Store } from './s3';
import type { ByteRange, FileStore, StoredFile } from './store';
import { Altered, unaltered } from './unaltered';

export { type ByteRange, type StoredFile, TooLarge } from './store';

let chosen: FileStore | undefined;

/** @returns where this installation keeps files: the bucket from its settings, or else a folder. */
export function fileStore(): FileStore {
  chosen ??= storeFor(env());
  return chosen;
}

function storeFor(settings: ReturnType<typeof env>): FileStore {
  const { STORAGE_DIR, S3_BUCKET: bucket, S3_REGION: region } = settings;
  if (bucket === undefined || region === undefined) return diskStore(STORAGE_DIR);
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  return s3Store({
    bucket,
    region,
    prefix: settings.S3_PREFIX ?? '',
    endpoint: settings.S3_ENDPOINT,
    isPathStyle: settings.S3_PATH_STYLE === '1',
    // without them the SDK asks the machine it runs on
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  });
}

/**
 * Stores bytes under the hash of their content: a crash leaves either the whole file or none. The same bytes are stored
 * once.
 * @param maxBytes the limit
 * @returns the SHA-256 (hex) and the size in bytes.
 * @throws TooLarge
 */
export async function putFile(
  source: Readable | Buffer,
  { maxBytes }: { maxBytes: number },
): Promise<StoredFile> {
  return fileStore().put(Buffer.isBuffer(source) ? Readable.from([source]) : source, maxBytes);
}

/**
 * Opens stored bytes.
 * @returns a stream and the size in bytes, or null when there is no such file. The stream ends with an error when the
 * bytes aren't the ones that were stored.
 */
export async function openFile(sha256: string): ReturnType<FileStore['open']> {
  const file = await lookedUp(sha256, (store) => store.open(sha256));
  return file && { ...file, stream: unaltered(file.stream, sha256) };
}

/**
 * Opens a part of stored bytes.
 * @param part within the file, of `sizeBytes` bytes
 * @returns a stream of those bytes, or null when there is no such file. A part that reaches the file's end, as whoever
 * puts a file together needs it, is read from the beginning and compared like the whole: it ends with an error when any
 * byte of the file isn't the one that was stored. A part that ends before isn't compared with anything.
 */
export async function openPart(sha256: string, part: ByteRange, sizeBytes: number): Promise<Readable | null> {
  if (part.last < sizeBytes - 1) {
    return (await lookedUp(sha256, (store) => store.open(sha256, part)))?.stream ?? null;
  }
  const file = await lookedUp(sha256, (store) => store.open(sha256));
  return file && unaltered(file.stream, sha256, part.first);
}

/** @returns the size in bytes of stored bytes; null when there are none to open. */
export function sizeOfFile(sha256: string): Promise<number | null> {
  return lookedUp(sha256, (store) => store.sizeOf(sha256));
}

/** The sweeper may have set a file aside at the very moment somebody stored it again. */
async function lookedUp<T>(sha256: string, look: (store: FileStore) => Promise<T | null>): Promise<T | null> {
  const store = fileStore();
  return (await look(store)) ?? ((await store.bringBack(sha256)) ? await look(store) : null);
}

/** @returns stored bytes as a whole, for small ones such as a PDF, or null; altered ones count as gone. */
export async function readWhole(sha256: string): Promise<Buffer | null> {
  const file = await openFile(sha256);
  if (!file) return null;
  try {
    return Buffer.concat(await file.stream.toArray());
  } catch (error) {
    if (error instanceof Altered) return null;
    throw error;
  }
}
