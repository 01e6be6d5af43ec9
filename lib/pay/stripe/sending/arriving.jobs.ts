import Stripe from 'stripe';
import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueueAll, type Job } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { stripeClient } from '../client';
import { notePayout, withoutNoted } from './arriving';

type AccountAtStripe = { readonly accountId: string };

/** Stripe sends an event of each payout for three days at most; banks take a payout, or send it back, within about five. */
const BACK_MS = 8 * DAY_MS;

/** Looks at the latest payouts of one account, so that what no event told of is known all the same, a day later. */
export const lookForPayouts: Job<AccountAtStripe> = defineJob({
  name: 'pay.look_for_payouts',
  payload: z.object({ accountId: z.string() }),
  async run({ accountId }) {
    const stripe = stripeClient();
    const payouts = await latestOf(stripe, accountId, lookedBackTo(now())).catch(noneIfDisconnected);
    for (const payout of await withoutNoted(payouts)) await notePayout(stripe, accountId, payout);
  },
});

/** Plans a look at each account that money can have been sent to, and forgets the payouts that none of them lists any more. */
export async function planLooksForPayouts(): Promise<void> {
  await withActor({ kind: 'stripe' }, async (tx) => {
    await tx.notedPayout.deleteMany({ where: { notedAt: { lt: lookedBackTo(now()) } } });
    const accounts = await tx.connectedAccount.findMany({
      where: { accountId: { not: null }, isRecipient: false },
      select: { accountId: true },
    });
    await enqueueAll(
      tx,
      lookForPayouts,
      accounts.flatMap(({ accountId }) =>
        accountId === null ? [] : [{ payload: { accountId }, key: `pay.payouts:${accountId}` }],
      ),
    );
  });
}

function lookedBackTo(at: Date): Date {
  return new Date(at.getTime() - BACK_MS);
}

async function latestOf(stripe: Stripe, accountId: string, since: Date): Promise<readonly Stripe.Payout[]> {
  const found: Stripe.Payout[] = [];
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const list = stripe.payouts.list({ created, limit: 100 }, { stripeAccount: accountId });
  for await (const payout of list) found.push(payout);
  return found;
}

/** Somebody who has disconnected their account sees their bank themselves; we may ask nothing about it any more. */
function noneIfDisconnected(error: unknown): readonly Stripe.Payout[] {
  if (error instanceof Stripe.errors.StripePermissionError) return [];
  throw error;
}
