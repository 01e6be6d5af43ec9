import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { planAutomaticSteps } from './timing';

/** Plans the automatic steps of an agreement that came into force before the product knew of all of them. */
export const keepTimeOfAgreement = defineJob({
  name: 'agreements.keep_time',
  payload: z.object({ workspaceId: z.uuid(), agreementId: z.uuid() }),
  async run({ workspaceId, agreementId: id }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const where = { workspaceId_id: { workspaceId, id } };
      const agreement = await tx.agreement.findUnique({ where, select: { engagementId: true } });
      if (agreement) await planAutomaticSteps(tx, { workspaceId, engagementId: agreement.engagementId, id });
    });
  },
});
