import { z } from 'zod';
import { PASSING } from '@/lib/platform/actions/form-state';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import type { Job } from '@/lib/platform/jobs/define';
import { Refused } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { deliver, lockScheduled } from './delivering';
import { tellUndelivered } from './undelivered';

type ScheduledJob = { readonly workspaceId: string; readonly id: string; readonly authorId: string };

/**
 * Delivers a due message as its author: once, since the message and its delivery are written in one transaction, and a
 * second run finds it done. A message that was taken back or sent before needs nothing. One that can't be delivered any
 * more, since the work has ended or its author has left, is given back to its author.
 */
export const deliverScheduled: Job<ScheduledJob> = defineJob({
  name: 'threads.deliver_scheduled',
  payload: z.object({ workspaceId: z.uuid(), id: z.uuid(), authorId: z.uuid() }),
  async run({ workspaceId, id, authorId }) {
    try {
      await withActor({ kind: 'user', userId: authorId }, async (tx) => {
        const message = await lockScheduled(tx, { workspaceId, id });
        const at = now();
        const { deliverAt } = message;
        // the queue uses the database's clock, which may be a little ahead of ours
        if (deliverAt > at)
          await enqueue(tx, deliverScheduled, { workspaceId, id, authorId }, { runAt: deliverAt });
        else await deliver(tx, message, at);
      });
    } catch (error) {
      if (!(error instanceof Refused) || PASSING.has(error.refusal.code)) throw error;
      // outside the transaction, of which nothing is left
      await tellUndelivered({ workspaceId, id });
    }
  },
});
