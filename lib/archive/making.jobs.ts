import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { keepArchive } from './keeping';
import { failArchive } from './requested-archive';

/** Spread over about half an hour: somebody is waiting for it. */
const ATTEMPTS = 8;

/**
 * Makes the archive that an owner asked for. Killed and run again it is made from scratch: bytes written before have no
 * name and are swept, and only one of two runs records that it is made.
 */
export const makeArchive = defineJob({
  name: 'archive.make',
  maxAttempts: ATTEMPTS,
  payload: z.object({ workspaceId: z.uuid(), id: z.uuid() }),
  async run(ref, { isLastAttempt }) {
    try {
      await keepArchive(ref);
    } catch (error) {
      if (isLastAttempt) await failArchive(ref, 'failed');
      throw error;
    }
  },
});
