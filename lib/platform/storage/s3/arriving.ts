import { createHash } from 'node:crypto';
import { type Appended, type CompletedUpload, nameOfFile, nameOfUpload } from '../store';
import type { Bucket } from './bucket';
import { chunksOf } from './chunks';
import { abortUnfinished, type Parts, writeInParts } from './multipart';
import {
  isWholePiece,
  nameOfPiece,
  type Part,
  type Piece,
  readPieceName,
  type Stretch,
  stretchesUpTo,
  uploadPartsOf,
} from './pieces';

/** How much of a file is read to find its type. */
const BEGINNING_BYTES = 1024 * 1024;

/**
 * Stores incoming bytes as separate objects, each named after its position in the file: an object can't be appended to,
 * and one that was counted mustn't be overwritten by a shorter one.
 */
export async function appendPieces(
  bucket: Bucket,
  id: string,
  source: AsyncIterable<Uint8Array>,
  { from, atMost }: { readonly from: number; readonly atMost: number },
): Promise<Appended> {
  if (from > 0 && stretchesUpTo(await listPieces(bucket, id), from) === null)
    return { written: 0, ended: 'lost' };
  const stored: string[] = [];
  let written = 0;
  const chunks = chunksOf(source, atMost);
  for (;;) {
    const next = await chunks.next();
    if (next.done && next.value.how === 'tooLong') {
      for (const name of stored) await bucket.remove(name);
      return { written: 0, ended: 'tooLong' };
    }
    if (next.done) return { written, ended: next.value.how };
    const place = { from: from + written, until: from + written + next.value.length };
    const name = `${nameOfUpload(id, 'arriving')}/${nameOfPiece(place)}`;
    await bucket.put(name, next.value);
    stored.push(name);
    written += next.value.length;
  }
}

/** Joins the pieces into an object that no late writer can reach, and reads it once, for its hash. */
export async function completeUpload(
  bucket: Bucket,
  id: string,
  sizeBytes: number,
): Promise<CompletedUpload> {
  const assembled = nameOfUpload(id, 'held');
  const pieces = await listPieces(bucket, id);
  const stretches = stretchesUpTo(pieces, sizeBytes);
  if (stretches) {
    await writeInParts(bucket, assembled, async (parts) => {
      for (const part of uploadPartsOf(stretches)) await writePart(bucket, parts, part);
    });
  }
  const whole = await bucket.get(assembled);
  if (whole?.sizeBytes !== sizeBytes)
    throw new Error(`an upload has ${whole?.sizeBytes ?? 0} of ${sizeBytes} bytes`);
  const hash = createHash('sha256');
  const beginning: Buffer[] = [];
  let read = 0;
  for await (const bytes of whole.stream) {
    if (!Buffer.isBuffer(bytes)) throw new Error('the bucket answered with something else than bytes');
    hash.update(bytes);
    if (read < BEGINNING_BYTES) beginning.push(bytes.subarray(0, BEGINNING_BYTES - read));
    read += bytes.length;
  }
  if (read !== sizeBytes) throw new Error(`an upload has ${read} of ${sizeBytes} bytes`);
  for (const { name } of pieces) await bucket.remove(name);
  return { sha256: hash.digest('hex'), content: new Blob([Buffer.concat(beginning)]) };
}

async function writePart(bucket: Bucket, parts: Parts, part: Part): Promise<void> {
  if (part.kind === 'copied') {
    const { stretch } = part;
    return parts.copy(stretch.piece.name, isWholePiece(stretch) ? undefined : stretch);
  }
  const bytes: Buffer[] = [];
  for (const stretch of part.stretches) bytes.push(await readStretch(bucket, stretch));
  return parts.send(Buffer.concat(bytes));
}

async function readStretch(bucket: Bucket, { piece, first, last }: Stretch): Promise<Buffer> {
  const found = await bucket.get(piece.name, { first, last });
  if (!found) throw new Error('a piece of an upload is gone from the bucket');
  return Buffer.concat(await found.stream.toArray());
}

/** Copies a held object to its hash's name, inside the bucket. @returns whether it can be found there. */
export async function keepCompleted(bucket: Bucket, id: string, sha256: string): Promise<boolean> {
  const assembled = nameOfUpload(id, 'held');
  const name = nameOfFile(sha256);
  if (!(await bucket.copy(assembled, name))) return (await bucket.sizeOf(name)) !== null;
  await bucket.remove(assembled);
  return true;
}

/** Removes an upload's objects, however far they have come. */
export async function forgetPieces(bucket: Bucket, id: string): Promise<void> {
  const assembled = nameOfUpload(id, 'held');
  for (const { name } of await listPieces(bucket, id)) await bucket.remove(name);
  await abortUnfinished(bucket, assembled);
  await bucket.remove(assembled);
}

async function listPieces(bucket: Bucket, id: string): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for await (const { name } of bucket.list(`${nameOfUpload(id, 'arriving')}/`)) {
    const piece = readPieceName(name);
    if (piece) pieces.push(piece);
  }
  return pieces;
}
