import { requireNotEnded } from '@/lib/people/engagements/ended.queries';
import { recordFile } from '@/lib/platform/files/storing';
import type { StoredFile } from '@/lib/platform/files/storing-file';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import type { OpenThread } from '../opening';
import { deliverScheduled } from './delivering.jobs';

export type ToSchedule = {
  readonly authorId: string;
  readonly body: string;
  readonly clientKey: string;
  readonly quotedId: string | null;
  readonly files: readonly StoredFile[];
  readonly at: Date;
  readonly deliverAt: Date;
};

/**
 * Keeps a message until the other's working day begins, with the job that delivers it. Until then only its author can
 * see it and its files. The same key is the same message, as for one delivered at once.
 * @returns false when it had come before, and nothing was written now.
 */
export async function scheduleMessage(tx: Tx, place: OpenThread, message: ToSchedule): Promise<boolean> {
  const { authorId, body, clientKey, quotedId, files, at, deliverAt } = message;
  const id = newId();
  const { workspaceId, engagementId, threadId } = place;
  const sent = await tx.message.count({ where: { workspaceId, threadId, clientKey } });
  if (sent > 0) return false;
  await requireNotEnded(tx, place);
  const kept = await tx.scheduledMessage.createMany({
    data: {
      workspaceId,
      id,
      engagementId,
      threadId,
      authorId,
      body,
      quotedId,
      clientKey,
      writtenAt: at,
      deliverAt,
    },
    skipDuplicates: true,
  });
  if (kept.count === 0) return false;
  for (const [position, file] of files.entries()) {
    const record = { workspaceId, engagementId, ...file, uploadedById: authorId, heldForId: authorId };
    const fileId = await recordFile(tx, record);
    await tx.scheduledMessageFile.createMany({
      data: { workspaceId, scheduledId: id, fileId, engagementId, position },
    });
  }
  await enqueue(tx, deliverScheduled, { workspaceId, id, authorId }, { runAt: deliverAt });
  return true;
}
