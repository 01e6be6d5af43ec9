'use server';

import { cancelReminders, setReminders } from '@/lib/notifications/reminding';
import { oweBrief } from '@/lib/pay/owing';
import { requireNotEnded } from '@/lib/people/ended.queries';
import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { UnmetCause } from './criteria.rules';
import { ApproveDelivery, RequestRevision } from './delivery.schema';
import { approvalLetter, revisionLetter } from './emails/review';
import { loadBrief } from './loading';
import { moveBrief } from './moving';
import { findBlockingQuestion, pauseClock } from './pauses';
import { writeReview } from './reviews';
import { decide } from './rules';
import { tellAssistant } from './telling';

/** The owner's side accepts a delivery, and the record keeps which bytes that were. */
export const approveDelivery = defineAction({
  name: 'briefs.approve',
  input: ApproveDelivery,
  async run({ input, tx, me, now, request }) {
    const { brief, facts, actor, latestDelivery } = await loadBrief(tx, me, input);
    const next = demand(decide(facts, 'approve', actor));
    if (latestDelivery?.id !== input.deliveryId) throw changedMeanwhile('delivery');
    await moveBrief(tx, input, next, now, { closedAt: now });
    const review = await writeReview(tx, brief, {
      deliveryId: input.deliveryId,
      outcome: 'approved',
      note: input.note,
      reviewedById: me.userId,
      reviewedAt: now,
    });
    await oweBrief(tx, brief, { approvedById: me.userId, approvedAt: now });
    await cancelReminders(tx, brief);
    await audit(tx, {
      workspaceId: brief.workspaceId,
      engagementId: brief.engagementId,
      actorUserId: me.userId,
      action: 'brief.approved',
      subject: { kind: 'brief', id: brief.id },
      data: { deliveryId: input.deliveryId, deliveryHash: review.deliveryHash },
      requestId: request.requestId,
    });
    await tellAssistant(tx, brief, {
      kind: 'brief.approved',
      factId: review.id,
      at: now,
      write: (words) => approvalLetter(words, input.note),
    });
  },
});

/** The owner's side sends a delivery back, and names each criterion that isn't met and why. */
export const requestRevision = defineAction({
  name: 'briefs.requestRevision',
  input: RequestRevision,
  async run({ input, tx, me, now, request }) {
    const { brief, facts, actor, latestDelivery } = await loadBrief(tx, me, input);
    const next = demand(decide(facts, 'requestRevision', actor));
    await requireNotEnded(tx, brief);
    if (latestDelivery?.id !== input.deliveryId) throw changedMeanwhile('delivery');
    const unmet = await nameCriteria(tx, brief, input.unmet);
    await moveBrief(tx, input, next, now);
    const review = await writeReview(tx, brief, {
      deliveryId: input.deliveryId,
      outcome: 'revision',
      note: input.note,
      reviewedById: me.userId,
      reviewedAt: now,
    });
    const place = { workspaceId: brief.workspaceId, engagementId: brief.engagementId };
    await tx.unmetCriterion.createMany({
      data: unmet.map(({ criterionId, reason, cause }) => ({
        ...place,
        id: newId(),
        briefId: brief.id,
        reviewId: review.id,
        criterionId,
        reason,
        cause,
      })),
      skipDuplicates: true,
    });
    const blocking = await findBlockingQuestion(tx, brief);
    if (blocking) {
      await pauseClock(tx, brief, { clarificationId: blocking.id, at: now });
      await cancelReminders(tx, brief);
    } else await setReminders(tx, { ...brief, state: next });
    await audit(tx, {
      ...place,
      actorUserId: me.userId,
      action: 'brief.sent_back',
      subject: { kind: 'brief', id: brief.id },
      data: { deliveryId: input.deliveryId, deliveryHash: review.deliveryHash, unmet: unmet.length },
      requestId: request.requestId,
    });
    await tellAssistant(tx, brief, {
      kind: 'brief.sent_back',
      factId: review.id,
      at: now,
      write: (words) => revisionLetter(words, { note: input.note, unmet }),
    });
  },
});

type UnmetRow = { readonly criterionId: string; readonly reason: string; readonly cause: UnmetCause };

/** @throws Refused (`not_found`) when a criterion isn't one of this brief. */
async function nameCriteria(
  tx: Tx,
  brief: { readonly workspaceId: string; readonly id: string },
  rows: readonly UnmetRow[],
) {
  const criteria = await tx.criterion.findMany({
    where: { workspaceId: brief.workspaceId, briefId: brief.id, retiredInId: null },
    select: { id: true, text: true },
  });
  const texts = new Map(criteria.map(({ id, text }) => [id, text]));
  return rows.map((row) => {
    const criterion = texts.get(row.criterionId);
    if (criterion === undefined) throw notFound('criterion');
    return { ...row, criterion };
  });
}
