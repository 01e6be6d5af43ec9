'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import { demand, notFound, requireSame } from '@/lib/platform/result';
import { auditAgreement } from '../auditing';
import { loadAgreement } from '../loading';
import { findClause } from './clauses-talked-about';
import { notifyOfComments } from './comment-digest.jobs';
import { digestWindow } from './comment-digest.rules';
import { decideTalking } from './negotiation.rules';
import { CommentOnClause, SettleClause } from './negotiation.schema';

/** Either side comments on a clause of a text that both can see. */
export const commentOnClause = defineAction({
  name: 'agreements.comment',
  input: CommentOnClause,
  limit: 'message',
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor, at } = await loadAgreement(tx, me, input);
    demand(decideTalking(facts));
    const { versionId } = await findClause(tx, input);
    const { workspaceId, engagementId, id } = agreement;
    const { commentId, clauseKey, body } = input;
    const submitted = { workspaceId, id: commentId, agreementId: id, clauseKey, body, authorId: me.userId };
    const written = await tx.clauseComment.createMany({
      data: { ...submitted, engagementId, versionId, createdAt: at },
      skipDuplicates: true,
    });
    if (written.count === 0) return requireSame(await tx.clauseComment.count({ where: submitted }));
    await auditAgreement({ tx, me, request }, agreement, 'agreement.clause_commented', {
      commentId: input.commentId,
      clauseKey: input.clauseKey,
    });
    const { from, until, sendAt } = digestWindow(at);
    const to = actor.role === 'assistant' ? 'owner' : 'assistant';
    await enqueue(
      tx,
      notifyOfComments,
      { workspaceId, agreementId: id, to, from: from.toISOString(), until: until.toISOString() },
      { runAt: sendAt, key: `comments:${id}:${to}:${from.getTime()}` },
    );
  },
});

/** Either side resolves the comments on a clause so far; they stay in the record. */
export const settleClause = defineAction({
  name: 'agreements.settleClause',
  input: SettleClause,
  async run({ input, tx, me, request }) {
    const { agreement, facts, at } = await loadAgreement(tx, me, input);
    demand(decideTalking(facts));
    const { workspaceId, engagementId, id } = agreement;
    const comment = await tx.clauseComment.findFirst({
      where: { workspaceId, id: input.commentId, agreementId: id },
      select: { clauseKey: true },
    });
    if (!comment) throw notFound('comment');
    const settled = await tx.clauseSettlement.createMany({
      data: {
        workspaceId,
        id: newId(),
        engagementId,
        commentId: input.commentId,
        settledById: me.userId,
        settledAt: at,
      },
      skipDuplicates: true,
    });
    if (settled.count === 0) return;
    await auditAgreement({ tx, me, request }, agreement, 'agreement.clause_settled', {
      commentId: input.commentId,
      clauseKey: comment.clauseKey,
    });
  },
});
