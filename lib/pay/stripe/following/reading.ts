import type Stripe from 'stripe';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { declineInWords } from '../charging/declines.rules';
import type { Movement } from '../comparing/movements.rules';
import { chargedBy } from '../methods/methods.rules';
import { disputeOf } from '../refunds/disputes.rules';
import { NOTHING, type SeenCharge, type SeenRun, type SeenTransfer } from './seen.rules';

/** What identifies a run at Stripe. */
export type RunAtStripe = {
  readonly runId: string;
  readonly intentId: string | null;
  readonly customerId: string | null;
};

/** @returns the transfer group that keeps what belongs to one run together at Stripe. */
export function groupOf(runId: string): string {
  return `run_${runId}`;
}

/**
 * Reads everything Stripe knows about a run. Several requests and no transaction: the result is applied in one
 * afterwards.
 */
export async function readRun(stripe: Stripe, run: RunAtStripe): Promise<SeenRun> {
  const intent = await findIntent(stripe, run);
  if (!intent) return NOTHING;
  const ofIntent = { payment_intent: intent.id, limit: 100 };
  const [charges, transfers, refunds, disputes] = await Promise.all([
    all(
      stripe.charges.list({
        ...ofIntent,
        expand: ['data.balance_transaction', 'data.failure_balance_transaction'],
      }),
    ),
    all(
      stripe.transfers.list({
        transfer_group: groupOf(run.runId),
        limit: 100,
        expand: ['data.balance_transaction'],
      }),
    ),
    all(
      stripe.refunds.list({
        ...ofIntent,
        expand: ['data.balance_transaction', 'data.failure_balance_transaction'],
      }),
    ),
    all(stripe.disputes.list(ofIntent)),
  ]);
  const reversals = await readReversals(stripe, transfers);
  const byHand = refunds.filter(isByHand);
  const latest = charges.find(({ id }) => id === idOf(intent.latest_charge));
  return {
    charge: {
      ...chargeOf(intent),
      movementId: idOf(latest?.balance_transaction ?? null),
      charged: intent.status === 'succeeded' ? chargedBy(latest?.payment_method_details ?? null) : null,
    },
    movements: [
      ...charges.flatMap((charge) => [
        ...movementsOf('charge', charge.balance_transaction, null),
        ...movementsOf('charge', charge.failure_balance_transaction, null),
      ]),
      ...transfers.flatMap((each) =>
        movementsOf('transfer', each.balance_transaction, each.metadata.payment ?? null),
      ),
      ...reversals,
      ...refunds.flatMap(({ balance_transaction: back, failure_balance_transaction: stayed, metadata }) =>
        [back, stayed ?? null].flatMap((each) => movementsOf('refund', each, metadata?.payment ?? null)),
      ),
      ...disputes.flatMap((dispute) =>
        dispute.balance_transactions.flatMap((each) => movementsOf('dispute', each, null)),
      ),
    ],
    transfers: transfers.flatMap(sentOf),
    refunded: refunds.flatMap(({ status, metadata }) =>
      // a part is refunded separately, and ends nothing
      status === 'succeeded' && metadata?.back === undefined ? (metadata?.payment ?? []) : [],
    ),
    finishedRefunds: refunds.filter((each) => !isPending(each)).map(({ id }) => id),
    failedRefunds: refunds
      .filter(hasFailed)
      .map((each) => ({ id: each.id, paymentId: each.metadata?.payment ?? null, reason: reasonOf(each) })),
    refundedByHandMinor: sumOf(byHand.filter(hasHeld).map(({ amount }) => amount)),
    refundsByHand: byHand.length,
    unbookedRefundsMinor: sumOf(refunds.filter(isUnbooked).map(({ amount }) => amount)),
    isRefunding: refunds.some(isPending),
    ...disputeOf(disputes, intent.amount - sumOf(refunds.filter(hasHeld).map(({ amount }) => amount))),
  };
}

