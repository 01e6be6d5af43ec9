'use server';

import { settleMessage } from '@/lib/notifications/notifying';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand } from '@/lib/platform/result';
import { auditMessage } from './auditing';
import { loadMessage } from './loading';
import { mentionedIn } from './mentions.rules';
import { notifyMentioned, withdrawMentions } from './notifying';
import { listParticipants } from './participants';
import { decide } from './rules';
import { DeleteMessage, EditMessage } from './schema';
import { subjectOf } from './subjects';
import { noteMentions } from './writing';

/** The author of a message edits it; both sides can still read its earlier texts. */
export const editMessage = defineAction({
  name: 'threads.edit',
  input: EditMessage,
  limit: 'message',
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { message, facts, side } = await loadMessage(tx, me, input);
    demand(decide(facts, 'edit', side));
    const { workspaceId, id } = message;
    if (input.body === message.body) return;
    const edited = await tx.message.updateMany({
      where: { workspaceId, id, version: input.version },
      data: { body: input.body, editedAt: now, version: { increment: 1 } },
    });
    if (edited.count === 0) throw changedMeanwhile('message');
    const { engagementId, threadId, authorId } = message;
    const place = { workspaceId, engagementId, threadId, messageId: id };
    const participants = await listParticipants(tx, place);
    const before = await tx.messageMention.findMany({ where: { workspaceId, messageId: id } });
    await tx.messageMention.deleteMany({ where: { workspaceId, messageId: id } });
    const named = mentionedIn(input.body, participants);
    await noteMentions(tx, place, named);
    const mentionedIds = named.filter((userId) => before.every((each) => each.userId !== userId));
    const { subject, subjectId } = message.thread;
    const about = { workspaceId, engagementId, subject: subjectOf(subject), subjectId };
    await notifyMentioned(tx, { ...about, id, authorId, at: now, mentionedIds }, participants);
    const unnamedIds = before.map(({ userId }) => userId).filter((userId) => !named.includes(userId));
    await withdrawMentions(
      tx,
      { ...about, id, authorId, at: now, mentionedIds: named },
      unnamedIds,
      participants,
    );
    await auditMessage(scope, message, 'thread.message_edited');
  },
});

/**
 * The author deletes a message: its texts and files are gone, and it is news to nobody any more; that it was deleted,
 * when and by whom stays.
 */
export const deleteMessage = defineAction({
  name: 'threads.delete',
  input: DeleteMessage,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { message, facts, side } = await loadMessage(tx, me, input);
    // a second click finds it done
    if (facts.isDeleted && facts.isMine) return;
    demand(decide(facts, 'delete', side));
    const { workspaceId, engagementId, id, thread } = message;
    await tx.message.updateMany({
      where: { workspaceId, id },
      data: { body: '', deletedAt: now, deletedById: me.userId, version: { increment: 1 } },
    });
    const { subjectId } = thread;
    await settleMessage(tx, { workspaceId, engagementId, subjectId, messageId: id, at: now });
    await auditMessage(scope, message, 'thread.message_deleted');
  },
});
