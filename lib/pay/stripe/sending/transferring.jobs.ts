import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../client';
import { applySeen } from '../following/applying';
import { groupOf, movementsOf, sentOf } from '../following/reading';
import { NOTHING } from '../following/seen.rules';
import { type LockedStripePayment, move } from '../moving';
import { notifyOfMove } from '../notifying';
import { notifyAssistantHeldBack } from '../notifying-held';
import { readCover } from '../refunds/refund-cover.queries';
import { coverOf, HELD_BACK, isCovered } from '../refunds/refund-cover.rules';
import { endRequest, type RequestOutcome, requestOnce } from '../request-once';
import { type LockedRun, lockPayment, lockRun, type PaymentPlace } from '../runs.queries';

/** Sends one assistant's part of a charge on to their account. One that fails doesn't hold up the others. */
export const sendOn: Job<PaymentPlace> = defineJob({
  name: 'pay.send',
  payload: z.object({ workspaceId: Id, runId: Id, paymentId: Id }),
  async run(place) {
    const begun = await begin(place);
    if (!begun) return;
    const { payment, chargeId, destination, isHeld } = begun;
    const asked = await (destination === null || isHeld
      ? endRequest({ ...place, kind: 'transfer' }, { find: () => findTransfer(place) })
      : transfer(place, payment, chargeId, destination));
    await settle(place, asked, isHeld);
  },
});

type Begun = {
  readonly payment: LockedStripePayment;
  readonly chargeId: string;
  /** null when Stripe doesn't let money reach them now */
  readonly destination: string | null;
  /** too little is left of its charge, which somebody refunded by hand (adr/0152) */
  readonly isHeld: boolean;
};

function begin(place: PaymentPlace): Promise<Begun | null> {
  const { workspaceId } = place;
  return withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const locked = await lockPayment(tx, place);
    if (!locked || locked.run.chargeId === null) return null;
    const { payment, run } = locked;
    if (payment.state === 'charged' && run.refundedByHandMinor > 0) {
      await hold(tx, run, payment);
      return null;
    }
    const cover = coverOf(await readCover(tx, run), payment.id);
    const begun = await (payment.state === 'charged'
      ? move(tx, payment, 'transfer_begun', { byId: null, at: now() })
      : payment);
    if (begun.state !== 'transferring') return null;
    const { assistant } = await tx.engagement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: payment.engagementId } },
      select: { assistant: { select: { connectedAccount: true } } },
    });
    const account = assistant?.connectedAccount;
    return {
      payment: begun,
      chargeId: locked.run.chargeId,
      destination: account?.transfers === 'active' ? account.accountId : null,
      isHeld: !isCovered(payment.sent.minor, cover),
    };
  });
}

type TransferAnswer = Parameters<typeof sentOf>[0];

async function findTransfer({ runId, paymentId }: PaymentPlace): Promise<TransferAnswer | null> {
  const group = { transfer_group: groupOf(runId), limit: 100, expand: ['data.balance_transaction'] };
  for await (const each of stripeClient().transfers.list(group))
    if (each.metadata.payment === paymentId) return each;
  return null;
}

function transfer(place: PaymentPlace, payment: LockedStripePayment, chargeId: string, destination: string) {
  const stripe = stripeClient();
  const { workspaceId, runId, paymentId } = place;
  return requestOnce(
    { ...place, kind: 'transfer' },
    {
      find: () => findTransfer(place),
      parameters: {
        amount: payment.sent.minor,
        currency: payment.sent.currency.toLowerCase(),
        destination,
        source_transaction: chargeId,
        transfer_group: groupOf(runId),
        metadata: { workspace: workspaceId, run: runId, payment: paymentId },
        expand: ['balance_transaction'],
      },
      call: (parameters, idempotencyKey): Promise<TransferAnswer> =>
        stripe.transfers.create(parameters, { idempotencyKey }),
    },
  );
}

/** Applies only what this transfer did: a run of a thousand isn't read again for each. */
async function settle(
  place: PaymentPlace,
  asked: RequestOutcome<TransferAnswer>,
  isHeld: boolean,
): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
    const run = await lockRun(tx, place, place.paymentId);
    if (!run) return;
    const at = now();
    if (asked.ok) {
      const { answer } = asked;
      const movements = movementsOf('transfer', answer.balance_transaction ?? null, place.paymentId);
      const seen = { ...NOTHING, movements, transfers: sentOf(answer) };
      await applySeen(tx, run, seen, at);
      return;
    }
    for (const payment of run.payments) {
      if (isHeld) return hold(tx, run, payment);
      const { said } = asked.refusal;
      const after = await move(tx, payment, 'transfer_refused', { byId: null, note: said, at });
      await notifyOfMove(tx, run, after, said, at);
    }
  });
}

/** Leaves a payment to its owner, since too little of its charge is left to send it. Both sides are told. */
async function hold(tx: Tx, run: LockedRun, payment: LockedStripePayment): Promise<void> {
  const at = now();
  const held = await move(tx, payment, 'transfer_held', { byId: null, note: HELD_BACK, at });
  if (held.state === payment.state) return;
  await notifyOfMove(tx, run, held, HELD_BACK, at);
  await notifyAssistantHeldBack(tx, held, at);
}
