'use server';

import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { MarkRead, PostMessage } from './schema';
import { locateSubject, type SubjectRef } from './subjects';

/** Writes a message into the thread of a brief, an agreement or an engagement; the first message opens the thread. */
export const postMessage = defineAction({
  name: 'threads.post',
  input: PostMessage,
  limit: 'message',
  async run({ input, tx, me, now, request }) {
    const place = await locateSubject(tx, input);
    if (!place) throw notFound('conversation');
    const threadId = await openThread(tx, input, place.engagementId, now);

    const posted = await tx.message.createMany({
      data: {
        workspaceId: input.workspaceId,
        id: newId(),
        engagementId: place.engagementId,
        threadId,
        authorId: me.userId,
        body: input.body,
        clientKey: input.clientKey,
        createdAt: now,
      },
      skipDuplicates: true,
    });
    if (posted.count === 0) return { threadId };

    await tx.thread.updateMany({
      where: { workspaceId: input.workspaceId, id: threadId },
      data: { lastMessageAt: now },
    });
    await readUpTo(
      tx,
      { workspaceId: input.workspaceId, engagementId: place.engagementId, threadId, userId: me.userId },
      now,
    );
    await audit(tx, {
      workspaceId: input.workspaceId,
      engagementId: place.engagementId,
      actorUserId: me.userId,
      action: 'thread.message_posted',
      subject: { kind: input.subject, id: input.subjectId },
      requestId: request.requestId,
    });
    return { threadId };
  },
});

/**
 * Notes how far the person has read what is said about a subject: messages, and on a brief also answers, which may come
 * before the first message. Nobody else can see it.
 */
export const markThreadRead = defineAction({
  name: 'threads.markRead',
  input: MarkRead,
  async run({ input, tx, me, now }) {
    const place = await locateSubject(tx, input);
    if (!place) throw notFound('conversation');
    const threadId = await openThread(tx, input, place.engagementId, now);
    const seen = new Date(input.readUpTo);
    await readUpTo(
      tx,
      { workspaceId: input.workspaceId, engagementId: place.engagementId, threadId, userId: me.userId },
      seen > now ? now : seen,
    );
  },
});

/** @returns the id of the subject's thread, made now if this is the first message; safe when two write at once. */
async function openThread(tx: Tx, ref: SubjectRef, engagementId: string, now: Date): Promise<string> {
  const { workspaceId, subject, subjectId } = ref;
  await tx.thread.createMany({
    data: { workspaceId, id: newId(), engagementId, subject, subjectId, createdAt: now },
    skipDuplicates: true,
  });
  const thread = await tx.thread.findFirstOrThrow({
    where: { workspaceId, subject, subjectId },
    select: { id: true },
  });
  return thread.id;
}

type Reading = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly threadId: string;
  readonly userId: string;
};

/** Moves a person's mark forward, never back: two tabs may report in any order. */
async function readUpTo(tx: Tx, place: Reading, until: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO thread_reads (workspace_id, id, engagement_id, thread_id, user_id, read_up_to)
    VALUES (${place.workspaceId}::uuid, ${newId()}::uuid, ${place.engagementId}::uuid, ${place.threadId}::uuid,
            ${place.userId}::uuid, ${until})
    ON CONFLICT (workspace_id, thread_id, user_id)
    DO UPDATE SET read_up_to = greatest(thread_reads.read_up_to, excluded.read_up_to)`;
}
