import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import type { Job } from '@/lib/platform/jobs/define';
import { Refused } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { deliver, holdScheduled } from './delivering';

type ScheduledJob = { readonly workspaceId: string; readonly id: string; readonly authorId: string };

/**
 * Delivers a message whose time has come, as its author: once, since the message and that it was delivered are written in
 * one transaction, and whoever comes second finds it done. Of one that was taken back or sent before there is nothing to
 * do, nor of one whose author has no part in the conversation any more.
 */
export const deliverScheduled: Job<ScheduledJob> = defineJob({
  name: 'threads.deliver_scheduled',
  payload: z.object({ workspaceId: z.uuid(), id: z.uuid(), authorId: z.uuid() }),
  async run({ workspaceId, id, authorId }) {
    try {
      await withActor({ kind: 'user', userId: authorId }, async (tx) => {
        const message = await holdScheduled(tx, { workspaceId, id });
        const at = now();
        const { deliverAt } = message;
        // the queue's clock is the database's, and may be a little ahead of ours
        if (deliverAt > at)
          await enqueue(tx, deliverScheduled, { workspaceId, id, authorId }, { runAt: deliverAt });
        else await deliver(tx, message, at);
      });
    } catch (error) {
      // outside of the transaction: of a message that is refused nothing is left, its files included
      if (!(error instanceof Refused)) throw error;
    }
  },
});
