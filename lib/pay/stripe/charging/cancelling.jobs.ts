import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../client';
import { follow } from '../following/following';
import { move } from '../moving';
import { requestOnce } from '../request-once';
import { lockRun, type RunPlace } from '../runs.queries';

/** Cancels a run's charge at Stripe. What the run was to pay is released once Stripe has confirmed the cancellation. */
export const cancelCharge: Job<RunPlace> = defineJob({
  name: 'pay.cancel',
  payload: z.object({ workspaceId: Id, runId: Id }),
  async run(place) {
    const { workspaceId, runId } = place;
    const seen = await follow(place);
    const intentId = seen.charge?.intentId;
    if (intentId === undefined) {
      // Stripe never accepted it, so there is nothing to cancel there
      await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
        const run = await lockRun(tx, { workspaceId, runId });
        for (const payment of run?.payments ?? [])
          await move(tx, payment, 'cancel', { byId: null, at: now() });
        await tx.paymentStep.updateMany({
          where: { workspaceId, runId, kind: 'cancel', endedAt: null },
          data: { endedAt: now() },
        });
      });
      return;
    }
    const stripe = stripeClient();
    await requestOnce(
      { ...place, paymentId: null, kind: 'cancel' },
      {
        async find() {
          const intent = await stripe.paymentIntents.retrieve(intentId);
          return intent.status === 'canceled' ? intent : null;
        },
        parameters: {},
        call: (parameters, idempotencyKey) =>
          stripe.paymentIntents.cancel(intentId, parameters, { idempotencyKey }),
      },
    );
    await follow(place);
  },
});
