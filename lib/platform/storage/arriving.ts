import { constants, createReadStream, openAsBlob } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { writeHashed } from './hashing';
import { placeOf, placeOfUpload } from './places';

/**
 * Files that arrive in pieces, each known by the id of its upload: added to while they come, held once they are whole,
 * moved under their hash when they are used. Nothing is kept in memory, so each step may be another process's; how far a
 * file has come is in the upload's row, and what lies here beyond that doesn't count. With an object store the three are
 * the parts of a multipart upload, completing it, and copying the object under its hash (docs/adr/0011).
 */
export type Appended = {
  readonly written: number;
  /**
   * `broken`: the line went dead, and what had come by then is stored; `tooLong`: none of it counts; `lost`: what should
   * stand before isn't in the storage, as after a back-up was put back
   */
  readonly ended: 'whole' | 'broken' | 'tooLong' | 'lost';
};

/**
 * Writes bytes of an upload from `from` on, and flushes them to disk.
 * @param atMost how many bytes may come
 */
export async function appendBytes(
  id: string,
  source: AsyncIterable<Uint8Array>,
  { from, atMost }: { readonly from: number; readonly atMost: number },
): Promise<Appended> {
  const { folder, path } = placeOfUpload(id, 'arriving');
  await mkdir(folder, { recursive: true });
  // never emptied: somebody on a slower line may only now begin with bytes that have been counted already
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    if ((await file.stat()).size < from) return { written: 0, ended: 'lost' };
    const appended = await write(file, source, from, atMost);
    await file.sync();
    return appended;
  } finally {
    await file.close();
  }
}

async function write(
  file: FileHandle,
  source: AsyncIterable<Uint8Array>,
  from: number,
  atMost: number,
): Promise<Appended> {
  const pieces = source[Symbol.asyncIterator]();
  let written = 0;
  for (;;) {
    // what comes from outside may break off at any moment; what the disk says is ours to hear
    const next = await pieces.next().catch(() => null);
    if (next === null) return { written, ended: 'broken' };
    if (next.done) return { written, ended: 'whole' };
    if (written + next.value.length > atMost) {
      await pieces.return?.();
      return { written: 0, ended: 'tooLong' };
    }
    await file.write(next.value, 0, next.value.length, from + written);
    written += next.value.length;
  }
}

/**
 * Holds an upload of which every byte has come: a copy that no late writer can reach, hashed while it is made. Done again
 * after a crash, it ends the same.
 * @returns the SHA-256 (hex) and the bytes, for reading their type.
 */
export async function holdArrived(
  id: string,
  sizeBytes: number,
): Promise<{ readonly sha256: string; readonly content: Blob }> {
  const [arriving, held] = [placeOfUpload(id, 'arriving'), placeOfUpload(id, 'held')];
  const source = (await isThere(arriving.path)) ? arriving.path : held.path;
  const copy = await writeHashed(createReadStream(source, { end: sizeBytes - 1 }), sizeBytes);
  if (copy.sizeBytes !== sizeBytes) throw new Error(`an upload has ${copy.sizeBytes} of ${sizeBytes} bytes`);
  await mkdir(held.folder, { recursive: true });
  await rename(copy.path, held.path);
  await rm(arriving.path, { force: true });
  return { sha256: copy.sha256, content: await openAsBlob(held.path) };
}

/**
 * Moves a held upload to where files are found by their hash; done twice, the second time there is nothing to move.
 * @returns whether it can be found there.
 */
export async function keepHeld(id: string, sha256: string): Promise<boolean> {
  const { path: held } = placeOfUpload(id, 'held');
  const { folder, path } = placeOf(sha256);
  if (!(await isThere(held))) return isThere(path);
  await mkdir(folder, { recursive: true });
  await rename(held, path);
  return true;
}

/** Lets go of an upload's bytes, however far they have come. */
export async function forgetUpload(id: string): Promise<void> {
  await rm(placeOfUpload(id, 'arriving').path, { force: true });
  await rm(placeOfUpload(id, 'held').path, { force: true });
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
