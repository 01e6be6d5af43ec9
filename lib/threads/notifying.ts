import { notify, updateMentions } from '@/lib/notifications/notifying';
import type { Tx } from '@/lib/platform/tenancy';
import type { Participant } from './participants';
import type { Side } from './rules';
import { SUBJECTS, type SubjectRef } from './subjects';

type Message = SubjectRef & {
  readonly engagementId: string;
  readonly id: string;
  readonly authorId: string;
  readonly at: Date;
  /** those in the conversation whom it mentions */
  readonly mentionedIds: readonly string[];
};

/**
 * Tells the other side about a message: the assistant, or the owners and whoever else its subject's row names; and
 * those it mentions, on either side. The text is read from the message itself, so a deleted one says nothing anywhere.
 */
export async function notifyOfMessage(
  tx: Tx,
  message: Message,
  participants: readonly Participant[],
): Promise<void> {
  const { mentionedIds } = message;
  const author = authorOf(message, participants);
  if (!author) return;
  const { title, readerIds } = await aboutOf(tx, message, author.side);
  const readers = participants.filter(({ id }) => mentionedIds.includes(id) || readerIds.includes(id));
  await notifyReaders(tx, message, { author, title, readers });
}

/**
 * Tells those in a conversation whom an edited message mentions and didn't before. Nobody is told twice of being
 * mentioned in it.
 */
export async function notifyMentioned(
  tx: Tx,
  message: Message,
  participants: readonly Participant[],
): Promise<void> {
  const author = authorOf(message, participants);
  const readers = participants.filter(({ id }) => message.mentionedIds.includes(id));
  if (!author || readers.length === 0) return;
  await updateMentions(tx, {
    ...message,
    messageId: message.id,
    readerIds: message.mentionedIds,
    isMentioned: true,
  });
  const { title } = await aboutOf(tx, message, author.side);
  await notifyReaders(tx, message, { author, title, readers });
}

/**
 * Withdraws the notification from those whom a message no longer mentions after an edit. Somebody who is told of every
 * message and hadn't been told of this one is told that it was written.
 */
export async function withdrawMentions(
  tx: Tx,
  message: Message,
  unnamedIds: readonly string[],
  participants: readonly Participant[],
): Promise<void> {
  const author = authorOf(message, participants);
  if (!author || unnamedIds.length === 0) return;
  const notReached = await updateMentions(tx, {
    ...message,
    messageId: message.id,
    readerIds: unnamedIds,
    isMentioned: false,
  });
  const { title, readerIds } = await aboutOf(tx, message, author.side);
  const readers = participants.filter(({ id }) => notReached.has(id) && readerIds.includes(id));
  await notifyReaders(tx, message, { author, title, readers });
}

function authorOf({ authorId }: Message, participants: readonly Participant[]): Participant | undefined {
  return participants.find(({ id }) => id === authorId);
}

type MessageReaders = {
  readonly author: Participant;
  readonly title: string;
  readonly readers: readonly Participant[];
};

async function notifyReaders(
  tx: Tx,
  message: Message,
  { author, title, readers }: MessageReaders,
): Promise<void> {
  const { workspaceId, engagementId, subject, subjectId, mentionedIds } = message;
  const others = readers.filter(({ id }) => id !== author.id);
  const addresses = await tx.user.findMany({
    where: { id: { in: others.map(({ id }) => id) } },
    select: { id: true, email: true },
  });
  for (const reader of addresses) {
    await notify(tx, {
      kind: mentionedIds.includes(reader.id) ? 'thread.mention' : 'thread.message',
      factId: message.id,
      at: message.at,
      workspaceId,
      engagementId,
      reader,
      side: others.find(({ id }) => id === reader.id)?.side ?? 'owner',
      subject: { kind: subject, id: subjectId },
      words: { title, other: author.name },
      gatheredBy: `thread:${subject}:${subjectId}`,
    });
  }
}

/** @returns what a thread is about, empty if it is about the work as a whole, and who on the other side is told. */
async function aboutOf(tx: Tx, { workspaceId, engagementId, subject, subjectId }: Message, side: Side) {
  const about = SUBJECTS[subject];
  const [thread] = await tx.$queryRaw<{ title: string | null; alsoToldId: string | null }[]>`
    SELECT ${about.title} AS title, ${about.alsoTold} AS "alsoToldId" FROM threads t
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.subject = ${subject}::thread_subject
      AND t.subject_id = ${subjectId}::uuid`;
  const title = subject === 'engagement' ? '' : (thread?.title ?? '');
  if (side === 'owner') {
    const { assistantUserId } = await tx.engagement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: engagementId } },
      select: { assistantUserId: true },
    });
    return { title, readerIds: assistantUserId ? [assistantUserId] : [] };
  }
  const alsoToldId = thread?.alsoToldId ?? null;
  const memberships = await tx.membership.findMany({
    where: {
      workspaceId,
      endedAt: null,
      OR: [
        { role: 'owner' },
        ...(alsoToldId === null ? [] : [{ role: 'manager' as const, userId: alsoToldId }]),
      ],
    },
    select: { userId: true },
  });
  return { title, readerIds: memberships.map(({ userId }) => userId) };
}
