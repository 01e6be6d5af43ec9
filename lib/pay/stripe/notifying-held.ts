import { formatMoney } from '@/lib/platform/money/money';
import type { Tx } from '@/lib/platform/tenancy';
import { notifyAssistant } from '../notifying';
import { heldBackMail, heldUpMail } from './emails/held';
import { reversedMail } from './emails/returned';
import { lastMove } from './last-move';
import type { LockedStripePayment } from './moving';

/** What was sent on stays theirs, and asks nothing of them; what wasn't can't be, for weeks. */
export async function notifyAssistantHeldUp(tx: Tx, payment: LockedStripePayment, at: Date): Promise<void> {
  const { workspaceId, id: paymentId } = payment;
  if ((await tx.paymentTransfer.count({ where: { workspaceId, paymentId } })) > 0) return;
  const amount = formatMoney(payment.sent);
  const { id: factId, note: part } = await lastMove(tx, payment);
  await notifyAssistant(tx, payment, {
    kind: 'pay.held_up',
    factId,
    paymentId,
    at,
    write: (words) => heldUpMail(words, { amount, part }),
  });
}

/** Tells an assistant that what was to be sent to them is held, since its charge was refunded by hand. */
export async function notifyAssistantHeldBack(tx: Tx, payment: LockedStripePayment, at: Date): Promise<void> {
  const amount = formatMoney(payment.sent);
  await notifyAssistant(tx, payment, {
    kind: 'pay.held_up',
    factId: (await lastMove(tx, payment)).id,
    paymentId: payment.id,
    at,
    write: (words) => heldBackMail(words, { amount }),
  });
}

/** Tells an assistant that the business has taken a payment back from their account at Stripe. */
export async function notifyAssistantTakenBack(
  tx: Tx,
  payment: LockedStripePayment,
  at: Date,
): Promise<void> {
  await notifyAssistant(tx, payment, {
    kind: 'pay.came_back',
    factId: (await lastMove(tx, payment)).id,
    paymentId: payment.id,
    at,
    write: (words) => reversedMail(words, { amount: formatMoney(payment.sent) }),
  });
}
