import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../stripe/client';
import { lookAgainAfter } from '../stripe/following/following.rules';
import { lockPayment, type PaymentPlace } from '../stripe/runs.queries';
import { takeOver } from './following';
import { lookForReturnAfter } from './payout-status.rules';

type Following = PaymentPlace & { readonly payoutId: string; readonly looks: number };

/**
 * Polls a payout at Stripe, less and less often while it is on its way, and once a day for three weeks after it has
 * left: a bank may send it back. An event of version 2 may announce that earlier, where one is sent here.
 */
export const followPayout: Job<Following> = defineJob({
  name: 'pay.follow_payout',
  payload: z.object({
    workspaceId: Id,
    runId: Id,
    paymentId: Id,
    payoutId: z.string(),
    looks: z.number().int(),
  }),
  async run({ looks, payoutId, ...place }) {
    const seen = await stripeClient().v2.moneyManagement.outboundPayments.retrieve(payoutId);
    await withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
      const locked = await lockPayment(tx, place);
      if (!locked) return;
      const at = now();
      await takeOver(tx, locked, seen, at);
      const wait = waitFor(seen.status, seen.status_transitions?.posted_at, looks, at);
      if (wait === null) return;
      const next = { ...place, payoutId, looks: looks + 1 };
      const runAt = new Date(at.getTime() + wait);
      await enqueue(tx, followPayout, next, { key: `pay.follow_payout:${place.paymentId}`, runAt });
    });
  },
});

function waitFor(status: string, postedAt: string | undefined, looks: number, at: Date): number | null {
  if (OVER.has(status)) return null;
  if (status === 'posted' && postedAt !== undefined) return lookForReturnAfter(new Date(postedAt), at);
  return lookAgainAfter([{ state: 'transferring' }], looks);
}

const OVER: ReadonlySet<string> = new Set(['failed', 'canceled', 'returned']);
