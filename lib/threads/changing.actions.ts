'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand } from '@/lib/platform/result';
import { loadMessage } from './loading';
import { mentionedIn } from './mentions.rules';
import { notifyMentioned, withdrawMentions } from './notifying';
import { noteMessage } from './noting';
import { listTalkers } from './people';
import { decide } from './rules';
import { DeleteMessage, EditMessage } from './schema';
import { subjectOf } from './subjects';
import { noteMentions } from './writing';

/** Its author edits it; the earlier text stays readable. */
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
    const talkers = await listTalkers(tx, place);
    const before = await tx.messageMention.findMany({ where: { workspaceId, messageId: id } });
    await tx.messageMention.deleteMany({ where: { workspaceId, messageId: id } });
    const named = mentionedIn(input.body, talkers);
    await noteMentions(tx, place, named);
    const mentionedIds = named.filter((userId) => before.every((each) => each.userId !== userId));
    const { subject, subjectId } = message.thread;
    const about = { workspaceId, engagementId, subject: subjectOf(subject), subjectId };
    await notifyMentioned(tx, { ...about, id, authorId, at: now, mentionedIds }, talkers);
    const unnamedIds = before.map(({ userId }) => userId).filter((userId) => !named.includes(userId));
    await withdrawMentions(tx, { ...about, id, authorId, at: now, mentionedIds: named }, unnamedIds, talkers);
    await noteMessage(scope, message, 'thread.message_edited');
  },
});

/** Its author deletes what they said: the text, its earlier versions and its files are gone; who and when stays. */
export const deleteMessage = defineAction({
  name: 'threads.delete',
  input: DeleteMessage,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { message, facts, side } = await loadMessage(tx, me, input);
    // a second click finds it done
    if (facts.isDeleted && facts.isMine) return;
    demand(decide(facts, 'delete', side));
    const { workspaceId, id } = message;
    await tx.message.updateMany({
      where: { workspaceId, id },
      data: { body: '', deletedAt: now, deletedById: me.userId, version: { increment: 1 } },
    });
    await noteMessage(scope, message, 'thread.message_deleted');
  },
});
