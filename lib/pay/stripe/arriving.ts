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
  const carried: string[] = [];
  const list = { payout: payoutId, type: 'payment', limit: 100 };
  for await (const { source } of stripe.balanceTransactions.list(list, onAccount)) {
    const id = idOf(source);
    if (id !== null) carried.push(id);
  }
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
