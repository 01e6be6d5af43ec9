import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../stripe/client';
import { stopKey } from '../stripe/job-keys';
import { type LockedStripePayment, move } from '../stripe/moving';
import { endRequest, isUnderWay, requestOnce } from '../stripe/request-once';
import { lockPayment, type PaymentPlace } from '../stripe/runs.queries';
import { type OutboundPayment, type SeenPayout, takeOver } from './following';
import { followPayout } from './following.jobs';
import { reasonInWords } from './payout-status.rules';
import { isStopped } from './stopping';
import { stopPaying } from './stopping.jobs';

/**
 * Pays one assistant of a run from the business's Stripe balance. One that fails doesn't hold up the others. If an owner
 * has stopped it, or Stripe no longer pays out to them, it isn't requested any more; an earlier request, perhaps never
 * answered, is looked for, and stopped by a job of its own.
 */
export const payOut: Job<PaymentPlace> = defineJob({
  name: 'pay.pay_out',
  payload: z.object({ workspaceId: Id, runId: Id, paymentId: Id }),
  async run(place) {
    const begun = await begin(place);
    if (!begun) return;
    const asked = await (begun.isOpen
      ? send(place, begun, begun.recipient)
      : endRequest({ ...place, kind: 'transfer' }, { find: () => findPayout(place, begun.recipient) }));
    const isNotMade = !asked.ok && !begun.isOpen;
    if (isNotMade) await giveUp(place);
    const seen = asked.ok ? asked.answer : notMade(asked.refusal.said, begun.isBeingStopped);
    await withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
      const locked = await lockPayment(tx, place);
      if (!locked) return;
      const at = now();
      await takeOver(tx, locked, seen, at);
      if (!asked.ok) return;
      const look = { ...place, payoutId: asked.answer.id, looks: 0 };
      await enqueue(tx, followPayout, look, soonAfter(place, at));
      if (await isStopped(tx, place)) await enqueue(tx, stopPaying, place, { key: stopKey(place) });
    });
  },
});

function notMade(said: string, isBeingStopped: boolean): SeenPayout {
  return isBeingStopped
    ? { id: null, status: 'canceled', said: reasonInWords('canceled', null) }
    : { id: null, status: 'failed', said };
}

/**
 * Nothing is requested any more, and nothing was found: what was announced ends here.
 * @throws Error while an unanswered request may still be under way: it would pay what is owed again by then.
 */
async function giveUp({ workspaceId, runId, paymentId }: PaymentPlace): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const open = { workspaceId, runId, paymentId, endedAt: null };
    const at = now();
    const asked = await tx.paymentStep.findFirst({ where: { ...open, kind: 'transfer' } });
    if (asked && isUnderWay(asked.begunAt, at))
      throw new Error(`${asked.key} was asked a moment ago, and may be under way`);
    await tx.paymentStep.updateMany({ where: open, data: { endedAt: at, said: 'never made' } });
  });
}

function soonAfter({ paymentId }: PaymentPlace, at: Date) {
  return { key: `pay.follow_payout:${paymentId}`, runAt: new Date(at.getTime() + 60_000) };
}

type Begun = {
  readonly payment: LockedStripePayment;
  readonly balanceId: string;
  /** an owner has asked for it to be stopped */
  readonly isBeingStopped: boolean;
} & (
  | { readonly isOpen: true; readonly recipient: string }
  /** it is being stopped, or Stripe doesn't pay out to them at present; null when it never did */
  | { readonly isOpen: false; readonly recipient: string | null }
);

function begin(place: PaymentPlace): Promise<Begun | null> {
  const { workspaceId } = place;
  return withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const locked = await lockPayment(tx, place);
    if (!locked || locked.run.balanceId === null) return null;
    const { payment } = locked;
    const begun = await move(tx, payment, 'payout_begun', { byId: null, at: now() });
    if (begun.state !== 'transferring') return null;
    const { assistant } = await tx.engagement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: payment.engagementId } },
      select: { assistant: { select: { connectedAccount: true } } },
    });
    const account = assistant?.connectedAccount;
    const recipient = account?.accountId ?? null;
    const isBeingStopped = await isStopped(tx, place);
    const known = { payment: begun, balanceId: locked.run.balanceId, isBeingStopped };
    const isOpen = account?.bankPayouts === 'active' && !isBeingStopped;
    return isOpen && recipient !== null
      ? { ...known, isOpen, recipient }
      : { ...known, isOpen: false, recipient };
  });
}

async function findPayout(
  { paymentId }: PaymentPlace,
  recipient: string | null,
): Promise<OutboundPayment | null> {
  if (recipient === null) return null;
  const { outboundPayments } = stripeClient().v2.moneyManagement;
  for await (const each of outboundPayments.list({ recipient, limit: 100 }))
    if (each.metadata?.payment === paymentId) return each;
  return null;
}

function send(place: PaymentPlace, { payment: { money }, balanceId }: Begun, recipient: string) {
  const { outboundPayments } = stripeClient().v2.moneyManagement;
  const { workspaceId, runId, paymentId } = place;
  const currency = money.currency.toLowerCase();
  return requestOnce(
    { ...place, kind: 'transfer' },
    {
      find: () => findPayout(place, recipient),
      parameters: {
        amount: { value: money.minor, currency },
        from: { financial_account: balanceId, currency },
        to: { recipient },
        metadata: { workspace: workspaceId, run: runId, payment: paymentId },
      },
      call: (parameters, idempotencyKey): Promise<OutboundPayment> =>
        outboundPayments.create(parameters, { idempotencyKey }),
    },
  );
}
