import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { book } from '../ledger/posting';
import { movementPostings, sharesOf } from './movements.rules';
import { move } from './moving';
import type { HeldRun } from './runs.queries';
import { chargeAfter, eventsOf, type SeenRun } from './seen.rules';
import { tellOfMove } from './telling';
import { sendOn } from './transferring.jobs';

/**
 * Takes over what Stripe says of a run, as far as it is new: books each movement once, moves each payment on, and asks for
 * what comes next. The same look again changes nothing.
 */
export async function applySeen(tx: Tx, run: HeldRun, seen: SeenRun, at: Date): Promise<void> {
  const { workspaceId, id: runId } = run;
  await noteCharge(tx, run, seen, at);
  const booked = await bookMovements(tx, run, seen, at);
  const hasCharge = booked.has(seen.charge?.movementId ?? '');
  for (const payment of run.payments) {
    let now = payment;
    await noteTransfer(tx, payment, seen);
    for (const event of eventsOf(seen, payment, hasCharge)) {
      const note = event === 'charge_stopped' ? (seen.charge?.said ?? '') : '';
      now = await move(tx, now, event, { byId: null, note, at });
    }
    if (now.state !== payment.state) await tellOfMove(tx, run, now, seen.charge?.said ?? '', at);
    if (now.state === 'charged')
      await enqueue(tx, sendOn, { workspaceId, runId, paymentId: now.id }, { key: `pay.send:${now.id}` });
  }
}

async function noteCharge(tx: Tx, run: HeldRun, { charge }: SeenRun, at: Date): Promise<void> {
  await tx.payRun.updateMany({
    where: { workspaceId: run.workspaceId, id: run.id },
    data: {
      chargeState: chargeAfter(run.chargeState, charge),
      checkedAt: at,
      ...(charge && {
        intentId: run.intentId ?? charge.intentId,
        chargeId: charge.status === 'succeeded' ? charge.chargeId : run.chargeId,
        actionUrl: charge.actionUrl,
        said: charge.said,
      }),
    },
  });
}

/** @returns the movements that are in the books now. */
async function bookMovements(
  tx: Tx,
  run: HeldRun,
  { movements }: SeenRun,
  at: Date,
): Promise<ReadonlySet<string>> {
  const { workspaceId } = run;
  const before = await tx.ledgerTransaction.findMany({
    where: { workspaceId, stripeId: { in: movements.map(({ id }) => id) } },
    select: { stripeId: true },
  });
  const booked = new Set(before.flatMap(({ stripeId }) => stripeId ?? []));
  const sharers = run.payments.map(({ id, money, chargedMinor, sent }) => ({
    ...{ id, amountMinor: money.minor, chargedMinor, sentMinor: sent.minor },
  }));
  for (const movement of movements.filter(({ id }) => !booked.has(id))) {
    for (const share of sharesOf(movement, sharers)) {
      const payment = run.payments.find(({ id }) => id === share.paymentId);
      if (!payment) continue;
      await book(tx, {
        ...{ workspaceId, engagementId: payment.engagementId, paymentId: payment.id, at },
        stripeId: movement.id,
        sourceKey:
          movement.kind === 'transfer'
            ? `payment:${payment.id}:received`
            : `payment:${payment.id}:${movement.id}`,
        postings: movementPostings(movement, share),
      });
      booked.add(movement.id);
    }
  }
  return booked;
}

async function noteTransfer(
  tx: Tx,
  { workspaceId, engagementId, id }: HeldRun['payments'][number],
  { transfers }: SeenRun,
): Promise<void> {
  const sent = transfers.find(({ paymentId }) => paymentId === id);
  if (!sent) return;
  await tx.paymentTransfer.createMany({
    data: {
      ...{ workspaceId, id: newId(), engagementId, paymentId: id, transferId: sent.id },
      ...{ arrivingAs: sent.arrivingAs, sentAt: sent.sentAt },
    },
    skipDuplicates: true,
  });
}
