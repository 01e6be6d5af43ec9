import type Stripe from 'stripe';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { idOf } from './reading';

/**
 * Notes which payments are in an assistant's bank: those that a payout of their account carried. "Sent" is ours to know as
 * soon as Stripe has taken it; "in the bank" only Stripe can tell.
 */
export async function noteArrivals(stripe: Stripe, accountId: string, payoutId: string): Promise<void> {
  const onAccount = { stripeAccount: accountId };
  const payout = await stripe.payouts.retrieve(payoutId, {}, onAccount);
  if (payout.status !== 'paid') return;
  const carried = await carriedBy(stripe, payoutId, onAccount);
  const transfers = await withActor({ kind: 'stripe' }, (tx) =>
    tx.paymentTransfer.findMany({ where: { arrivingAs: { in: carried } } }),
  );
  const arrivedAt = now();
  for (const { workspaceId, engagementId, paymentId } of transfers) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.paymentArrival.createMany({
        data: { workspaceId, id: newId(), engagementId, paymentId, payoutId, arrivedAt },
        skipDuplicates: true,
      }),
    );
  }
}

/** @returns the payments that a payout carried, and those of one that had come back, whose money it sends once more. */
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
