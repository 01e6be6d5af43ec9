import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { sealCopy } from './sealing';

/**
 * Makes the sealed PDF that both keep. However often it is interrupted, running it again ends with one seal, one copy
 * and one mail to each.
 */
export const makeCopy = defineJob({
  name: 'agreements.make_copy',
  payload: z.object({ workspaceId: z.uuid(), agreementId: z.uuid(), versionId: z.uuid() }),
  async run(ref) {
    const steps = sealCopy(ref);
    while (!(await steps.next()).done);
  },
});
