import { newId } from '@/lib/platform/ids';
import { enqueueAll } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { type Booking, bookAll } from '../ledger/posting';
import { type Movement, movementPostings, type Share, sharesOf } from './movements.rules';
import { type HeldMoved, moveAll } from './moving';
import type { HeldRun } from './runs.queries';
import { chargeAfter, eventsOf, type SeenRun } from './seen.rules';
import { tellOfMove, tellOwnersNotGivenBack, tellOwnersOfRun } from './telling';
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
  await noteTransfers(tx, run, seen);
  await noteFailedRefunds(tx, run, seen, at);
  const after = await moveOn(tx, run, seen, hasCharge, at);
  for (const [index, now] of after.entries()) {
    if (now.state !== run.payments[index]?.state) await tellOfMove(tx, run, now, seen.charge?.said ?? '', at);
  }
  const isFirstMoved = after[0]?.state !== run.payments[0]?.state;
  if (seen.dispute === 'lost' && isFirstMoved) await tellOwnersOfRun(tx, run, 'lost', '', at);
  const charged = after.filter(({ state }) => state === 'charged');
  await enqueueAll(
    tx,
    sendOn,
    charged.map(({ id }) => ({ payload: { workspaceId, runId, paymentId: id }, key: `pay.send:${id}` })),
  );
}

/** Moves each payment on by what has happened to it, in the order in which it can. @returns them as they are then, in their order. */
async function moveOn(
  tx: Tx,
  run: HeldRun,
  seen: SeenRun,
  hasCharge: boolean,
  at: Date,
): Promise<readonly HeldMoved[]> {
  const ahead = new Map(run.payments.map((each) => [each.id, eventsOf(seen, each, hasCharge)]));
  const standing = new Map<string, HeldMoved>(run.payments.map((each) => [each.id, each]));
  const most = Math.max(0, ...[...ahead.values()].map(({ length }) => length));
  for (let turn = 0; turn < most; turn += 1) {
    const together = Map.groupBy([...standing.values()], ({ id }) => ahead.get(id)?.[turn]);
    for (const [event, payments] of together) {
      if (event === undefined) continue;
      const note = event === 'charge_stopped' ? (seen.charge?.said ?? '') : '';
      const after = await moveAll(tx, payments, event, { byId: null, note, at });
      for (const each of after) standing.set(each.id, each);
    }
  }
  return run.payments.map((each) => standing.get(each.id) ?? each);
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
  const fresh = movements
    .filter(({ id }) => !booked.has(id))
    .flatMap((movement) =>
      sharesOf(movement, sharers).flatMap((share) => bookingOf(run, movement, share, at)),
    );
  await bookAll(tx, fresh);
  for (const { stripeId } of fresh) if (stripeId !== undefined) booked.add(stripeId);
  return booked;
}

function bookingOf(run: HeldRun, movement: Movement, share: Share, at: Date): readonly Booking[] {
  const payment = run.payments.find(({ id }) => id === share.paymentId);
  if (!payment) return [];
  const { workspaceId, engagementId, id: paymentId } = payment;
  const what = movement.kind === 'transfer' ? 'received' : movement.id;
  return [
    {
      ...{ workspaceId, engagementId, paymentId, at, stripeId: movement.id },
      sourceKey: `payment:${paymentId}:${what}`,
      postings: movementPostings(movement, share),
    },
  ];
}

async function noteTransfers(tx: Tx, run: HeldRun, { transfers }: SeenRun): Promise<void> {
  const sent = run.payments.flatMap(({ workspaceId, engagementId, id: paymentId }) => {
    const transfer = transfers.find((each) => each.paymentId === paymentId);
    if (!transfer) return [];
    const { id: transferId, arrivingAs, sentAt } = transfer;
    return [{ workspaceId, id: newId(), engagementId, paymentId, transferId, arrivingAs, sentAt }];
  });
  if (sent.length > 0) await tx.paymentTransfer.createMany({ data: sent, skipDuplicates: true });
}

/** A refund that no bank took is asked for once more by whoever takes the payment back again; the owners are told, once. */
async function noteFailedRefunds(tx: Tx, run: HeldRun, { failedRefunds }: SeenRun, at: Date): Promise<void> {
  if (failedRefunds.length === 0) return;
  const { workspaceId, id: runId } = run;
  const failed = await tx.paymentStep.updateManyAndReturn({
    where: { workspaceId, runId, kind: 'refund', stripeId: { in: [...failedRefunds] } },
    data: { stripeId: null, said: 'refund_failed' },
    select: { id: true, paymentId: true },
  });
  for (const { id: factId, paymentId } of failed) {
    const payment = run.payments.find((each) => each.id === paymentId);
    if (payment) await tellOwnersNotGivenBack(tx, run, payment, { factId, at });
  }
}
