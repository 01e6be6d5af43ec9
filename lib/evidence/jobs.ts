import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { sealEvidence } from './making';

/**
 * Makes the sealed file that somebody asked for, as them: it holds what they may see. Run again, it is still made once.
 */
export const makeEvidence = defineJob({
  name: 'evidence.make',
  payload: z.object({ workspaceId: z.uuid(), id: z.uuid(), userId: z.uuid() }),
  async run(asked) {
    await sealEvidence(asked);
  },
});
