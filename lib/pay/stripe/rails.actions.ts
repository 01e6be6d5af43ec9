'use server';

import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { notFound, Refused, refuse } from '@/lib/platform/result';
import { requireOwner } from './owners';
import { readRails } from './rails.queries';
import { ChooseRail } from './schema';

/** An owner chooses how money reaches an assistant: through Stripe, as far as Stripe reaches them, or sent by other means. */
export const chooseRail = defineAction({
  name: 'pay.chooseRail',
  input: ChooseRail,
  async run({ input: { workspaceId, engagementId, rail }, tx, me, now, request }) {
    requireOwner(me, workspaceId);
    const known = (await readRails(tx, workspaceId)).get(engagementId);
    if (!known) throw notFound('assistant');
    if (rail === 'stripe_connect' && !known.isReachable)
      throw new Refused(
        refuse('not_reachable', 'Stripe can’t send money to them yet: they haven’t set it up.', 'rail')
          .refusal,
      );
    await tx.engagementRail.createMany({
      data: { workspaceId, id: newId(), engagementId, rail, chosenById: me.userId, chosenAt: now },
    });
    await audit(tx, {
      ...{ workspaceId, engagementId, actorUserId: me.userId, requestId: request.requestId },
      action: 'pay_rail.chosen',
      subject: { kind: 'engagement', id: engagementId },
      data: { rail },
    });
  },
});