/** @returns a run's intent: by its id or, while that isn't known, by its metadata. */
export async function findIntent(
  stripe: Stripe,
  { runId, intentId, customerId }: RunAtStripe,
): Promise<Stripe.PaymentIntent | null> {
  if (intentId !== null) return stripe.paymentIntents.retrieve(intentId);
  if (customerId === null) return null;
  for await (const intent of stripe.paymentIntents.list({ customer: customerId, limit: 100 })) {
    if (intent.metadata.run === runId) return intent;
  }
  return null;
}

const STATUSES: Partial<Record<Stripe.PaymentIntent.Status, SeenCharge['status']>> = {
  succeeded: 'succeeded',
  processing: 'processing',
  requires_action: 'needs_owner',
  canceled: 'cancelled',
};

function chargeOf(intent: Stripe.PaymentIntent): Omit<SeenCharge, 'movementId' | 'charged'> {
  const error = intent.last_payment_error;
  const isAsking = error?.code === 'authentication_required';
  return {
    intentId: intent.id,
    chargeId: idOf(intent.latest_charge),
    status: STATUSES[intent.status] ?? (isAsking ? 'needs_owner' : 'declined'),
    actionUrl: intent.next_action?.redirect_to_url?.url ?? null,
    said:
      error && intent.status !== 'succeeded' ? declineInWords(error.decline_code ?? error.code ?? '') : '',
  };
}

async function readReversals(
  stripe: Stripe,
  transfers: readonly Stripe.Transfer[],
): Promise<readonly Movement[]> {
  const reversed = transfers.filter(({ amount_reversed: minor }) => minor > 0);
  const lists = await Promise.all(
    reversed.map(async (transfer) => {
      const list = await all(
        stripe.transfers.listReversals(transfer.id, { limit: 100, expand: ['data.balance_transaction'] }),
      );
      return list.flatMap((each) =>
        movementsOf('reversal', each.balance_transaction, transfer.metadata.payment ?? null),
      );
    }),
  );
  return lists.flat();
}

/** @returns a balance transaction as the product books it; none when Stripe hasn't booked it yet. */
export function movementsOf(
  kind: Movement['kind'],
  booked: string | Stripe.BalanceTransaction | null,
  paymentId: string | null,
): readonly Movement[] {
  if (booked === null || typeof booked === 'string') return [];
  const { id, amount, fee, currency } = booked;
  return [{ id, kind, amountMinor: amount, feeMinor: fee, currency: currency.toUpperCase(), paymentId }];
}

/** @returns that a transfer has left for an assistant, and how much of it is still with them. */
export function sentOf(transfer: Stripe.Transfer): readonly SeenTransfer[] {
  const { payment } = transfer.metadata;
  if (payment === undefined) return [];
  const arrivingAs = idOf(transfer.destination_payment ?? null);
  const left = transfer.reversed ? 'nothing' : transfer.amount_reversed > 0 ? 'part' : 'whole';
  const sentAt = new Date(transfer.created * 1000);
  return [{ id: transfer.id, paymentId: payment, arrivingAs, sentAt, left }];
}

/** @returns whether no bank accepted a refund: its money is in Stripe's balance again. */
export function hasFailed({ status }: Pick<Stripe.Refund, 'status'>): boolean {
  return status === 'failed' || status === 'canceled';
}

/** @returns why a refund failed, as Stripe names it: one that was cancelled may carry no reason. */
function reasonOf({ status, failure_reason: reason }: Stripe.Refund): string {
  return reason ?? (status === 'canceled' ? 'merchant_request' : 'unknown');
}

function isPending({ status }: Stripe.Refund): boolean {
  return status === 'pending' || status === 'requires_action';
}

function hasHeld(refund: Stripe.Refund): boolean {
  return !hasFailed(refund);
}

function isUnbooked(refund: Stripe.Refund): boolean {
  return hasHeld(refund) && refund.balance_transaction === null;
}

/** Whatever the product refunds names its payment. */
function isByHand(refund: Stripe.Refund): boolean {
  return refund.metadata?.payment === undefined;
}

async function all<T extends { id: string }>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const each of list) found.push(each);
  return found;
}

/** @returns the id of something Stripe gives as an id or as the object itself. */
export function idOf(thing: string | { readonly id: string } | null | undefined): string | null {
  return typeof thing === 'string' ? thing : (thing?.id ?? null);
}
