import { z } from 'zod';
import { handBackAfterAgreement } from '@/lib/endings/following';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { closeIfOver } from './ending';

/**
 * Closes an agreement whose time is over: an offer that nobody signed, a term that has run out, notice that has taken
 * effect; the hand-back of whatever is still open follows. It asks the rules again when it runs, so running early, late
 * or twice does no harm.
 */
export const closeAgreement = defineJob({
  name: 'agreements.close',
  payload: z.object({ workspaceId: z.uuid(), agreementId: z.uuid() }),
  async run({ workspaceId, agreementId: id }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const at = now();
      if (!(await closeIfOver(tx, { workspaceId, id }, at))) return;
      const { engagementId, inForceAt } = await tx.agreement.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id } },
        select: { engagementId: true, inForceAt: true },
      });
      // an offer that lapsed unsigned ends no work
      if (inForceAt) await handBackAfterAgreement(tx, { workspaceId, engagementId, agreementId: id, at });
    });
  },
});
