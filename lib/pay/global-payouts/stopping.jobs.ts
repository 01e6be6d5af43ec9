import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../stripe/client';
import { requestOnce } from '../stripe/request-once';
import { lockPayment, type PaymentPlace } from '../stripe/runs.queries';
import { type OutboundPayment, takeOver } from './following';

/**
 * Asks Stripe to stop a payout that hasn't left its balance. If it has left, nothing changes: whoever asked sees that
 * it was sent. One that Stripe hasn't answered for yet is left to the job that requests it: that requests it no more.
 */
export const stopPaying: Job<PaymentPlace> = defineJob({
  name: 'pay.stop_payout',
  payload: z.object({ workspaceId: Id, runId: Id, paymentId: Id }),
  async run(place) {
    const { workspaceId, runId, paymentId } = place;
    const step = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.paymentStep.findFirst({
        where: { workspaceId, runId, paymentId, kind: 'transfer', stripeId: { not: null } },
      }),
    );
    const payoutId = step?.stripeId ?? null;
    if (payoutId === null) return;
    const { outboundPayments } = stripeClient().v2.moneyManagement;
    const asked = await requestOnce(
      { ...place, kind: 'cancel' },
      {
        async find() {
          const payout = await outboundPayments.retrieve(payoutId);
          return payout.status === 'canceled' ? payout : null;
        },
        parameters: {},
        call: (parameters, idempotencyKey): Promise<OutboundPayment> =>
          outboundPayments.cancel(payoutId, parameters, { idempotencyKey }),
      },
    );
    const seen = asked.ok ? asked.answer : await outboundPayments.retrieve(payoutId);
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const locked = await lockPayment(tx, place);
      if (locked) await takeOver(tx, locked, seen, now());
    });
  },
});
