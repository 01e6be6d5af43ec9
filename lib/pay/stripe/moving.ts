import { auditAll } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import type { Money } from '@/lib/platform/money/money';
import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { type Booking, bookAll } from '../ledger/posting';
import { recordedPostings, withdrawnPostings } from '../ledger/rules';
import { isOver, moved, type StripePaymentEvent, type StripePaymentState } from './moving.rules';

/** A payment through Stripe, locked until the transaction ends: the caller has locked its run. */
export type LockedStripePayment = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly runId: string;
  readonly state: StripePaymentState;
  readonly version: number;
  /** the part of what is owed that it pays */
  readonly money: Money;
  /** how much of it is sent: less, if the assistant bears Stripe's fee */
  readonly sent: Money;
  /** its share of the run's charge */
  readonly chargedMinor: number;
  /** what came back in parts, reversed by hand: that is owed again separately */
  readonly returnedMinor: number;
};

export type Occasion = {
  /** null: Stripe reported it, or a job continued it */
  readonly byId: string | null;
  readonly note?: string;
  readonly at: Date;
};

/**
 * Moves a payment on, records why, and books what follows.
 * @returns the payment afterwards; unchanged if the event changes nothing now.
 */
export async function move(
  tx: Tx,
  payment: LockedStripePayment,
  event: StripePaymentEvent,
  occasion: Occasion,
): Promise<LockedStripePayment> {
  const [after = payment] = await moveAll(tx, [payment], event, occasion);
  return after;
}

/**
 * As `move`, for many in one run at once: as many statements for a thousand as for one, so that a large run doesn't
 * exceed its transaction's time.
 * @returns each one afterwards, in order.
 */
export async function moveAll(
  tx: Tx,
  payments: readonly LockedStripePayment[],
  event: StripePaymentEvent,
  occasion: Occasion,
): Promise<readonly LockedStripePayment[]> {
  const moves = payments.map((payment) => {
    const state = moved(payment.state, event);
    return state === null ? { payment, after: payment } : { payment, after: onward(payment, state) };
  });
  const made = moves.filter(({ payment, after }) => payment !== after);
  await write(tx, made, event, occasion);
  await bookAll(
    tx,
    made.flatMap((each) => bookingOf(each, event, occasion.at)),
  );
  await release(tx, made, occasion.at);
  if (event === 'transfer_succeeded') await noteSent(tx, made, occasion);
  return moves.map(({ after }) => after);
}

type Made = { readonly payment: LockedStripePayment; readonly after: LockedStripePayment };

function onward(payment: LockedStripePayment, state: StripePaymentState): LockedStripePayment {
  return { ...payment, state, version: payment.version + 1 };
}

/** Records each move, and updates the payments. @throws Refused (`changed_meanwhile`) when one has moved since. */
async function write(
  tx: Tx,
  made: readonly Made[],
  event: StripePaymentEvent,
  occasion: Occasion,
): Promise<void> {
  const [first] = made;
  if (!first) return;
  const { byId, note = '', at } = occasion;
  const { workspaceId } = first.payment;
  await tx.paymentMove.createMany({
    data: made.map(({ payment: { engagementId, id, state: fromState }, after }) => ({
      workspaceId,
      id: newId(),
      engagementId,
      paymentId: id,
      number: after.version,
      event,
      fromState,
      toState: after.state,
      byId,
      note,
      at,
    })),
  });
  const count = await tx.$executeRaw`
    UPDATE payments p SET state = m.to_state, state_changed_at = ${at}, version = m.number
    FROM payment_moves m
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.id = ANY (${made.map(({ payment }) => payment.id)}::uuid[])
      AND m.workspace_id = p.workspace_id AND m.payment_id = p.id AND m.number = p.version + 1`;
  if (count !== made.length) throw changedMeanwhile('payment');
}

/**
 * @returns what is booked for a move: an approval puts it on its way, and anything that ends it afterwards makes it
 * owed again.
 */
function bookingOf({ payment, after }: Made, event: StripePaymentEvent, at: Date): readonly Booking[] {
  const { workspaceId, engagementId, id, money, sent, state } = after;
  const paying = { currency: money.currency, amountMinor: money.minor };
  const booking = { workspaceId, engagementId, paymentId: id, at };
  if (event === 'approve')
    return [{ ...booking, sourceKey: `payment:${id}:recorded`, postings: recordedPostings(paying) }];
  if (!isOver(state) || isOver(payment.state) || !wasApproved(payment.state)) return [];
  // cancelled before anything was charged, no fee was taken
  const spentMinor = state === 'refunded' ? money.minor - sent.minor : 0;
  return [
    { ...booking, sourceKey: `payment:${id}:withdrawn`, postings: withdrawnPostings(paying, spentMinor) },
  ];
}

function wasApproved(state: StripePaymentState): boolean {
  return state !== 'draft' && state !== 'awaiting_approval';
}

/** Money leaving isn't anybody's act, and is what a business's log and webhooks are most often asked about. */
async function noteSent(tx: Tx, made: readonly Made[], { byId }: Occasion): Promise<void> {
  await auditAll(
    tx,
    made.map(({ after: { workspaceId, engagementId, id, runId } }) => ({
      workspaceId,
      engagementId,
      actorUserId: byId,
      action: 'payment.sent',
      subject: { kind: 'payment', id },
      data: { runId },
    })),
  );
}

async function release(tx: Tx, made: readonly Made[], at: Date): Promise<void> {
  const over = made.filter(({ after }) => isOver(after.state));
  const [first] = over;
  if (!first) return;
  const { workspaceId } = first.after;
  await tx.paymentLine.updateMany({
    where: { workspaceId, paymentId: { in: over.map(({ after }) => after.id) }, releasedAt: null },
    data: { releasedAt: at },
  });
}
