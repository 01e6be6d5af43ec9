'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { demand, notFound } from '@/lib/platform/result';
import { decideRail } from '../../rails/choosing.rules';
import { isStripeSetUp } from '../client';
import { requireOwner } from '../owners';
import { ChooseRail } from '../schema';
import { readRails } from './rails.queries';

/**
 * An owner chooses how money reaches an assistant: through Stripe, where Stripe reaches them, or sent by other means.
 */
export const chooseRail = defineAction({
  name: 'pay.chooseRail',
  input: ChooseRail,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, engagementId, rail } = input;
    requireOwner(me, workspaceId);
    const known = (await readRails(tx, workspaceId)).get(engagementId);
    if (!known) throw notFound('assistant');
    demand(decideRail(rail, { ...known, isStripeSetUp: isStripeSetUp() }));
    const { slug } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const answer = { slug, engagementId };
    // it was already chosen, and nobody has changed anything
    if (known.isChosen && known.rail === rail) return answer;
    await tx.engagementRail.createMany({
      data: { workspaceId, id: newId(), engagementId, rail, chosenById: me.userId, chosenAt: now },
    });
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: 'pay_rail.chosen',
      subject: { kind: 'engagement', id: engagementId },
      data: { rail },
    });
    return answer;
  },
  leadsTo: ({ slug, engagementId }) => addresses.statement(slug, engagementId),
});
