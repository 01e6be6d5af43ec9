import { z } from 'zod';
import { Id } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import type { RunPlace } from '../runs.queries';
import { follow } from './following';

/** Looks at a run's state at Stripe: because an event came, or because it is time. */
export const followRun: Job<RunPlace & { readonly looks?: number | undefined }> = defineJob({
  name: 'pay.follow',
  payload: z.object({ workspaceId: Id, runId: Id, looks: z.number().int().optional() }),
  async run({ workspaceId, runId, looks }) {
    await follow({ workspaceId, runId }, { looks });
  },
});
