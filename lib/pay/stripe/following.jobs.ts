import { z } from 'zod';
import { Id } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import { follow } from './following';
import type { RunPlace } from './runs.queries';

/** Looks how a run stands at Stripe: because something was told of it, or because it is time. */
export const followRun: Job<RunPlace & { readonly looks?: number | undefined }> = defineJob({
  name: 'pay.follow',
  payload: z.object({ workspaceId: Id, runId: Id, looks: z.number().int().optional() }),
  async run({ workspaceId, runId, looks }) {
    await follow({ workspaceId, runId }, { looks });
  },
});
