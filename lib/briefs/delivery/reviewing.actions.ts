'use server';

import type { z } from 'zod';
import { cancelReminders } from '@/lib/notifications/reminding';
import { oweBrief } from '@/lib/pay/owing';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand } from '@/lib/platform/result';
import { auditBrief } from '../auditing';
import { isReviewedAlready } from '../done-already';
import { endBrief } from '../ending';
import { loadBrief } from '../loading';
import { moveBrief } from '../moving';
import { notifyAssistant, withdrawRequestsOfBrief } from '../notifying';
import { decide } from '../rules';
import { ApproveDelivery, RequestRevision } from './delivery.schema';
import { approvalMail, refusalMail, revisionMail } from './emails/review';
import { goOnWorking } from './going-on';
import { describeOwedThoughRefused } from './owed';
import { owedByApprovalInWords } from './owed.rules';
import { type UnmetRow, writeReview, writeUnmet } from './reviews';

/** The owner's side approves a delivery, and the record keeps which bytes that was about. */
export const approveDelivery = defineAction({
  name: 'briefs.approve',
  input: ApproveDelivery,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const reviewed = await loadReviewed(scope, 'approve', []);
    if (!reviewed) return;
    const { brief, next } = reviewed;
    await moveBrief(tx, input, next, now, { closedAt: now });
    const review = await writeReview(tx, brief, {
      deliveryId: input.deliveryId,
      outcome: 'approved',
      note: input.note,
      reviewedById: me.userId,
      reviewedAt: now,
    });
    const made = await oweBrief(tx, brief, { approvedById: me.userId, approvedAt: now });
    const owed = owedByApprovalInWords(made, now);
    await cancelReminders(tx, brief);
    await withdrawRequestsOfBrief(tx, brief, now);
    await auditBrief(scope, brief, 'brief.approved', {
      deliveryId: input.deliveryId,
      deliveryHash: review.deliveryHash,
    });
    await notifyAssistant(tx, brief, {
      kind: 'brief.approved',
      factId: review.id,
      at: now,
      write: (words) => approvalMail(words, { note: input.note, owed }),
    });
  },
});

/** The owner's side sends a delivery back, and names each criterion that isn't met and why. */
export const requestRevision = defineAction({
  name: 'briefs.requestRevision',
  input: RequestRevision,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const reviewed = await loadReviewed(scope, 'requestRevision', input.unmet);
    if (!reviewed) return;
    const { brief, next } = reviewed;
    await moveBrief(tx, input, next, now);
    const review = await writeReview(tx, brief, {
      deliveryId: input.deliveryId,
      outcome: 'revision',
      note: input.note,
      reviewedById: me.userId,
      reviewedAt: now,
    });
    const unmet = await writeUnmet(tx, brief, review.id, input.unmet);
    await goOnWorking(tx, brief, { state: next, at: now });
    await auditBrief(scope, brief, 'brief.sent_back', {
      deliveryId: input.deliveryId,
      deliveryHash: review.deliveryHash,
      unmet: unmet.length,
    });
    await notifyAssistant(tx, brief, {
      kind: 'brief.sent_back',
      factId: review.id,
      at: now,
      excerpt: input.note,
      write: (words) => revisionMail(words, { note: input.note, unmet }),
    });
  },
});

/**
 * The owner's side doesn't accept a delivery from before the end of the engagement, and says why: there is nobody to
 * send it back to. This ends the brief, with what is owed for it all the same.
 */
export const refuseDelivery = defineAction({
  name: 'briefs.refuse',
  input: RequestRevision,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const reviewed = await loadReviewed(scope, 'refuse', input.unmet);
    if (!reviewed) return;
    const { brief } = reviewed;
    const { note, version } = input;
    const review = await writeReview(tx, brief, {
      deliveryId: input.deliveryId,
      outcome: 'refused',
      note,
      reviewedById: me.userId,
      reviewedAt: now,
    });
    const unmet = await writeUnmet(tx, brief, review.id, input.unmet);
    const owed = await describeOwedThoughRefused(tx, brief);
    const reason = note || unmet.map((each) => each.reason).join('\n');
    await endBrief(tx, brief, { kind: 'refused', reason, owed, endedById: me.userId, version, at: now });
    await auditBrief(scope, brief, 'brief.refused', {
      deliveryId: input.deliveryId,
      deliveryHash: review.deliveryHash,
      unmet: unmet.length,
    });
    await notifyAssistant(tx, brief, {
      kind: 'brief.refused',
      factId: review.id,
      at: now,
      write: (words) => refusalMail(words, { note, unmet, owed }),
    });
  },
});

type Reviewing = Pick<ActionScope<z.output<typeof ApproveDelivery>>, 'input' | 'tx' | 'me'>;

const OUTCOMES = { approve: 'approved', requestRevision: 'revision', refuse: 'refused' } as const;

/**
 * @param unmet the criteria that the answer finds wanting
 * @returns the brief whose latest delivery is answered, locked, and the next state; null if exactly this answer is
 * there already.
 * @throws Refused by its rules, and (`changed_meanwhile`) when another delivery has come meanwhile.
 */
async function loadReviewed(
  { input, tx, me }: Reviewing,
  action: keyof typeof OUTCOMES,
  unmet: readonly UnmetRow[],
) {
  const { brief, facts, actor, latestDelivery } = await loadBrief(tx, me, input);
  const { deliveryId, note, version } = input;
  const answer = { deliveryId, note, version, unmet, outcome: OUTCOMES[action], byId: me.userId };
  if (await isReviewedAlready(tx, brief, answer)) return null;
  const next = demand(decide(facts, action, actor));
  if (latestDelivery?.id !== deliveryId) throw changedMeanwhile('delivery');
  return { brief, next };
}
