import type Stripe from 'stripe';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { idOf } from '../following/reading';
import { notifyBankRefused } from '../notifying';

/**
 * Records what the outcome of a payout means for each of our payments in it: they are in the assistant's bank, or its
 * bank sent them back, even days after Stripe had reported the payout as paid. Nothing while it has no outcome.
 * @param payout as Stripe reports it now
 */
export async function notePayout(
  stripe: Stripe,
  accountId: string,
  { id: payoutId, status }: Pick<Stripe.Payout, 'id' | 'status'>,
): Promise<void> {
  if (status !== 'paid' && status !== 'failed') return;
  const carried = await carriedBy(stripe, payoutId, { stripeAccount: accountId });
  const ours = await withActor({ kind: 'stripe' }, (tx) =>
    tx.paymentTransfer.findMany({ where: { arrivingAs: { in: carried } } }),
  );
  await (status === 'paid' ? noteArrivals : noteReturns)(payoutId, ours);
  // one that isn't recorded as sent yet is found by the next look
  if (ours.length < carried.length) return;
  await withActor({ kind: 'stripe' }, (tx) =>
    tx.notedPayout.createMany({ data: { payoutId, status, notedAt: now() }, skipDuplicates: true }),
  );
}

/** @returns the payouts whose status isn't recorded yet with all that was in them. */
export async function withoutNoted(
  payouts: readonly Pick<Stripe.Payout, 'id' | 'status'>[],
): Promise<readonly Pick<Stripe.Payout, 'id' | 'status'>[]> {
  const noted = await withActor({ kind: 'stripe' }, (tx) =>
    tx.notedPayout.findMany({ where: { payoutId: { in: payouts.map(({ id }) => id) } } }),
  );
  return payouts.filter(
    ({ id, status }) => !noted.some((each) => each.payoutId === id && each.status === status),
  );
}

type Sent = { readonly workspaceId: string; readonly engagementId: string; readonly paymentId: string };

/** "Sent" is known as soon as Stripe has accepted it; "in the bank" only Stripe can tell. */
async function noteArrivals(payoutId: string, sent: readonly Sent[]): Promise<void> {
  const arrivedAt = now();
  for (const { workspaceId, engagementId, paymentId } of sent) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.paymentArrival.createMany({
        data: { workspaceId, id: newId(), engagementId, paymentId, payoutId, arrivedAt },
        skipDuplicates: true,
      }),
    );
  }
}

/** The assistant is told, so that nobody waits for money that won't come by itself. */
async function noteReturns(payoutId: string, returned: readonly Sent[]): Promise<void> {
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

/** @returns the payments in a payout, and those in one that had come back or never left, whose money it sends again. */
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
    if (type === 'payout_failure' || type === 'payout_cancel')
      carried.push(...(await carriedBy(stripe, id, onAccount)));
  }
  return carried;
}
