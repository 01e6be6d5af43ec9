import { now } from '@/lib/platform/clock';
import { type StoredFile, storeArrived, storeFile } from '@/lib/platform/files/storing-file';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { readyUploads } from '@/lib/uploads/taking';
import { type OpenThread, openThread } from './opening';
import type { SubjectRef } from './subjects';

type Said = SubjectRef & {
  readonly clientKey: string;
  /** came with the form */
  readonly files: readonly File[];
  /** have arrived before it */
  readonly uploads: readonly string[];
};

/** @returns what a message says that has only files. */
export function wordsForFiles(names: readonly string[]): string {
  return names.join(', ');
}

/**
 * Stores the files that go with a message. Nothing of somebody who has no part in the conversation is put on disk. A message
 * that was said before has no files to store any more: what had arrived for it is its own.
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
      stored.push(await storeArrived(each, 'files'));
    for (const file of files) stored.push(await storeFile(file, 'files'));
    return stored;
  } catch (error) {
    if (await asThem((tx) => findSaid(tx, place, clientKey))) return [];
    throw error;
  }
}

/**
 * @returns what was said under the key that a form was made with; null when nothing was. A message that waits for the
 * other's morning has no id yet.
 */
export async function findSaid(
  tx: Tx,
  { workspaceId, threadId }: OpenThread,
  clientKey: string,
): Promise<{ readonly messageId: string | null } | null> {
  const where = { workspaceId, threadId, clientKey };
  const message = await tx.message.findFirst({ where, select: { id: true } });
  if (message) return { messageId: message.id };
  return (await tx.scheduledMessage.count({ where })) > 0 ? { messageId: null } : null;
}
