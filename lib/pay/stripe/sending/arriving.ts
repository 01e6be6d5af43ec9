import type Stripe from 'stripe';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { idOf } from '../following/reading';
import { notifyBankRefused } from '../notifying';

/**
 * Records which payments have reached an assistant's bank: those in a payout of their account. "Sent" is known as soon as
 * Stripe has accepted it; "in the bank" only Stripe can tell.
 */
export async function noteArrivals(stripe: Stripe, accountId: string, payoutId: string): Promise<void> {
  const arrived = await transfersIn(stripe, { accountId, payoutId, status: 'paid' });
  const arrivedAt = now();
  for (const { workspaceId, engagementId, paymentId } of arrived) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.paymentArrival.createMany({
        data: { workspaceId, id: newId(), engagementId, paymentId, payoutId, arrivedAt },
        skipDuplicates: true,
      }),
    );
  }
}

/**
 * Records which payments an assistant's bank sent back, even days after Stripe had reported the payout as paid, and tells the
 * assistant, so that nobody waits for money that won't come by itself.
 */
export async function noteReturns(stripe: Stripe, accountId: string, payoutId: string): Promise<void> {
  const returned = await transfersIn(stripe, { accountId, payoutId, status: 'failed' });
  const at = now();
  for (const { workspaceId, engagementId, paymentId } of returned) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const { sentMinor, sentCurrency, arrivals } = await tx.payment.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: paymentId } },
        select: { sentMinor: true, sentCurrency: true, arrivals: { where: { payoutId } } },
      });
      await tx.paymentBankReturn.createMany({
        data: { workspaceId, id: newId(), engagementId, paymentId, payoutId, returnedAt: at },
        skipDuplicates: true,
      });
      const sent = { minor: Number(sentMinor), currency: sentCurrency };
      const notification = { payoutId, hadArrived: arrivals.length > 0, at };
      await notifyBankRefused(tx, { workspaceId, engagementId, id: paymentId, sent }, notification);
    });
  }
}

type Payout = { readonly accountId: string; readonly payoutId: string; readonly status: 'paid' | 'failed' };

/** @returns which of our payments a payout contained, one row each; none while Stripe reports another status for it. */
async function transfersIn(stripe: Stripe, { accountId, payoutId, status }: Payout) {
  const onAccount = { stripeAccount: accountId };
  const payout = await stripe.payouts.retrieve(payoutId, {}, onAccount);
  if (payout.status !== status) return [];
  const carried = await carriedBy(stripe, payoutId, onAccount);
  return withActor({ kind: 'stripe' }, (tx) =>
    tx.paymentTransfer.findMany({ where: { arrivingAs: { in: carried } } }),
  );
}

/** @returns the payments in a payout, and those in one that had come back, whose money it sends again. */
async function carriedBy(
  stripe: Stripe,
  payoutId: string,
  onAccount: { readonly stripeAccount: string },
): Promise<string[]> {
  const carried: string[] = [];
  const list = stripe.balanceTransactions.list({ payout: payoutId, limit: 100 }, onAccount);
  for await (const { type, source } of list) {
    const id = idOf(source);
    if (id === null) continue;
    if (type === 'payment') carried.push(id);
    if (type === 'payout_failure') carried.push(...(await carriedBy(stripe, id, onAccount)));
  }
  return carried;
}
