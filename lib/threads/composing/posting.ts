import { now } from '@/lib/platform/clock';
import { type StoredFile, storeArrived, storeFile } from '@/lib/platform/files/storing-file';
import { requireSame } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { readyUploads } from '@/lib/uploads/taking';
import { type OpenThread, openThread } from '../opening';
import type { SubjectRef } from '../subjects';
import { isSameMessage, type PostedMessage, type StoredMessage } from './posted-before.rules';

type MessageWithFiles = SubjectRef & {
  readonly clientKey: string;
  /** sent with the form */
  readonly files: readonly File[];
  /** uploaded before it */
  readonly uploads: readonly string[];
};

/**
 * Stores the files that go with a message. Nothing is written to disk for somebody who has no part in the conversation.
 * A message posted before has no files to store any more: what was uploaded for it is already its own.
 * @throws Refused (`not_found`, `still_arriving`, `file_gone`, `empty_file`, `file_too_large`, `no_picture`)
 */
export async function storeMessageFiles(
  userId: string,
  { files, uploads, clientKey, ...about }: MessageWithFiles,
): Promise<readonly StoredFile[]> {
  if (files.length + uploads.length === 0) return [];
  const asThem = <T>(work: (tx: Tx) => Promise<T>) => withActor({ kind: 'user', userId }, work);
  const place = await asThem((tx) => openThread(tx, about, now()));
  const goal = { kind: 'message', threadId: place.threadId } as const;
  try {
    const stored: StoredFile[] = [];
    for (const each of await readyUploads(userId, { ...place, goal }, uploads, 'files'))
      stored.push(await storeArrived(each));
    for (const file of files) stored.push(await storeFile(file));
    return stored;
  } catch (error) {
    if (await asThem((tx) => findStored(tx, place, clientKey))) return [];
    throw error;
  }
}

/**
 * @returns the id of the message that was posted under a form's key; null when none was. A message that waits for the
 * other's working hours has no id yet.
 * @throws Refused (`sent_before`) when a message with other content was posted under it
 */
export async function findPosted(
  tx: Tx,
  place: OpenThread,
  { clientKey, ...saying }: PostedMessage & { readonly clientKey: string },
): Promise<{ readonly messageId: string | null } | null> {
  const kept = await findStored(tx, place, clientKey);
  if (!kept) return null;
  requireSame(isSameMessage(kept, saying));
  return { messageId: kept.messageId };
}

type Posted = { readonly workspaceId: string; readonly threadId: string; readonly clientKey: string };

/** @returns whether somebody's form was posted: its message is there, or waits, or was taken back while it waited. */
export async function wasPosted(tx: Tx, where: Posted): Promise<boolean> {
  return (await tx.message.count({ where })) > 0 || (await tx.scheduledMessage.count({ where })) > 0;
}

type Found = StoredMessage & { readonly messageId: string | null };

const FILES = {
  orderBy: { position: 'asc' },
  select: { file: { select: { name: true, sha256: true } } },
} as const;
const MESSAGE = { authorId: true, quotedId: true, body: true, files: FILES } as const;
const SCHEDULED = { ...MESSAGE, cancelledAt: true, firstSha256: true } as const;

async function findStored(
  tx: Tx,
  { workspaceId, threadId }: OpenThread,
  clientKey: string,
): Promise<Found | null> {
  const where = { workspaceId, threadId, clientKey };
  const select = { ...MESSAGE, id: true, deletedAt: true, revisions: { select: { body: true } } };
  const message = await tx.message.findFirst({ where, select });
  const scheduled = await tx.scheduledMessage.findFirst({ where, select: SCHEDULED });
  const kept = message ?? scheduled;
  if (!kept) return null;
  const { authorId, quotedId } = kept;
  // one that was deleted, or taken back while it waited, says nothing any more
  const isGone = message ? message.deletedAt !== null : scheduled?.cancelledAt !== null;
  return {
    authorId,
    quotedId,
    firstSha256: (isGone ? null : scheduled?.firstSha256) ?? null,
    messageId: message?.id ?? null,
    texts: [kept, ...(message?.revisions ?? [])].map(({ body }) => body),
    files: kept.files.map(({ file }) => file),
  };
}
