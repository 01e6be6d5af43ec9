'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand } from '@/lib/platform/result';
import { auditBrief } from '../auditing';
import { loadBrief } from '../loading';
import { moveBrief } from '../moving';
import { notifyStaff } from '../notifying';
import { decide, stateAfterTakingBack } from '../rules';
import { TakeDeliveryBack } from './delivery.schema';
import { deliveryTakenBackMail } from './emails/taken-back';
import { goOnWorking } from './going-on';
import { writeReview } from './reviews';

/**
 * The assistant takes back what they delivered, while nobody has answered it: the work is with them again, and its
 * deadline holds as before. The record keeps that it was delivered and taken back; those who had been told of it are
 * told of this.
 */
export const takeDeliveryBack = defineAction({
  name: 'briefs.takeDeliveryBack',
  input: TakeDeliveryBack,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { deliveryId, workspaceId, id: briefId } = input;
    const { brief, facts, actor, latestDelivery } = await loadBrief(tx, me, input);
    demand(decide(facts, 'takeBack', actor));
    if (latestDelivery?.id !== deliveryId) throw changedMeanwhile('delivery');
    const sentBack = await tx.review.count({ where: { workspaceId, briefId, outcome: 'revision' } });
    const state = stateAfterTakingBack(sentBack > 0);
    await moveBrief(tx, input, state, now);
    await writeReview(tx, brief, {
      deliveryId,
      outcome: 'taken_back',
      note: '',
      reviewedById: me.userId,
      reviewedAt: now,
    });
    await goOnWorking(tx, brief, { state, at: now });
    await auditBrief(scope, brief, 'brief.delivery_taken_back', {
      deliveryId,
      number: latestDelivery.number,
    });
    await notifyStaff(tx, brief, {
      kind: 'brief.delivery_taken_back',
      factId: deliveryId,
      at: now,
      onlyIfTold: 'brief.delivered',
      write: deliveryTakenBackMail,
    });
  },
});
