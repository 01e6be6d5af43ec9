import Stripe from 'stripe';
import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { followPayout } from '../global-payouts/following.jobs';
import { followAccount } from '../stripe/accounts/accounts.jobs';
import { stripeClient } from '../stripe/client';
import { ofIntent, placeOf } from '../stripe/following/belonging';
import { followRun } from '../stripe/following/following.jobs';
import { followKey } from '../stripe/job-keys';
import { forgetCustomer } from '../stripe/methods/customers';
import { forgetMethod } from '../stripe/methods/methods';
import { type SetupPlace, setupOf, takeMethod } from '../stripe/methods/setting-up.jobs';
import type { RunPlace } from '../stripe/runs.queries';
import { notePayout } from '../stripe/sending/arriving';

/** Processes one Stripe event: fetches its subject, and has whatever it belongs to looked at again. */
export const takeEvent: Job<{ readonly id: string }> = defineJob({
  name: 'pay.take_event',
  payload: z.object({ id: z.string() }),
  async run({ id }) {
    const event = await withActor({ kind: 'stripe' }, async (tx) => {
      const found = await tx.stripeEvent.findUnique({ where: { id } });
      if (!found || found.settledAt !== null) return null;
      // a thin event of an object that version 1 has is called after it: `v1.charge.refunded`
      const told = { ...found, type: found.type.replace(/^v1\./, '') };
      if (!(await isKnown(tx, told))) return told;
      await tx.stripeEvent.updateMany({ where: { id }, data: { settledAt: now() } });
      return null;
    });
    if (!event) return;
    const follow = await whatFollows(stripeClient(), event).catch(orNothing);
    await withActor({ kind: 'stripe' }, async (tx) => {
      await follow?.(tx);
      await tx.stripeEvent.updateMany({ where: { id }, data: { settledAt: now() } });
    });
  },
});

/**
 * A test event from Stripe's dashboard is about something that doesn't exist; it never will, however often it is
 * fetched.
 */
function orNothing(error: unknown): null {
  if (isNotThere(error)) return null;
  throw error;
}

/** Version 2 of the API has no code for it, only the status. Nothing can be asked about a disconnected account either. */
function isNotThere(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  if (error instanceof Stripe.errors.StripePermissionError) return true;
  return error.statusCode === 404 || error.code === 'resource_missing';
}

/**
 * The job that requested a transfer has usually booked it before its event comes: then a run of a thousand isn't read
 * again for each.
 */
async function isKnown(tx: Tx, { type, objectId }: Told): Promise<boolean> {
  if (type !== 'transfer.created') return false;
  const noted = await tx.paymentTransfer.findUnique({ where: { transferId: objectId } });
  if (!noted) return false;
  const { workspaceId, paymentId } = noted;
  const sourceKey = `payment:${paymentId}:received`;
  return (await tx.ledgerTransaction.count({ where: { workspaceId, sourceKey } })) > 0;
}

type Told = { readonly type: string; readonly objectId: string; readonly accountId: string | null };
type Follow = (tx: Tx) => Promise<void>;

/** @returns what is to be done, or null for what isn't ours. */
async function whatFollows(stripe: Stripe, told: Told): Promise<Follow | null> {
  const { type, objectId, accountId } = told;
  if (type.startsWith('v2.')) return ofVersion2(stripe, type, told);
  if (accountId !== null) return ofAccount(stripe, type, accountId, objectId);
  const run = await runOf(stripe, type, objectId);
  if (run) return (tx) => enqueue(tx, followRun, run, { key: followKey(run) });
  const setup = await setupBehind(stripe, type, objectId);
  if (setup) return (tx) => enqueue(tx, takeMethod, setup, { key: `pay.setup:${setup.setupId}` });
  if (type.startsWith('payment_method.') || type === 'mandate.updated') {
    await forgetMethod(stripe, type, objectId);
  }
  if (type === 'customer.deleted') await forgetCustomer(stripe, objectId);
  return null;
}

/**
 * @returns the setup on Stripe's page that something belongs to, by its page, or by the intent behind it, whichever the
 * event names.
 */
async function setupBehind(stripe: Stripe, type: string, id: string): Promise<SetupPlace | null> {
  if (type.startsWith('checkout.session.'))
    return setupOf((await stripe.checkout.sessions.retrieve(id)).metadata);
  return type.startsWith('setup_intent.') ? setupOf((await stripe.setupIntents.retrieve(id)).metadata) : null;
}

/** @returns what follows from an event about what only version 2 of the API has: recipients and payouts to them. */
async function ofVersion2(stripe: Stripe, type: string, { objectId }: Told): Promise<Follow | null> {
  // `v2.core.account.closed`, and `v2.core.account[requirements].updated` with a part of it in brackets
  if (/^v2\.core\.account[.[]/.test(type)) return ofAccount(stripe, type, objectId, objectId);
  if (!type.startsWith('v2.money_management.outbound_payment.')) return null;
  const { metadata } = await stripe.v2.moneyManagement.outboundPayments.retrieve(objectId);
  const payout = PayoutPlace.safeParse(metadata);
  if (!payout.success) return null;
  const { workspace: workspaceId, run: runId, payment: paymentId } = payout.data;
  const look = { workspaceId, runId, paymentId, payoutId: objectId, looks: 0 };
  // its own key: a look that is under way plans the next one, and this doesn't wait for that
  return (tx) => enqueue(tx, followPayout, look, { key: `pay.payout_told:${paymentId}` });
}

async function ofAccount(
  stripe: Stripe,
  type: string,
  accountId: string,
  objectId: string,
): Promise<Follow | null> {
  const person = await withActor({ kind: 'stripe' }, (tx) =>
    tx.connectedAccount.findUnique({ where: { accountId }, select: { userId: true, said: true } }),
  );
  if (!person) return null;
  const { userId, said } = person;
  if (type === 'payout.paid' || type === 'payout.failed')
    await notePayout(
      stripe,
      accountId,
      await stripe.payouts.retrieve(objectId, {}, { stripeAccount: accountId }),
    );
  // a failed payout means that their bank refused it; the next paid one says that it no longer does
  const isOfBank = type === 'payout.failed' || (type === 'payout.paid' && said !== '');
  if (type.startsWith('payout.') && !isOfBank) return null;
  return (tx) => enqueue(tx, followAccount, { userId }, { key: `pay.account:${userId}` });
}

/** @returns the run that a Stripe object belongs to, by its metadata; null when it isn't ours. */
async function runOf(stripe: Stripe, type: string, id: string): Promise<RunPlace | null> {
  if (type.startsWith('payment_intent.')) return placeOf(await stripe.paymentIntents.retrieve(id));
  if (type.startsWith('transfer.')) return placeOf(await stripe.transfers.retrieve(id));
  if (type.startsWith('refund.')) return ofIntent(stripe, await stripe.refunds.retrieve(id));
  if (type.startsWith('charge.dispute.')) return ofIntent(stripe, await stripe.disputes.retrieve(id));
  // a charge's refund also comes as `charge.refund.updated`, under the refund's id
  if (type.startsWith('charge.refund.')) return ofIntent(stripe, await stripe.refunds.retrieve(id));
  if (type.startsWith('charge.')) return placeOf(await stripe.charges.retrieve(id));
  return null;
}

const PayoutPlace = z.object({ workspace: Id, run: Id, payment: Id });
