'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { isStopped } from '../global-payouts/stopping';
import { stopPaying } from '../global-payouts/stopping.jobs';
import { noteOf } from '../record';
import { sendKey, stopKey, takeBackKey } from '../stripe/job-keys';
import { type LockedStripePayment, move } from '../stripe/moving';
import { notifyOfMove } from '../stripe/notifying';
import { requireOwner, requireStripe } from '../stripe/owners';
import { readChargeLost } from '../stripe/refunds/charge-lost.queries';
import { readCover } from '../stripe/refunds/refund-cover.queries';
import { coverOf } from '../stripe/refunds/refund-cover.rules';
import { takeMoneyBack } from '../stripe/refunds/refunding.jobs';
import { recordStep } from '../stripe/request-once';
import { decideResolution, type Resolution, takenBack } from '../stripe/resolving.rules';
import { type LockedRun, lockPayment } from '../stripe/runs.queries';
import { SeenMoved, SettleRefund } from '../stripe/schema';
import { sendOn } from '../stripe/sending/transferring.jobs';

/** An owner has one assistant's part sent again, after it couldn't be. */
export const sendAgain = defineAction({
  name: 'pay.sendAgain',
  input: SeenMoved,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { tx, me, now } = scope;
    const { payment } = await load(scope, 'send');
    await move(tx, payment, 'transfer_begun', { byId: me.userId, at: now });
    const { workspaceId, runId, id: paymentId } = payment;
    await enqueue(tx, sendOn, { workspaceId, runId, paymentId }, { key: sendKey({ paymentId }) });
  },
});

/**
 * An owner takes one assistant's part back: from the assistant's Stripe account, if it was sent there, and then to the
 * business. A refund that no bank accepted is requested again. If parts were reversed by hand, those parts are
 * refunded, and the rest stays where it is.
 */
export const takeBack = defineAction({
  name: 'pay.takeBack',
  input: SeenMoved,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { tx, now } = scope;
    const { payment, hasLeft } = await load(scope, 'take_back');
    const { workspaceId, runId, id: paymentId, state, returnedMinor } = payment;
    // recorded here, under the run's lock: nobody sends on what is being taken back
    const kind = hasLeft && state !== 'refunded' && returnedMinor === 0 ? 'reverse' : 'refund';
    await recordStep(tx, { workspaceId, runId, paymentId, kind }, now);
    await enqueue(tx, takeMoneyBack, { workspaceId, runId, paymentId }, { key: takeBackKey({ paymentId }) });
    await noteOf(scope, payment, 'payment.taken_back');
  },
});

/**
 * An owner has recovered in another way what Stripe couldn't return, or writes it off. What the payment was to pay is
 * owed again, if it wasn't.
 */
export const settleRefund = defineAction({
  name: 'pay.settleRefund',
  input: SettleRefund,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { run, payment } = await load(scope, 'settle');
    const event = payment.returnedMinor > 0 ? 'part_settled' : 'refund_settled';
    const after = await move(tx, payment, event, { byId: me.userId, note: input.note, at: now });
    if (after.state !== payment.state) await notifyOfMove(tx, run, after, '', now);
    await noteOf(scope, payment, 'payment.refund_settled');
  },
});

/** An owner stops a payout that hasn't left yet. Only Stripe can say whether that is still possible. */
export const stopPayout = defineAction({
  name: 'pay.stopPayout',
  input: SeenMoved,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { tx, now } = scope;
    const { payment } = await load(scope, 'stop');
    const { workspaceId, runId, id: paymentId } = payment;
    const place = { workspaceId, runId, paymentId };
    // recorded here, under the run's lock: one that hasn't been requested from Stripe yet never is
    if (!(await isStopped(tx, place))) await recordStep(tx, { ...place, kind: 'cancel' }, now);
    await enqueue(tx, stopPaying, place, { key: stopKey(place) });
    await noteOf(scope, payment, 'payment.taken_back');
  },
});

type Scope = Pick<ActionScope<{ workspaceId: string; id: string; version: number }>, 'input' | 'tx' | 'me'>;

type Loaded = { readonly run: LockedRun; readonly payment: LockedStripePayment; readonly hasLeft: boolean };

/**
 * Loads a payment as it was seen, with its run locked. @throws Refused when this isn't an owner, or its state doesn't
 * allow it.
 */
async function load({ input, tx, me }: Scope, resolution: Resolution): Promise<Loaded> {
  const { workspaceId, id, version } = input;
  requireOwner(me, workspaceId);
  requireStripe();
  const where = { workspaceId_id: { workspaceId, id } };
  const found = await tx.payment.findUnique({ where, select: { runId: true } });
  const locked = found?.runId
    ? await lockPayment(tx, { workspaceId, runId: found.runId, paymentId: id })
    : null;
  if (!locked) throw notFound('payment');
  const { run, payment } = locked;
  if (payment.version !== version) throw changedMeanwhile('payment');
  // only now: a look may have recorded a transfer, or a part that came back, while this waited for its turn
  const { transfer, moves, returned } = await tx.payment.findUniqueOrThrow({
    where,
    select: {
      transfer: { select: { id: true } },
      moves: { orderBy: { number: 'desc' }, take: 1, select: { event: true, at: true } },
      returned: { orderBy: { approvedAt: 'desc' }, take: 1, select: { approvedAt: true } },
    },
  });
  const steps = await tx.paymentStep.findMany({
    where: { workspaceId, paymentId: id, kind: { in: ['reverse', 'refund'] } },
    select: { kind: true, begunAt: true, endedAt: true, stripeId: true, said: true },
    orderBy: [{ begunAt: 'asc' }, { id: 'asc' }],
  });
  const hasLeft = transfer !== null;
  const standing = takenBack(steps, moves[0] ?? null, returned[0]?.approvedAt ?? null);
  const { state, returnedMinor, sent } = payment;
  const cover = coverOf(await readCover(tx, run), id);
  const isChargeLost = await readChargeLost(tx, run);
  const facts = { rail: run.rail, state, hasLeft, returnedMinor, sent, cover, isChargeLost, ...standing };
  demand(decideResolution(facts, resolution));
  return { run, payment, hasLeft };
}
