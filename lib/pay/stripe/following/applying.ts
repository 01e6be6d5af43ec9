import { newId } from '@/lib/platform/ids';
import { enqueueAll } from '@/lib/platform/jobs';
import { formatMoney, type Money } from '@/lib/platform/money/money';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import type { Tx } from '@/lib/platform/tenancy';
import { disputedPartInWords } from '../../charge-words.rules';
import { type Booking, bookAll } from '../../ledger/posting';
import { type Movement, movementPostings, type Share, sharesOf } from '../comparing/movements.rules';
import { sendKey } from '../job-keys';
import { type LockedStripePayment, move, moveAll } from '../moving';
import type { StripePaymentEvent } from '../moving.rules';
import { notifyCameBack, notifyOwnersNotGivenBack } from '../notifying';
import { HELD_BACK, TAKEN_BACK } from '../refunds/refund-cover.rules';
import { noteRefundedByHand } from '../refunds/refunded-by-hand';
import type { LockedRun } from '../runs.queries';
import { chargeOf } from '../runs.rules';
import { returnParts } from '../sending/returning';
import { sendOn } from '../sending/transferring.jobs';
import { cameBackInPart, chargeAfter, eventsOf, reversedByHand, type SeenRun, saidAfter } from './seen.rules';
import { tellOf } from './telling';

/**
 * Applies what Stripe says about a run, as far as it is new: books each balance transaction once, moves each payment
 * on, and requests what comes next. Applying the same look again changes nothing.
 */
export async function applySeen(tx: Tx, run: LockedRun, seen: SeenRun, at: Date): Promise<void> {
  const { workspaceId, id: runId } = run;
  await noteCharge(tx, run, seen, at);
  // a look at one transfer shows no charge, and no refunds either
  if (seen.charge)
    await noteRefundedByHand(tx, run, {
      minor: seen.refundedByHandMinor,
      refunds: seen.refundsByHand,
      charged: seen.charge.charged,
      at,
    });
  const { fresh, hasCharge } = await bookMovements(tx, run, seen, at);
  await noteTransfers(tx, run, seen);
  await noteFinishedRefunds(tx, run, seen);
  await noteFailedRefunds(tx, run, seen, at);
  const sent = await moveOn(tx, run, seen, hasCharge, at);
  const moved = sent.filter(({ state }, index) => state !== run.payments[index]?.state);
  await tellOf(tx, run, moved, seen, at);
  const after = await noteReversals(tx, run, sent, { fresh, seen, at });
  const charged = after.filter(({ state }) => state === 'charged');
  await enqueueAll(
    tx,
    sendOn,
    charged.map(({ id }) => ({
      payload: { workspaceId, runId, paymentId: id },
      key: sendKey({ paymentId: id }),
    })),
  );
}

/** Moves each payment on by what has happened to it, in the possible order. @returns their new states, in order. */
async function moveOn(
  tx: Tx,
  run: LockedRun,
  seen: SeenRun,
  hasCharge: boolean,
  at: Date,
): Promise<readonly LockedStripePayment[]> {
  const ahead = new Map(run.payments.map((each) => [each.id, eventsOf(seen, each, hasCharge)]));
  const standing = new Map<string, LockedStripePayment>(run.payments.map((each) => [each.id, each]));
  const most = Math.max(0, ...[...ahead.values()].map(({ length }) => length));
  for (let turn = 0; turn < most; turn += 1) {
    const together = Map.groupBy([...standing.values()], ({ id }) => ahead.get(id)?.[turn]);
    for (const [event, payments] of together) {
      if (event === undefined) continue;
      const after = await moveAll(tx, payments, event, { byId: null, note: noteOf(event, seen, run), at });
      for (const each of after) standing.set(each.id, each);
    }
  }
  return run.payments.map((each) => standing.get(each.id) ?? each);
}

/** @returns what is recorded beside a move, to explain it later. */
function noteOf(event: StripePaymentEvent, { charge, disputedMinor }: SeenRun, run: LockedRun): string {
  switch (event) {
    case 'charge_stopped':
      return charge?.said ?? '';
    case 'dispute_opened':
      return disputedPartInWords({
        disputedMinor,
        chargedMinor: chargeOf(run).minor,
        currency: run.currency,
        payments: run.payments.length,
      });
    case 'transfer_held':
      return HELD_BACK;
    case 'transfer_reversed':
      return TAKEN_BACK;
    case 'dispute_won_before_transfer':
      return 'Your bank has paid the charge after all. This part wasn’t sent on while it was disputed: send it, or take it back.';
    case 'dispute_lost_in_part_before_transfer':
      return 'Your bank keeps back a part of the charge. This payment wasn’t sent on while it was disputed: send it, or take it back.';
    default:
      return '';
  }
}

async function noteCharge(
  tx: Tx,
  run: LockedRun,
  { charge, disputedMinor, unbookedRefundsMinor }: SeenRun,
  at: Date,
): Promise<void> {
  await tx.payRun.updateMany({
    where: { workspaceId: run.workspaceId, id: run.id },
    data: {
      chargeState: chargeAfter(run.chargeState, charge),
      checkedAt: at,
      ...(charge && {
        intentId: run.intentId ?? charge.intentId,
        chargeId: charge.status === 'succeeded' ? charge.chargeId : run.chargeId,
        actionUrl: charge.actionUrl,
        said: saidAfter(run, charge),
        disputedMinor,
        unbookedRefundsMinor,
        ...(charge.charged && { chargedKind: charge.charged.kind, chargedLabel: charge.charged.label }),
      }),
    },
  });
}

type Booked = {
  /** those that weren't in the books before */
  readonly fresh: readonly Movement[];
  readonly hasCharge: boolean;
};

