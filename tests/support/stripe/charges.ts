import type Stripe from 'stripe';
import { z } from 'zod';
import { DEBIT_TAKES, type TestBank } from './banks';
import type { Decline } from './cards';
import { DAY } from './clock';
import { feeOf } from './currencies';
import { newId } from './kept';
import { pageOf } from './listing';
import { idOf } from './methods';
import { listing, mergeMetadata, metadata, text } from './parameters';
import { type Route, route } from './router';
import { lastError } from './setting-up';
import type { KeptMethod, World } from './world';

/** When a card's money can be sent on; Stripe names the number of days for each country. */
const AVAILABLE_AFTER = 2 * DAY;

/** Charges: read only, since each comes from a PaymentIntent. */
export function charges(world: World): readonly Route[] {
  return [
    route('GET', '/v1/charges/:id', z.strictObject({}), ({ id }) => world.charges.get(id)),
    route(
      'POST',
      '/v1/charges/:id',
      z.strictObject({ description: text.optional(), metadata: metadata.optional() }),
      ({ id, parameters }) => {
        const charge = world.charges.get(id);
        charge.description = parameters.description ?? charge.description;
        charge.metadata = mergeMetadata(charge.metadata, parameters.metadata);
        world.events.tell('charge.updated', charge);
        return charge;
      },
    ),
    route(
      'GET',
      '/v1/charges',
      z.strictObject({
        ...listing,
        customer: text.optional(),
        payment_intent: text.optional(),
        transfer_group: text.optional(),
      }),
      ({ parameters: { customer, payment_intent: intent, transfer_group: group, ...page } }) =>
        pageOf(
          '/v1/charges',
          world.charges
            .newestFirst()
            .filter(
              (each) =>
                (customer === undefined || each.customer === customer) &&
                (intent === undefined || each.payment_intent === intent) &&
                (group === undefined || each.transfer_group === group),
            ),
          page,
        ),
    ),
  ];
}

/** The money of a captured charge: pending for some days, with its fee deducted. */
export function bookCharge(world: World, charge: Stripe.Charge): void {
  const { card } = charge.payment_method_details ?? {};
  const kept = world.methods.find(charge.payment_method ?? '');
  const isAtOnce = kept && 'card' in kept.behind && kept.behind.card.afterwards === 'is_available';
  charge.balance_transaction = world.money.move({
    type: card ? 'charge' : 'payment',
    category: 'charge',
    amount: charge.amount_captured,
    fee: feeOf(card ? 'card' : 'us_bank_account', charge.amount_captured, charge.currency),
    currency: charge.currency,
    source: charge.id,
    against: 'network',
    availableOn: world.clock.now() + (isAtOnce ? 0 : card ? AVAILABLE_AFTER : DEBIT_TAKES),
  }).id;
}

/** Marks a charge as refused by the bank. */
export function failCharge(world: World, charge: Stripe.Charge, decline: Decline): void {
  Object.assign(charge, {
    amount_captured: 0,
    captured: false,
    failure_code: decline.code,
    failure_message: decline.message,
    paid: false,
    status: 'failed',
  });
  charge.outcome = {
    ...AUTHORIZED,
    network_status: 'declined_by_network',
    reason: decline.decline_code ?? decline.code,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  };
  world.events.tell('charge.failed', charge);
}

/** A bank debit: on its way for days, then there, or sent back. */
export function startDebit(
  world: World,
  intent: Stripe.PaymentIntent,
  kept: KeptMethod,
  bank: TestBank,
): void {
  const charge = newCharge(world, intent, kept);
  charge.status = 'pending';
  charge.paid = false;
  intent.latest_charge = charge.id;
  intent.last_payment_error = null;
  intent.status = 'processing';
  bookCharge(world, charge);
  world.events.tell('charge.pending', charge);
  world.events.tell('payment_intent.processing', intent);
  if (!bank.isSlow)
    world.clock.at(world.clock.now() + DEBIT_TAKES, () => settleDebit(world, intent, charge, bank));
}

function settleDebit(
  world: World,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  bank: TestBank,
): void {
  if (!bank.fails) {
    charge.status = 'succeeded';
    charge.paid = true;
    intent.amount_received = intent.amount;
    intent.status = 'succeeded';
    world.events.tell('charge.succeeded', charge);
    world.events.tell('payment_intent.succeeded', intent);
    return;
  }
  charge.failure_balance_transaction = world.money.move({
    type: 'payment_failure_refund',
    category: 'charge_failure',
    amount: -charge.amount,
    fee: -feeOf('us_bank_account', charge.amount, charge.currency),
    currency: charge.currency,
    source: charge.id,
    against: 'network',
  }).id;
  failCharge(world, charge, bank.fails);
  intent.payment_method = null;
  intent.status = 'requires_payment_method';
  const { method } = world.methods.get(charge.payment_method ?? '');
  intent.last_payment_error = {
    ...lastError(bank.fails),
    type: 'invalid_request_error',
    charge: charge.id,
    payment_method: structuredClone(method),
  };
  world.events.tell('payment_intent.payment_failed', intent);
}

/** @returns a charge that succeeds, kept, not yet in the books. */
export function newCharge(world: World, intent: Stripe.PaymentIntent, { method }: KeptMethod): Stripe.Charge {
  return world.charges.add({
    id: newId(method.card ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'STAND-IN',
    captured: true,
    created: world.clock.now(),
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: AUTHORIZED,
    paid: true,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(method, intent.amount),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  });
}

const AUTHORIZED: Stripe.Charge.Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  seller_message: 'Payment complete.',
  type: 'authorized',
};

function detailsOf(method: Stripe.PaymentMethod, amount: number): Stripe.Charge.PaymentMethodDetails {
  const { card, us_bank_account: account } = method;
  if (card)
    return {
      type: 'card',
      card: {
        amount_authorized: amount,
        authorization_code: null,
        brand: card.brand,
        checks: card.checks,
        country: card.country,
        electronic_commerce_indicator: null,
        exp_month: card.exp_month,
        exp_year: card.exp_year,
        funding: card.funding,
        installments: null,
        last4: card.last4,
        mandate: null,
        network: card.brand,
        network_transaction_id: null,
        regulated_status: 'unregulated',
        three_d_secure: null,
        transaction_link_id: null,
        wallet: null,
      },
    };
  if (!account) throw new Error(`A ${method.type} can't be charged here.`);
  return {
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: account.account_holder_type,
      account_type: account.account_type,
      bank_name: account.bank_name,
      fingerprint: account.fingerprint,
      last4: account.last4,
      payment_reference: null,
      routing_number: account.routing_number,
    },
  };
}
