import { constants, createReadStream, openAsBlob } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import type { Appended, CompletedUpload } from '../store';
import { writeHashed } from './hashing';
import { isThere, movedAfresh, moveTo } from './moving';
import type { Places } from './places';
import { writeAll } from './writing';

/** Writes bytes of an upload where they belong in its file, and flushes them to disk. */
export async function appendBytes(
  places: Places,
  id: string,
  source: AsyncIterable<Uint8Array>,
  { from, atMost }: { readonly from: number; readonly atMost: number },
): Promise<Appended> {
  const { folder, path } = places.upload(id, 'arriving');
  await mkdir(folder, { recursive: true });
  // not truncated: a slower request may still be about to write bytes that were already counted
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
    // anything from outside may break off at any moment; a disk error is ours to report
    const next = await pieces.next().catch(() => null);
    if (next === null) return { written, ended: 'broken' };
    if (next.done) return { written, ended: 'whole' };
    if (written + next.value.length > atMost) {
      await pieces.return?.();
      return { written: 0, ended: 'tooLong' };
    }
    await writeAll(file, next.value, from + written);
    written += next.value.length;
  }
}

/** Copies an upload to where no late writer can reach it, hashing it on the way. */
export async function completeUpload(
  places: Places,
  id: string,
  sizeBytes: number,
): Promise<CompletedUpload> {
  const [arriving, held] = [places.upload(id, 'arriving'), places.upload(id, 'held')];
  const source = (await isThere(arriving.path)) ? arriving.path : held.path;
  const copy = await writeHashed(places, createReadStream(source, { end: sizeBytes - 1 }), sizeBytes);
  if (copy.sizeBytes !== sizeBytes) throw new Error(`an upload has ${copy.sizeBytes} of ${sizeBytes} bytes`);
  await moveTo(copy.path, held);
  await rm(arriving.path, { force: true });
  return { sha256: copy.sha256, content: await openAsBlob(held.path) };
}

/** Moves a held upload to its hash's place. @returns whether it can be found there. */
export async function keepCompleted(places: Places, id: string, sha256: string): Promise<boolean> {
  const file = places.file(sha256);
  return (await movedAfresh(places.upload(id, 'held'), file)) || isThere(file.path);
}

/** Removes an upload's bytes, however far they have come. */
export async function forgetUpload(places: Places, id: string): Promise<void> {
  await rm(places.upload(id, 'arriving').path, { force: true });
  await rm(places.upload(id, 'held').path, { force: true });
}
