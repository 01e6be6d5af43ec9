import type { Tx } from '@/lib/platform/tenancy';
import type { LockedStripePayment } from '../moving';
import type { StripePaymentState } from '../moving.rules';
import { notifyOfCharge, notifyOfMove } from '../notifying';
import { notifyAssistantHeldBack, notifyAssistantTakenBack } from '../notifying-held';
import type { LockedRun } from '../runs.queries';
import { isBackUnrefunded, type SeenRun } from './seen.rules';

/**
 * Tells those concerned what a look at Stripe has moved, once. Reversals by hand, and refunds, are told where they are
 * recorded.
 * @param run as it was before the look
 * @param moved the payments that the look has moved, afterwards
 */
export async function tellOf(
  tx: Tx,
  run: LockedRun,
  moved: readonly LockedStripePayment[],
  seen: SeenRun,
  at: Date,
): Promise<void> {
  const { charge, dispute, disputedMinor } = seen;
  const said = charge?.said ?? '';
  const before = new Map<string, StripePaymentState>(run.payments.map(({ id, state }) => [id, state]));
  for (const payment of moved) {
    // the notification of a failed one depends on why
    if (payment.state !== 'failed') await notifyOfMove(tx, run, payment, said, at);
    await tellAssistant(tx, payment, { was: before.get(payment.id), seen, at });
  }
  await notifyOfCharge(tx, run, { moved, dispute, disputedMinor, said }, at);
}

type Look = { readonly was: StripePaymentState | undefined; readonly seen: SeenRun; readonly at: Date };

/** Tells an assistant why a payment isn't paid, or is no more; its owners are told of the refund that caused it. */
async function tellAssistant(tx: Tx, payment: LockedStripePayment, { was, seen, at }: Look): Promise<void> {
  const { state } = payment;
  if (was === 'paid' && state !== 'refunded' && isBackUnrefunded(seen, payment))
    return notifyAssistantTakenBack(tx, payment, at);
  // one that fails as a dispute ends was never sent: what is told of the charge says that it may be now
  if (was !== 'disputed' && state === 'failed') await notifyAssistantHeldBack(tx, payment, at);
}