async function bookMovements(
  tx: Tx,
  run: LockedRun,
  { movements, charge }: SeenRun,
  at: Date,
): Promise<Booked> {
  const { workspaceId } = run;
  const before = await tx.ledgerTransaction.findMany({
    where: { workspaceId, stripeId: { in: movements.map(({ id }) => id) } },
    select: { stripeId: true },
  });
  const known = new Set(before.flatMap(({ stripeId }) => stripeId ?? []));
  const fresh = movements.filter(({ id }) => !known.has(id));
  const sharers = run.payments.map(({ id, money, chargedMinor, sent }) => ({
    id,
    amountMinor: money.minor,
    chargedMinor,
    sentMinor: sent.minor,
  }));
  const bookings = fresh.flatMap((movement) =>
    sharesOf(movement, sharers).flatMap((share) => bookingOf(run, movement, share, at)),
  );
  await bookAll(tx, bookings);
  const booked = new Set([...known, ...bookings.map(({ stripeId }) => stripeId)]);
  return { fresh, hasCharge: booked.has(charge?.movementId ?? '') };
}

function bookingOf(run: LockedRun, movement: Movement, share: Share, at: Date): readonly Booking[] {
  const payment = run.payments.find(({ id }) => id === share.paymentId);
  if (!payment) return [];
  const { workspaceId, engagementId, id: paymentId } = payment;
  const what = movement.kind === 'transfer' ? 'received' : movement.id;
  return [
    {
      workspaceId,
      engagementId,
      paymentId,
      at,
      stripeId: movement.id,
      sourceKey: `payment:${paymentId}:${what}`,
      postings: movementPostings(movement, share),
    },
  ];
}

async function noteTransfers(tx: Tx, run: LockedRun, { transfers }: SeenRun): Promise<void> {
  const sent = run.payments.flatMap(({ workspaceId, engagementId, id: paymentId }) => {
    const transfer = transfers.find((each) => each.paymentId === paymentId);
    if (!transfer) return [];
    const { id: transferId, arrivingAs, sentAt } = transfer;
    return [{ workspaceId, id: newId(), engagementId, paymentId, transferId, arrivingAs, sentAt }];
  });
  if (sent.length > 0) await tx.paymentTransfer.createMany({ data: sent, skipDuplicates: true });
}

/**
 * Payments reversed by hand from the assistant's Stripe account no longer count as paid. A part is owed again at once,
 * and the rest stays as it is; the whole only once an owner takes the payment back. Both sides are told. A reversal is
 * new once: when it is booked.
 * @returns the payments' new states, in order.
 */
async function noteReversals(
  tx: Tx,
  run: LockedRun,
  payments: readonly LockedStripePayment[],
  { fresh, seen, at }: { readonly fresh: readonly Movement[]; readonly seen: SeenRun; readonly at: Date },
): Promise<readonly LockedStripePayment[]> {
  if (!fresh.some(({ kind }) => kind === 'reversal')) return payments;
  const { workspaceId, id: runId } = run;
  const asked = await tx.paymentStep.findMany({
    where: {
      workspaceId,
      runId,
      kind: 'reverse',
      OR: [{ endedAt: null }, { stripeId: { not: null } }],
    },
    select: { paymentId: true },
  });
  const reversed = reversedByHand(fresh, new Set(asked.flatMap(({ paymentId }) => paymentId ?? [])));
  const after: LockedStripePayment[] = [];
  for (const payment of payments) {
    const movements = reversed.get(payment.id);
    const left = seen.transfers.find(({ paymentId }) => paymentId === payment.id)?.left;
    if (movements === undefined) after.push(payment);
    else if (cameBackInPart(payment, left)) after.push(await returnParts(tx, run, payment, movements, at));
    else after.push(await comeBack(tx, run, payment, movements, at));
  }
  return after;
}

async function comeBack(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  movements: readonly Movement[],
  at: Date,
): Promise<LockedStripePayment> {
  const back = { ...payment.sent, minor: sumOf(movements.map(({ amountMinor }) => amountMinor)) };
  const note = cameBackInWords(back, payment.sent);
  const now = await move(tx, payment, 'transfer_reversed', { byId: null, note, at });
  if (now.state !== payment.state) await notifyCameBack(tx, run, now, back, at);
  return now;
}

function cameBackInWords(back: Money, sent: Money): string {
  const what = back.minor === sent.minor ? 'It' : `${formatMoney(back)} of it`;
  return `${what} was taken from their account at Stripe again by whoever runs this installation.`;
}

/** Whoever deletes the business waits for a refund until then. */
async function noteFinishedRefunds(tx: Tx, run: LockedRun, { finishedRefunds }: SeenRun): Promise<void> {
  const { workspaceId, id: runId } = run;
  if (finishedRefunds.length === 0) return;
  await tx.paymentStep.updateMany({
    where: { workspaceId, runId, stripeId: { in: [...finishedRefunds] }, pendingSince: { not: null } },
    data: { pendingSince: null },
  });
}

/**
 * A refund that no bank accepted is requested again when somebody takes the payment back again; the owners are told,
 * once.
 */
async function noteFailedRefunds(
  tx: Tx,
  run: LockedRun,
  { failedRefunds }: SeenRun,
  at: Date,
): Promise<void> {
  const { workspaceId, id: runId } = run;
  for (const { id: stripeId, reason } of failedRefunds) {
    const failed = await tx.paymentStep.updateManyAndReturn({
      where: { workspaceId, runId, kind: 'refund', stripeId },
      data: { stripeId: null, said: reason },
      select: { id: true, paymentId: true },
    });
    for (const { id: factId, paymentId } of failed) {
      const payment = run.payments.find((each) => each.id === paymentId);
      if (payment) await notifyOwnersNotGivenBack(tx, run, payment, { factId, reason, at });
    }
  }
}
