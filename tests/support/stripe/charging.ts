import type Stripe from 'stripe';
import type { Decline } from './cards';
import { challenge } from './challenges';
import { bookCharge, failCharge, newCharge, startDebit } from './charges';
import { openDispute } from './disputes';
import { idOf } from './methods';
import { declined, invalid } from './refusals';
import { lastError } from './setting-up';
import type { KeptMethod, World } from './world';

interface Confirmation {
  isOffSession: boolean;
  returnUrl: string | undefined;
  failsOnAction: boolean;
  mandate: string | undefined;
}

const AUTHENTICATION_REQUIRED: Decline = {
  code: 'authentication_required',
  decline_code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

/**
 * Charges the payment method of a PaymentIntent, starts a debit, or asks its person for 3-D Secure first.
 * @throws a `card_error` when the card is declined: the PaymentIntent then waits for another method.
 */
export function confirmIntent(world: World, intent: Stripe.PaymentIntent, confirmation: Confirmation): void {
  const kept = checkConfirmable(world, intent, confirmation);
  if ('bank' in kept.behind) {
    startDebit(world, intent, kept, kept.behind.bank);
    return;
  }
  const { asks } = kept.behind.card;
  if (asks === undefined || (asks === 'unless_set_up' && kept.isSetUp)) {
    chargeCard(world, intent, kept);
    return;
  }
  if (confirmation.isOffSession || confirmation.failsOnAction)
    throw refusePayment(world, intent, kept, AUTHENTICATION_REQUIRED);
  intent.next_action = challenge(world, intent.id, confirmation.returnUrl);
  intent.status = 'requires_action';
  world.events.tell('payment_intent.requires_action', intent);
}

/**
 * @returns the payment method that a PaymentIntent would be confirmed with.
 * @throws a 400 when it isn't in a state for that, or something is missing.
 */
export function checkConfirmable(
  world: World,
  intent: Stripe.PaymentIntent,
  confirmation: Confirmation,
): KeptMethod {
  if (intent.status !== 'requires_confirmation' && intent.status !== 'requires_payment_method')
    throw unexpected('confirm', intent);
  const kept = methodOf(world, intent);
  if (!kept)
    throw invalid(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { code: 'payment_intent_unexpected_state' },
    );
  const mayRedirect =
    intent.allowed_payment_method_types === null &&
    intent.automatic_payment_methods?.allow_redirects === 'always';
  if (mayRedirect && confirmation.returnUrl === undefined)
    throw invalid(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    );
  if ('bank' in kept.behind) checkMandate(world, kept, confirmation.mandate);
  return kept;
}

/** What follows once 3-D Secure was passed, or wasn't needed. */
export function chargeCard(world: World, intent: Stripe.PaymentIntent, kept: KeptMethod): void {
  const card = 'card' in kept.behind ? kept.behind.card : undefined;
  if (card?.charged) throw refusePayment(world, intent, kept, card.charged);
  const charge = newCharge(world, intent, kept);
  intent.latest_charge = charge.id;
  intent.next_action = null;
  intent.last_payment_error = null;
  if (intent.capture_method === 'manual') {
    charge.captured = false;
    charge.amount_captured = 0;
    intent.amount_capturable = intent.amount;
    intent.status = 'requires_capture';
    world.events.tell('charge.succeeded', charge);
    world.events.tell('payment_intent.amount_capturable_updated', intent);
    return;
  }
  succeed(world, intent, charge);
  if (card?.afterwards === 'is_disputed')
    world.clock.at(world.clock.now() + 2, () => openDispute(world, charge));
}

/** @throws when nothing waits to be captured, or less than is asked for. */
export function captureIntent(world: World, intent: Stripe.PaymentIntent, amount: number): void {
  if (intent.status !== 'requires_capture') throw unexpected('capture', intent);
  if (amount < 1 || amount > intent.amount_capturable)
    throw invalid('The amount to capture must be at most what can be captured.', {
      code: 'amount_too_large',
      param: 'amount_to_capture',
    });
  const charge = world.charges.get(idOf(intent.latest_charge) ?? '');
  charge.captured = true;
  charge.amount_captured = amount;
  intent.amount_capturable = 0;
  intent.amount_received = amount;
  intent.status = 'succeeded';
  bookCharge(world, charge);
  world.events.tell('charge.captured', charge);
  world.events.tell('payment_intent.succeeded', intent);
}

/** @throws for one that has succeeded, is under way, or was cancelled before. */
export function cancelIntent(
  world: World,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): void {
  if (intent.status === 'succeeded' || intent.status === 'canceled' || intent.status === 'processing')
    throw unexpected('cancel', intent);
  if (intent.status === 'requires_capture') {
    const charge = world.charges.get(idOf(intent.latest_charge) ?? '');
    charge.refunded = true;
    charge.amount_refunded = charge.amount;
  }
  intent.amount_capturable = 0;
  intent.next_action = null;
  intent.status = 'canceled';
  intent.canceled_at = world.clock.now();
  intent.cancellation_reason = reason;
  world.events.tell('payment_intent.canceled', intent);
}

/** What follows when 3-D Secure wasn't passed. */
export function failPaymentChallenge(world: World, intent: Stripe.PaymentIntent): void {
  const kept = methodOf(world, intent);
  if (!kept) return;
  intent.next_action = null;
  intent.payment_method = null;
  intent.status = 'requires_payment_method';
  intent.last_payment_error = {
    code: 'payment_intent_authentication_failure',
    message: 'The provided PaymentMethod has failed authentication.',
    type: 'invalid_request_error',
    payment_method: structuredClone(kept.method),
  };
  world.events.tell('payment_intent.payment_failed', intent);
}

export function methodOf(world: World, intent: Stripe.PaymentIntent): KeptMethod | undefined {
  const id = idOf(intent.payment_method);
  return id === null ? undefined : world.methods.get(id);
}

function succeed(world: World, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  intent.amount_received = intent.amount;
  intent.status = 'succeeded';
  world.events.tell('charge.succeeded', charge);
  world.events.tell('payment_intent.succeeded', intent);
  if (intent.capture_method === 'automatic') {
    bookCharge(world, charge);
    return;
  }
  // captured a moment later: until then the charge has no balance transaction
  world.clock.at(world.clock.now() + 1, () => {
    bookCharge(world, charge);
    world.events.tell('charge.updated', charge, { previous: { balance_transaction: null } });
  });
}

function refusePayment(world: World, intent: Stripe.PaymentIntent, kept: KeptMethod, decline: Decline) {
  const charge = newCharge(world, intent, kept);
  failCharge(world, charge, decline);
  intent.latest_charge = charge.id;
  intent.payment_method = null;
  intent.next_action = null;
  intent.status = 'requires_payment_method';
  const method = structuredClone(kept.method);
  intent.last_payment_error = { ...lastError(decline), charge: charge.id, payment_method: method };
  world.events.tell('payment_intent.payment_failed', intent);
  return declined({
    ...decline,
    charge: charge.id,
    payment_intent: structuredClone(intent),
    payment_method: method,
  });
}

function checkMandate(world: World, kept: KeptMethod, named: string | undefined): void {
  if (named !== undefined && world.mandates.get(named, undefined, 'mandate').status === 'active') return;
  if (named === undefined && kept.isSetUp) return;
  throw invalid('This payment method has no active mandate: set it up by a SetupIntent first.', {
    code: 'payment_intent_mandate_invalid',
    param: 'mandate',
  });
}

function unexpected(verb: string, intent: Stripe.PaymentIntent) {
  return invalid(`You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`, {
    code: 'payment_intent_unexpected_state',
  });
}
