import type Stripe from 'stripe';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { book } from '../ledger/posting';
import { type Posting, receivedPostings } from '../ledger/rules';
import { type LockedStripePayment, move } from '../stripe/moving';
import { notifyOfMove, notifyOwnersNotSent } from '../stripe/notifying';
import type { LockedRun } from '../stripe/runs.queries';
import { eventsOfPayout, reasonInWords } from './payout-status.rules';

export type OutboundPayment = Stripe.V2.MoneyManagement.OutboundPayment;

/** A payout's status at Stripe, or that Stripe never accepted it, or was never asked. */
export type SeenPayout =
  | Pick<OutboundPayment, 'id' | 'status' | 'status_details' | 'status_transitions' | 'created'>
  | { readonly id: null; readonly status: 'failed' | 'canceled'; readonly said: string };

/**
 * Applies one payout's status, as far as it is new: moves its payment on, books what has left and what has come back,
 * and tells those concerned. Applying the same status again changes nothing.
 */
export async function takeOver(
  tx: Tx,
  { run, payment }: { readonly run: LockedRun; readonly payment: LockedStripePayment },
  seen: SeenPayout,
  at: Date,
): Promise<void> {
  const said = saidOf(seen);
  let standing = payment;
  for (const event of eventsOfPayout(seen.status)) {
    const before = standing;
    if (event === 'refund_succeeded' && before.state === 'paid') await bookReturn(tx, before, at);
    standing = await move(tx, before, event, { byId: null, note: said, at });
    if (standing.state === before.state || standing.state !== 'paid') continue;
    await noteSent(tx, standing, seen, at);
    if (seen.status === 'posted') await notifyOfMove(tx, run, standing, said, at);
  }
  if (standing.state !== 'refunded' || payment.state === 'refunded') return;
  if (seen.status === 'returned') await notifyOfMove(tx, run, standing, said, at);
  if (seen.status !== 'canceled') await notifyOwnersNotSent(tx, run, standing, said, at);
}

function saidOf(seen: SeenPayout): string {
  if ('said' in seen) return seen.said;
  const { status, status_details: details } = seen;
  if (status === 'processing' || status === 'posted') return '';
  return reasonInWords(status, details?.failed?.reason ?? details?.returned?.reason ?? null);
}

/**
 * It has left the balance, which is the business's own: the books of charges, and Stripe's balance of charges, know
 * nothing about it.
 */
async function noteSent(tx: Tx, payment: LockedStripePayment, seen: SeenPayout, at: Date): Promise<void> {
  if (seen.id === null) return;
  const { workspaceId, engagementId, id: paymentId } = payment;
  const place = { workspaceId, engagementId, paymentId };
  const sentAt = new Date(seen.status_transitions?.posted_at ?? seen.created);
  await tx.paymentTransfer.createMany({ data: { ...place, id: newId(), transferId: seen.id, sentAt } });
  await book(tx, { ...place, sourceKey: `payment:${paymentId}:received`, at, postings: leaving(payment) });
}

async function bookReturn(tx: Tx, payment: LockedStripePayment, at: Date): Promise<void> {
  const { workspaceId, engagementId, id: paymentId } = payment;
  const postings = leaving(payment).map((each) => ({ ...each, amountMinor: -each.amountMinor }));
  await book(tx, {
    workspaceId,
    engagementId,
    paymentId,
    at,
    postings,
    sourceKey: `payment:${paymentId}:returned`,
  });
}

function leaving({ money: { minor, currency } }: LockedStripePayment): readonly Posting[] {
  return receivedPostings({
    currency,
    amountMinor: minor,
    sentCurrency: currency,
    sentMinor: minor,
    feeCurrency: currency,
    feeMinor: 0,
  });
}
