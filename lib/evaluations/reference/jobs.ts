import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { sealReference } from './making';

/**
 * Makes the reference that somebody asked for, as them: it holds what they may see. Run again, it is still made once.
 */
export const makeReference = defineJob({
  name: 'evaluations.make_reference',
  payload: z.object({ id: z.uuid(), userId: z.uuid() }),
  async run(asked) {
    await sealReference(asked);
  },
});
