import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { type SealedCopy, sealInSteps } from '@/lib/platform/record/sealing';
import { withActor } from '@/lib/platform/tenancy';
import { attachmentsOf } from './attachments';
import { handOut, readCopy } from './copies';

/**
 * Makes the sealed PDF that both keep. However often it is interrupted, running it again ends with one seal, one copy
 * and one mail to each.
 */
export const makeEvaluationCopy = defineJob({
  name: 'evaluations.make_copy',
  payload: z.object({ workspaceId: z.uuid(), evaluationId: z.uuid() }),
  async run(ref) {
    const actor = { kind: 'workspace', workspaceId: ref.workspaceId } as const;
    const steps = sealInSteps({
      read: () => withActor(actor, (tx) => readCopy(tx, ref)),
      render: async (copy) => (await import('./render')).renderEvaluation(copy),
      attachments: attachmentsOf,
      handOut: (sealed: SealedCopy) => withActor(actor, (tx) => handOut(tx, ref, sealed)),
    });
    while (!(await steps.next()).done);
  },
});
