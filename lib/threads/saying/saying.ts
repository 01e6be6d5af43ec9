import { now } from '@/lib/platform/clock';
import { type StoredFile, storeArrived, storeFile } from '@/lib/platform/files/storing-file';
import { requireSame } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { readyUploads } from '@/lib/uploads/taking';
import { type OpenThread, openThread } from '../opening';
import type { SubjectRef } from '../subjects';
import { isSaid, type KeptSaying, type Saying } from './saying.rules';

type Said = SubjectRef & {
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
export async function storeSaid(
  userId: string,
  { files, uploads, clientKey, ...about }: Said,
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
    if (await asThem((tx) => findKept(tx, place, clientKey))) return [];
    throw error;
  }
}

/**
 * @returns the id of what was said under a form's key; null when nothing was. A message that waits for the other's
 * morning has no id yet.
 * @throws Refused (`sent_before`) when something else was said under it
 */
export async function findSaid(
  tx: Tx,
  place: OpenThread,
  { clientKey, ...saying }: Saying & { readonly clientKey: string },
): Promise<{ readonly messageId: string | null } | null> {
  const kept = await findKept(tx, place, clientKey);
  if (!kept) return null;
  requireSame(isSaid(kept, saying));
  return { messageId: kept.messageId };
}

type Kept = KeptSaying & { readonly messageId: string | null };

const FILES = {
  orderBy: { position: 'asc' },
  select: { file: { select: { name: true, sha256: true } } },
} as const;
const SAID = { authorId: true, quotedId: true, body: true, files: FILES } as const;

async function findKept(
  tx: Tx,
  { workspaceId, threadId }: OpenThread,
  clientKey: string,
): Promise<Kept | null> {
  const where = { workspaceId, threadId, clientKey };
  const select = { ...SAID, id: true, revisions: { select: { body: true } } };
  const message = await tx.message.findFirst({ where, select });
  const kept = message ?? (await tx.scheduledMessage.findFirst({ where, select: SAID }));
  if (!kept) return null;
  const { authorId, quotedId } = kept;
  return {
    authorId,
    quotedId,
    messageId: message?.id ?? null,
    texts: [kept, ...(message?.revisions ?? [])].map(({ body }) => body),
    files: kept.files.map(({ file }) => file),
  };
}
