import type Stripe from 'stripe';
import { z } from 'zod';
import { listedByCharge } from './by-charge';
import type { Seconds } from './clock';
import { newId, PLATFORM } from './kept';
import { idOf } from './methods';
import { mergeMetadata, metadata, text, whole } from './parameters';
import { invalid } from './refusals';
import { type Route, route } from './router';
import type { World } from './world';

const Create = z.strictObject({
  charge: text.optional(),
  payment_intent: text.optional(),
  amount: whole.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
});

/** How long a refund that its bank refuses seems to have succeeded (docs.stripe.com/testing, "Refunds"). */
const FAILS_AFTER = 60;

/** Refunds: from what is pending for a recent charge, else from what is available; they wait if that's too little. */
export function refunds(world: World): readonly Route[] {
  world.money.onAvailable(() => {
    for (const refund of world.refunds.newestFirst().reverse())
      if (refund.status === 'pending') settle(world, refund);
  });
  return [
    route('POST', '/v1/refunds', Create, ({ parameters }) => {
      const charge = chargeOf(world, parameters);
      const left = charge.amount_captured - charge.amount_refunded;
      checkRefundable(charge, left);
      const amount = parameters.amount ?? left;
      if (amount < 1 || amount > left)
        throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
          param: 'amount',
        });
      charge.amount_refunded += amount;
      charge.refunded = charge.amount_refunded === charge.amount_captured;
      const refund = world.refunds.add({
        ...newRefund(world, charge, amount),
        reason: parameters.reason ?? null,
        metadata: mergeMetadata({}, parameters.metadata),
      });
      settle(world, refund);
      world.events.tell('refund.created', refund);
      world.events.tell('charge.refunded', charge);
      if (takesNone(world, charge))
        world.clock.at(world.clock.now() + FAILS_AFTER, () => {
          if (refund.status === 'succeeded') end(world, refund, 'failed', 'unknown');
        });
      return refund;
    }),
    route('GET', '/v1/refunds/:id', z.strictObject({}), ({ id }) => world.refunds.get(id)),
    listedByCharge('/v1/refunds', world.refunds),
  ];
}

function chargeOf(world: World, { charge, payment_intent: intent }: z.output<typeof Create>): Stripe.Charge {
  if ((charge === undefined) === (intent === undefined))
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
      {
        code: 'parameter_missing',
        param: 'payment_intent',
      },
    );
  if (charge !== undefined) return world.charges.get(charge, undefined, 'charge');
  const latest = idOf(world.intents.get(intent ?? '', undefined, 'payment_intent').latest_charge);
  if (latest === null)
    throw invalid('This PaymentIntent does not have a successful charge to refund.', {
      code: 'charge_not_refundable',
      param: 'payment_intent',
    });
  return world.charges.get(latest);
}

function checkRefundable(charge: Stripe.Charge, left: number): void {
  if (charge.disputed)
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  if (charge.status !== 'succeeded' || !charge.captured)
    throw invalid(`Charge ${charge.id} can't be refunded: it has not succeeded.`, {
      code: 'charge_not_refundable',
    });
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
}

/** Pays a refund, if there is enough to pay it from. */
function settle(world: World, refund: Stripe.Refund): void {
  const availableOn = pendingUntil(world, refund);
  if (availableOn === null && world.money.available(PLATFORM, refund.currency) < refund.amount) return;
  refund.status = 'succeeded';
  const charge = world.charges.get(idOf(refund.charge) ?? '');
  refund.balance_transaction = world.money.move({
    type: charge.payment_method_details?.card ? 'refund' : 'payment_refund',
    category: 'refund',
    amount: -refund.amount,
    currency: refund.currency,
    source: refund.id,
    against: 'network',
    ...(availableOn !== null && { availableOn }),
  }).id;
  world.events.tell('refund.updated', refund);
}

function takesNone(world: World, { payment_method: id }: Stripe.Charge): boolean {
  const behind = world.methods.find(id ?? '')?.behind;
  return behind !== undefined && 'card' in behind && behind.card.afterwards === 'takes_no_refund';
}

/** Somebody cancels it in the dashboard, soon enough (support.stripe.com/questions/canceling-a-refund). */
export function cancelRefund(world: World, id: string): void {
  end(world, world.refunds.get(id), 'canceled', 'merchant_request');
}

/** Refunds of a charge that wait for money fail once its bank disputes it: it takes the money back by itself. */
export function failPending(world: World, { id }: Stripe.Charge): void {
  for (const refund of world.refunds.newestFirst())
    if (idOf(refund.charge) === id && refund.status === 'pending')
      end(world, refund, 'failed', 'charge_for_pending_refund_disputed');
}

/** It reaches nobody: the money is in the balance again, if it had left, and can be refunded again. */
function end(world: World, refund: Stripe.Refund, status: 'failed' | 'canceled', reason: string): void {
  refund.status = status;
  refund.failure_reason = reason;
  if (refund.balance_transaction !== null)
    refund.failure_balance_transaction = world.money.move({
      type: 'refund_failure',
      category: 'refund_failure',
      amount: refund.amount,
      currency: refund.currency,
      source: refund.id,
      against: 'network',
    }).id;
  const charge = world.charges.get(idOf(refund.charge) ?? '');
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  world.events.tell(status === 'failed' ? 'refund.failed' : 'refund.updated', refund);
}

/** @returns until when the charge's own money is pending, or null when it no longer is. */
function pendingUntil(world: World, refund: Stripe.Refund): Seconds | null {
  const charge = world.charges.get(idOf(refund.charge) ?? '');
  const booked = world.money.transactions.find(idOf(charge.balance_transaction) ?? '');
  // captured a moment ago and not in the books yet
  if (!booked) return world.clock.now() + 1;
  return booked.status === 'pending' ? booked.available_on : null;
}

function newRefund(world: World, charge: Stripe.Charge, amount: number): Stripe.Refund {
  return {
    id: newId(charge.payment_method_details?.card ? 're' : 'pyr'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  };
}
