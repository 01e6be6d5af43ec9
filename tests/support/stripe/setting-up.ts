import type Stripe from 'stripe';
import type { Decline } from './cards';
import { challenge } from './challenges';
import { newId } from './kept';
import { attach, idOf } from './methods';
import { sendAmounts } from './microdeposits';
import { declined, invalid } from './refusals';
import type { KeptMethod, World } from './world';

export interface Confirmation {
  /** the person has agreed to the mandate that a debit needs */
  isAccepted: boolean;
  returnUrl?: string | undefined;
  /** `automatic` and `instant`: its bank says at once whose it is */
  verifiedBy?: 'automatic' | 'instant' | 'microdeposits' | undefined;
}

/**
 * Saves the payment method of a SetupIntent, or asks its person for 3-D Secure first.
 * @throws a `card_error` when the card is declined: the SetupIntent then waits for another.
 */
export function confirmSetup(world: World, setup: Stripe.SetupIntent, confirmation: Confirmation): void {
  const kept = checkSetup(world, setup, confirmation);
  if ('card' in kept.behind && kept.behind.card.saved)
    throw refuseSetup(world, setup, kept.behind.card.saved);
  if ('card' in kept.behind && kept.behind.card.asks) {
    setup.next_action = challenge(world, setup.id, confirmation.returnUrl);
    setup.status = 'requires_action';
    world.events.tell('setup_intent.requires_action', setup);
    return;
  }
  if ('bank' in kept.behind && confirmation.verifiedBy === 'microdeposits') {
    sendAmounts(world, setup);
    return;
  }
  succeedSetup(world, setup, kept);
}

/**
 * @returns the payment method that a SetupIntent would be confirmed with.
 * @throws a 400 when it isn't in a state for that, or something is missing.
 */
export function checkSetup(world: World, setup: Stripe.SetupIntent, confirmation: Confirmation): KeptMethod {
  if (setup.status === 'succeeded' || setup.status === 'canceled' || setup.status === 'requires_action')
    throw invalid(`You cannot confirm this SetupIntent because it has a status of ${setup.status}.`, {
      code: 'setup_intent_unexpected_state',
    });
  const named = idOf(setup.payment_method);
  if (named === null)
    throw invalid(
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
      { code: 'setup_intent_unexpected_state' },
    );
  const kept = world.methods.get(named);
  if ('bank' in kept.behind && !confirmation.isAccepted)
    throw invalid('A mandate is needed to set up this payment method: give `mandate_data`.', {
      code: 'setup_intent_mandate_invalid',
      param: 'mandate_data',
    });
  return kept;
}

/** What follows once 3-D Secure was passed, or wasn't needed. */
export function succeedSetup(world: World, setup: Stripe.SetupIntent, kept: KeptMethod): void {
  kept.isSetUp = true;
  setup.next_action = null;
  setup.last_setup_error = null;
  setup.status = 'succeeded';
  if ('bank' in kept.behind) setup.mandate = mandateFor(world, kept).id;
  const customer = idOf(setup.customer);
  if (customer !== null) attach(world, kept, customer);
  world.events.tell('setup_intent.succeeded', setup);
}

/** What follows when 3-D Secure wasn't passed. */
export function failSetupChallenge(world: World, setup: Stripe.SetupIntent): void {
  refuseSetup(world, setup, {
    code: 'setup_intent_authentication_failure',
    message: 'The latest attempt to set up the payment method has failed because authentication failed.',
  });
}

function refuseSetup(world: World, setup: Stripe.SetupIntent, decline: Decline) {
  const method = world.methods.get(idOf(setup.payment_method) ?? '').method;
  setup.next_action = null;
  setup.payment_method = null;
  setup.status = 'requires_payment_method';
  const error = { ...decline, payment_method: method };
  setup.last_setup_error = { ...lastError(decline), payment_method: structuredClone(method) };
  world.events.tell('setup_intent.setup_failed', setup);
  return declined({ ...error, setup_intent: structuredClone(setup) });
}

/** @returns a decline in the shape of `last_setup_error` and `last_payment_error`. */
export function lastError(decline: Decline): Stripe.SetupIntent.LastSetupError {
  const { message, decline_code } = decline;
  return {
    code: decline.code,
    message,
    type: decline.code === 'setup_intent_authentication_failure' ? 'invalid_request_error' : 'card_error',
    ...(decline_code !== undefined && { decline_code }),
  };
}

/** The holder of a bank account revokes the mandate for debits: at their bank, without asking us. */
export function revokeMandate(world: World, id: string): void {
  const mandate = world.mandates.get(id);
  mandate.status = 'inactive';
  world.methods.get(idOf(mandate.payment_method) ?? '').isSetUp = false;
  world.events.tell('mandate.updated', mandate, { previous: { status: 'active' } });
}

function mandateFor(world: World, { method }: KeptMethod): Stripe.Mandate {
  return world.mandates.add({
    id: newId('mandate'),
    object: 'mandate',
    customer_acceptance: {
      accepted_at: world.clock.now(),
      online: { ip_address: '127.0.0.1', user_agent: 'stand-in' },
      type: 'online',
    },
    livemode: false,
    multi_use: {},
    payment_method: method.id,
    payment_method_details: { type: 'us_bank_account', us_bank_account: {} },
    status: 'active',
    type: 'multi_use',
  });
}
