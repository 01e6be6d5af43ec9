import { now } from '@/lib/platform/clock';
import { contentTypeOf } from '@/lib/platform/files/content-type';
import { newId } from '@/lib/platform/ids';
import { demand, notFound, refused } from '@/lib/platform/result';
import { fileStore } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { goalOf, requireSender } from './goals';
import { loadUpload, lockUpload, type UploadRef } from './loading';
import { judgePiece, LET_GO, TOO_LONG, waitsUntil } from './rules';

/** How far an upload has come. */
export type Progress = {
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly expiresAt: Date;
};

type Piece = { readonly from: number; readonly length: number | null };

/**
 * Writes a piece of an upload: claimed in one transaction, written outside any, counted in another. A later claim takes
 * over, so that a connection which the server doesn't know to be dead yet never blocks anybody; anything the earlier
 * one still writes isn't counted. When the piece is the last, the file is held and its type read.
 * @returns how far it has come.
 * @throws Refused (`not_found`, `not_yours`, `wrong_state`, `gone`, `wrong_offset`, `too_long`, `overtaken`)
 */
export async function receivePiece(
  userId: string,
  ref: UploadRef,
  piece: Piece,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Progress> {
  const writer = newId();
  const { atMost, sizeBytes } = await claim(userId, ref, piece, writer);
  if (atMost === 0) return progressOf(userId, ref);
  const { written, ended } = await fileStore().append(ref.id, bytes, { from: piece.from, atMost });
  if (ended === 'lost') throw refused('gone', LET_GO);
  if (ended === 'tooLong') throw refused('too_long', TOO_LONG);

  const receivedBytes = piece.from + written;
  const expiresAt = waitsUntil(now(), { isWhole: false });
  await withActor({ kind: 'user', userId }, async (tx) => {
    const counted = await tx.upload.updateMany({
      where: { ...ref, writer, receivedBytes: BigInt(piece.from), arrivedAt: null },
      data: { receivedBytes: BigInt(receivedBytes), expiresAt, writer: null },
    });
    if (counted.count > 0) return;
    // removed meanwhile, there is nothing to continue, and a browser that was told otherwise would try again
    await loadUpload(tx, ref);
    throw refused('overtaken', 'That file is already being uploaded over another connection.');
  });
  return receivedBytes === sizeBytes
    ? completeWhole(userId, ref, sizeBytes)
    : { sizeBytes, receivedBytes, expiresAt };
}

/**
 * @returns how far an upload has come; a complete one that a crash kept from being held is held first.
 * @throws Refused
 */
export async function progressOf(userId: string, ref: UploadRef): Promise<Progress> {
  const upload = await withActor({ kind: 'user', userId }, (tx) => loadUpload(tx, ref));
  if (upload.expiresAt <= now()) throw refused('gone', LET_GO);
  const sizeBytes = Number(upload.sizeBytes);
  const receivedBytes = Number(upload.receivedBytes);
  if (receivedBytes === sizeBytes && !upload.arrivedAt) return completeWhole(userId, ref, sizeBytes);
  return { sizeBytes, receivedBytes, expiresAt: upload.expiresAt };
}

async function claim(userId: string, ref: UploadRef, piece: Piece, writer: string) {
  return withActor({ kind: 'user', userId }, async (tx, standing) => {
    const { workspaceId } = ref;
    const goal = goalOf(await loadUpload(tx, ref));
    await requireSender(tx, { ...standing, userId }, { workspaceId, goal });
    const upload = await lockUpload(tx, ref);
    if (!upload) throw notFound('file');
    const [sizeBytes, receivedBytes] = [Number(upload.sizeBytes), Number(upload.receivedBytes)];
    const { expiresAt } = upload;
    const atMost = demand(judgePiece({ sizeBytes, receivedBytes, expiresAt }, piece, now()));
    await tx.upload.updateMany({ where: ref, data: { writer } });
    return { atMost, sizeBytes };
  });
}

async function completeWhole(userId: string, ref: UploadRef, sizeBytes: number): Promise<Progress> {
  const { sha256, content } = await fileStore().complete(ref.id, sizeBytes);
  const contentType = await contentTypeOf(content);
  const arrivedAt = now();
  return withActor({ kind: 'user', userId }, async (tx) => {
    const { kind: into } = goalOf(await loadUpload(tx, ref));
    const expiresAt = waitsUntil(arrivedAt, { isWhole: true, into });
    await tx.upload.updateMany({
      where: { ...ref, arrivedAt: null },
      data: { arrivedAt, expiresAt, sha256, contentType },
    });
    return { sizeBytes, receivedBytes: sizeBytes, expiresAt };
  });
}
