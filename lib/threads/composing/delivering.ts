import { notFound, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { subjectOf } from '../subjects';
import { writeMessage } from '../writing';

type ScheduledRef = { readonly workspaceId: string; readonly id: string };

/** Locks a message that waits, or has waited, until the transaction ends. @returns it, as far as the actor may see it. */
export async function lockWaiting(tx: Tx, { workspaceId, id }: ScheduledRef) {
  await tx.$queryRaw`
    SELECT 1 FROM scheduled_messages WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.scheduledMessage.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: {
      thread: { select: { subject: true, subjectId: true } },
      files: { orderBy: { position: 'asc' } },
    },
  });
}

/**
 * Locks a waiting message of the actor's until the transaction ends.
 * @throws Refused (`not_found`, `already_delivered`, `already_cancelled`)
 */
export async function lockScheduled(tx: Tx, ref: ScheduledRef) {
  const message = await lockWaiting(tx, ref);
  if (!message) throw notFound('message');
  if (message.deliveredAt) {
    throw refused('already_delivered', 'This message has been delivered meanwhile.');
  }
  if (message.cancelledAt) {
    throw refused('already_cancelled', 'This message was taken back.');
  }
  return message;
}

export type LockedScheduledMessage = Awaited<ReturnType<typeof lockScheduled>>;

/** Delivers a waiting message: from now on it is like any other. */
export async function deliver(tx: Tx, message: LockedScheduledMessage, at: Date): Promise<void> {
  const { workspaceId, id, authorId, body, clientKey, quotedId, thread } = message;
  const fileIds = message.files.map(({ fileId }) => fileId);
  await tx.file.updateMany({ where: { workspaceId, id: { in: fileIds } }, data: { heldForId: null } });
  const about = { workspaceId, subject: subjectOf(thread.subject), subjectId: thread.subjectId };
  const { messageId } = await writeMessage(tx, about, { authorId, body, clientKey, quotedId, fileIds, at });
  await tx.scheduledMessage.updateMany({
    where: { workspaceId, id },
    data: { body: '', deliveredAt: at, messageId, version: { increment: 1 } },
  });
}

/**
 * Takes back a waiting message. Its files no longer belong to the engagement: whoever wants to keep them has already
 * moved them.
 */
export async function cancel(
  tx: Tx,
  { workspaceId, id, files }: LockedScheduledMessage,
  at: Date,
): Promise<void> {
  await tx.scheduledMessage.updateMany({
    where: { workspaceId, id },
    data: { body: '', cancelledAt: at, version: { increment: 1 } },
  });
  const fileIds = files.map(({ fileId }) => fileId);
  await tx.scheduledMessageFile.deleteMany({ where: { workspaceId, scheduledId: id } });
  await tx.file.deleteMany({ where: { workspaceId, id: { in: fileIds } } });
}
