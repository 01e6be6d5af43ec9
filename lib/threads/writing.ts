import { requireNotEnded } from '@/lib/people/engagements/ended.queries';
import { audit } from '@/lib/platform/actions/audit';
import { recordFile } from '@/lib/platform/files/storing';
import type { StoredFile } from '@/lib/platform/files/storing-file';
import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { mentionedIn } from './mentions.rules';
import { notifyOfMessage } from './notifying';
import { type OpenThread, openThread } from './opening';
import { listParticipants } from './participants';
import { noteReadUpTo } from './reading';
import type { SubjectRef } from './subjects';

/**
 * What somebody says, wherever it comes from: the page, the queue of a device that was offline, a mail, a scheduled
 * message.
 */
export type NewMessage = {
  readonly authorId: string;
  readonly body: string;
  /** the same key in the same conversation is the same message, however often it comes */
  readonly clientKey: string;
  readonly quotedId?: string | null;
  readonly files?: readonly StoredFile[];
  /** files of the author's that are already recorded */
  readonly fileIds?: readonly string[];
  readonly at: Date;
  /** how far its author had read the conversation when they wrote it */
  readonly readUpTo?: Date | null;
  readonly requestId?: string;
};

export type Written = OpenThread & {
  readonly messageId: string;
  /** false: it had come before, and nothing was written now */
  readonly isNew: boolean;
};

/**
 * Writes a message into the conversation about something: the only way in, for every source. The transaction is the
 * author's (a job opens one as them), so row level security lets through what they may see. In its thread a message
 * comes after everything that was there before, whatever the clocks say, so that "read up to here" is reliable.
 * @throws Refused (`not_found`) when its subject, or the message it replies to, isn't there or isn't theirs.
 */
export async function writeMessage(tx: Tx, about: SubjectRef, message: NewMessage): Promise<Written> {
  const place = await openThread(tx, about, message.at);
  const participants = await listParticipants(tx, place);
  const { authorId, body, clientKey, quotedId = null, files = [], fileIds = [], requestId } = message;
  if (!participants.some(({ id }) => id === authorId)) throw notFound('conversation');
  if (!participants.some(({ side }) => side === 'assistant')) await requireNotEnded(tx, place);
  if (message.readUpTo)
    await noteReadUpTo(tx, { ...place, userId: authorId }, earlierOf(message.readUpTo, message.at));

  const at = await takeTurn(tx, place, message.at);
  const { workspaceId, engagementId, threadId } = place;
  const earlier = await tx.message.findFirst({
    where: { workspaceId, threadId, clientKey },
    select: { id: true },
  });
  if (earlier) return { ...place, messageId: earlier.id, isNew: false };

  if (quotedId !== null) await requireInThread(tx, place, quotedId);
  const messageId = newId();
  await tx.message.createMany({
    data: {
      workspaceId,
      id: messageId,
      engagementId,
      threadId,
      authorId,
      body,
      clientKey,
      quotedId,
      createdAt: at,
    },
  });
  await tx.thread.updateMany({ where: { workspaceId, id: threadId }, data: { lastMessageAt: at } });
  const mentionedIds = mentionedIn(body, participants);
  await noteMentions(tx, { ...place, messageId }, mentionedIds);
  await addFiles(tx, { ...place, messageId }, [...fileIds, ...(await recordAll(tx, place, files, authorId))]);
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: authorId,
    action: 'thread.message_posted',
    subject: { kind: about.subject, id: about.subjectId },
    ...(requestId === undefined ? {} : { requestId }),
  });
  await notifyOfMessage(
    tx,
    { ...about, engagementId, id: messageId, authorId, at, mentionedIds },
    participants,
  );
  return { ...place, messageId, isNew: true };
}

function earlierOf(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/**
 * Locks the conversation until the transaction ends: messages are added one after the other.
 * @returns the time of the next one, later than that of every message before.
 */
async function takeTurn(tx: Tx, { workspaceId, threadId }: OpenThread, at: Date): Promise<Date> {
  const [thread] = await tx.$queryRaw<{ lastMessageAt: Date | null }[]>`
    SELECT last_message_at AS "lastMessageAt" FROM threads
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${threadId}::uuid FOR UPDATE`;
  const last = thread?.lastMessageAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  return new Date(Math.max(at.getTime(), last + 1));
}

async function requireInThread(tx: Tx, { workspaceId, threadId }: OpenThread, id: string): Promise<void> {
  const there = await tx.message.count({ where: { workspaceId, threadId, id } });
  if (there === 0) throw notFound('message');
}

type MessagePlace = OpenThread & { readonly messageId: string };

/** Records whom a message mentions. */
export async function noteMentions(tx: Tx, place: MessagePlace, userIds: readonly string[]): Promise<void> {
  if (userIds.length > 0)
    await tx.messageMention.createMany({ data: userIds.map((userId) => ({ ...place, userId })) });
}

async function recordAll(
  tx: Tx,
  { workspaceId, engagementId }: OpenThread,
  files: readonly StoredFile[],
  uploadedById: string,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const file of files)
    ids.push(await recordFile(tx, { workspaceId, engagementId, ...file, uploadedById }));
  return ids;
}

async function addFiles(tx: Tx, place: MessagePlace, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  await tx.messageFile.createMany({
    data: fileIds.map((fileId, position) => ({ ...place, fileId, position })),
  });
}
