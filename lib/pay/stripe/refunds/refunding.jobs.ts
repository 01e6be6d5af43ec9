import type Stripe from 'stripe';
import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../client';
import { follow } from '../following/following';
import { hasFailed } from '../following/reading';
import { move } from '../moving';
import { notifyOfMove, notifyTakenBack } from '../notifying';
import { type RequestOutcome, requestOnce } from '../request-once';
import { lockPayment, type PaymentPlace } from '../runs.queries';
import { readCover } from './refund-cover.queries';
import { comesBackMinor, coverOf, TAKEN_BACK } from './refund-cover.rules';

/**
 * Takes one assistant's part back: reverses its transfer, if there was one, and refunds that much of the charge.
 * Stripe's fee for the charge isn't refunded. If the reversal is refused because the account is short of money, nothing
 * is refunded.
 */
export const takeMoneyBack: Job<PaymentPlace> = defineJob({
  name: 'pay.take_back',
  payload: z.object({ workspaceId: Id, runId: Id, paymentId: Id }),
  async run(place) {
    const { workspaceId, runId, paymentId } = place;
    // a transfer that hasn't been recorded yet would be refunded and stay sent
    await follow(place);
    const known = await withActor({ kind: 'workspace', workspaceId }, async (tx) => ({
      held: await lockPayment(tx, place),
      isAsked: await tx.paymentStep.findFirst({
        where: { workspaceId, runId, paymentId, kind: 'refund', endedAt: null },
        select: { id: true },
      }),
      transfer: await tx.paymentTransfer.findUnique({
        where: { workspaceId_paymentId: { workspaceId, paymentId } },
      }),
    }));
    const intentId = known.held?.run.intentId ?? null;
    if (!known.held || intentId === null) return;
    // a finished one has been refunded, unless an owner has requested it again since
    if (known.held.payment.state === 'refunded' && !known.isAsked) return;
    const { payment } = known.held;
    const atStripe = { ...place, intentId };
    if (payment.returnedMinor > 0) return giveBackParts(atStripe, payment.returnedMinor);
    if (known.transfer && !(await reverse(place, known.transfer.transferId))) return;
    const find = async () => (await refundsOf(atStripe))[0] ?? null;
    const amount = await toRefund(place, payment.sent.minor, known.transfer !== null);
    if (amount === 0 && !(await find())) return settleCovered(place);
    const asked = await refund(atStripe, { find, amount, metadata: metadataOf(place) });
    if (known.transfer && !asked.ok) await comeBackUnrefunded(place, asked.refusal.code);
  },
});

/** @returns how much of a payment, back from the assistant if it was sent, is still at Stripe to be refunded. */
async function toRefund(place: PaymentPlace, sentMinor: number, wasReversed: boolean): Promise<number> {
  // the books have to know of the reversal: they say what is left
  if (wasReversed) await follow(place);
  return withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
    const locked = await lockPayment(tx, place);
    if (!locked) return sentMinor;
    return comesBackMinor(sentMinor, coverOf(await readCover(tx, locked.run), place.paymentId));
  });
}

/** All of it was refunded by hand already: nothing more is asked of Stripe, and the same is owed again (adr/0152). */
async function settleCovered(place: PaymentPlace): Promise<void> {
  const { workspaceId, runId, paymentId } = place;
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const locked = await lockPayment(tx, place);
    if (!locked) return;
    const at = now();
    await tx.paymentStep.updateMany({
      where: { workspaceId, runId, paymentId, kind: 'refund', endedAt: null },
      data: { endedAt: at, said: 'refunded_by_hand' },
    });
    const payment = await move(tx, locked.payment, 'refund_settled', { byId: null, note: HAD_IT, at });
    if (payment.state !== locked.payment.state) await notifyOfMove(tx, locked.run, payment, '', at);
  });
}

const HAD_IT = 'It had been refunded to you by hand already, so nothing more was asked of Stripe.';

/**
 * What was taken from the assistant's account isn't paid, also where Stripe then refuses to refund it: it waits at Stripe, and an
 * owner asks again or settles it. Both sides are told, once.
 */
async function comeBackUnrefunded(place: PaymentPlace, reason: string): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
    const locked = await lockPayment(tx, place);
    if (!locked) return;
    const at = now();
    const payment = await move(tx, locked.payment, 'transfer_reversed', { byId: null, note: TAKEN_BACK, at });
    if (payment.state === locked.payment.state) return;
    await notifyTakenBack(tx, locked.run, payment, { reason, at });
  });
}

/** A payment, and the charge of its run. */
type Charged = PaymentPlace & { readonly intentId: string };

/**
 * Refunds what came back of a payment in parts, reversed by hand, as far as it wasn't refunded before; the rest stays
 * with the assistant. The metadata of each refund says up to how much has been refunded with it.
 */
async function giveBackParts(place: Charged, returnedMinor: number): Promise<void> {
  const before = await refundsOf(place);
  const back = String(returnedMinor);
  const last = before.find(({ metadata }) => metadata?.back === back);
  const amount = returnedMinor - sumOf(before.filter((each) => each !== last).map((each) => each.amount));
  const metadata = { ...metadataOf(place), back };
  await refund(place, { find: async () => last ?? null, amount, metadata });
}

type Refunding = {
  /** one that was already requested from Stripe */
  readonly find: () => Promise<Stripe.Refund | null>;
  readonly amount: number;
  readonly metadata: Record<string, string>;
};

/** @returns whether Stripe took it on, or why not. */
async function refund(
  { intentId, ...place }: Charged,
  { find, amount, metadata }: Refunding,
): Promise<RequestOutcome<Stripe.Refund>> {
  const asked = await requestOnce(
    { ...place, kind: 'refund' },
    {
      find,
      parameters: { payment_intent: intentId, amount, metadata },
      call: (parameters, idempotencyKey) => stripeClient().refunds.create(parameters, { idempotencyKey }),
    },
  );
  await follow(place);
  return asked;
}

/** @returns a payment's refunds that haven't failed, newest first. */
async function refundsOf({ intentId, paymentId }: Charged): Promise<readonly Stripe.Refund[]> {
  const own: Stripe.Refund[] = [];
  for await (const each of stripeClient().refunds.list({ payment_intent: intentId, limit: 100 }))
    if (each.metadata?.payment === paymentId && !hasFailed(each)) own.push(each);
  return own;
}

function metadataOf({ workspaceId, runId, paymentId }: PaymentPlace): Record<string, string> {
  return { workspace: workspaceId, run: runId, payment: paymentId };
}

/** @returns whether the transfer is fully reversed. */
async function reverse(place: PaymentPlace, transferId: string): Promise<boolean> {
  const stripe = stripeClient();
  const asked = await requestOnce(
    { ...place, kind: 'reverse' },
    {
      // the operator may have reversed some of it by hand: what is left is reversed all the same
      find: async (): Promise<{ readonly id: string } | null> => {
        const transfer = await stripe.transfers.retrieve(transferId);
        return transfer.reversed ? transfer : null;
      },
      parameters: { metadata: metadataOf(place) },
      call: (parameters, idempotencyKey): Promise<{ readonly id: string }> =>
        stripe.transfers.createReversal(transferId, parameters, { idempotencyKey }),
    },
  );
  return asked.ok;
}
