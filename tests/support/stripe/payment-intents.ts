import type Stripe from 'stripe';
import { z } from 'zod';
import { cancelIntent, captureIntent, checkConfirmable, confirmIntent } from './charging';
import { checkCharged } from './currencies';
import { newId } from './kept';
import { pageOf } from './listing';
import { idOf, methodFor } from './methods';
import { currency, flag, listing, mergeMetadata, metadata, text, url, whole } from './parameters';
import { invalid } from './refusals';
import { type Route, route } from './router';
import { METHOD_TYPES } from './setup-intents';
import type { World } from './world';

const Changeable = {
  customer: text.optional(),
  payment_method: text.optional(),
  allowed_payment_method_types: z.array(z.enum(METHOD_TYPES)).min(1).optional(),
  description: text.optional(),
  receipt_email: text.optional(),
  transfer_group: text.optional(),
  statement_descriptor_suffix: text.max(22).optional(),
  metadata: metadata.optional(),
};

const Confirmation = {
  off_session: flag.optional(),
  return_url: url.optional(),
  error_on_requires_action: flag.optional(),
  mandate: text.optional(),
};

const Create = z.strictObject({
  ...Changeable,
  ...Confirmation,
  amount: whole,
  currency,
  automatic_payment_methods: z
    .strictObject({ enabled: z.literal('true'), allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).default('automatic_async'),
  confirm: flag.default(false),
});

const Confirm = z.strictObject({ ...Confirmation, payment_method: text.optional() });

const Cancel = z.strictObject({
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
});

/** PaymentIntents: one for each pay run. */
export function paymentIntents(world: World): readonly Route[] {
  return [
    route('POST', '/v1/payment_intents', Create, ({ parameters }) => {
      const { confirm, off_session: isOffSession } = parameters;
      if (isOffSession === true && !confirm)
        throw invalid('You can only pass `off_session` when `confirm` is true.', { param: 'off_session' });
      checkCharged(parameters.amount, parameters.currency);
      const intent = newIntent(world, parameters);
      // if it can't be confirmed, it isn't created either
      if (confirm) checkConfirmable(world, intent, confirmationOf(parameters));
      world.events.tell('payment_intent.created', world.intents.add(intent));
      if (confirm) confirmIntent(world, intent, confirmationOf(parameters));
      return intent;
    }),
    route('GET', '/v1/payment_intents/:id', z.strictObject({}), ({ id }) => world.intents.get(id)),
    route(
      'POST',
      '/v1/payment_intents/:id',
      z.strictObject({ ...Changeable, amount: whole.optional() }),
      ({ id, parameters }) => {
        const intent = world.intents.get(id);
        change(world, intent, parameters);
        return intent;
      },
    ),
    route('POST', '/v1/payment_intents/:id/confirm', Confirm, ({ id, parameters }) => {
      const intent = world.intents.get(id);
      if (parameters.payment_method !== undefined) {
        refuseSettled(intent, 'confirm');
        setMethod(world, intent, parameters.payment_method);
      }
      confirmIntent(world, intent, confirmationOf(parameters));
      return intent;
    }),
    route('POST', '/v1/payment_intents/:id/cancel', Cancel, ({ id, parameters }) => {
      const intent = world.intents.get(id);
      cancelIntent(world, intent, parameters.cancellation_reason ?? null);
      return intent;
    }),
    route(
      'POST',
      '/v1/payment_intents/:id/capture',
      z.strictObject({ amount_to_capture: whole.optional() }),
      ({ id, parameters }) => {
        const intent = world.intents.get(id);
        captureIntent(world, intent, parameters.amount_to_capture ?? intent.amount);
        return intent;
      },
    ),
    route(
      'GET',
      '/v1/payment_intents',
      z.strictObject({ ...listing, customer: text.optional() }),
      ({ parameters: { customer, ...page } }) =>
        pageOf(
          '/v1/payment_intents',
          world.intents.newestFirst().filter((each) => customer === undefined || each.customer === customer),
          page,
        ),
    ),
  ];
}

function newIntent(world: World, sent: z.output<typeof Create>): Stripe.PaymentIntent {
  if (sent.customer !== undefined) world.customers.get(sent.customer, undefined, 'customer');
  const id = newId('pi');
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: sent.allowed_payment_method_types ?? null,
    amount: sent.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: {
      allow_redirects: sent.automatic_payment_methods?.allow_redirects ?? 'always',
      enabled: true,
    },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: sent.capture_method,
    client_secret: `${id}_secret_${newId('s').slice(2)}`,
    confirmation_method: 'automatic',
    created: world.clock.now(),
    currency: sent.currency,
    customer: sent.customer ?? null,
    customer_account: null,
    description: sent.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, sent.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: payableTypes(sent.allowed_payment_method_types, sent.currency),
    payment_record: null,
    processing: null,
    receipt_email: sent.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: sent.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_group: sent.transfer_group ?? null,
  };
  if (sent.payment_method !== undefined) setMethod(world, intent, sent.payment_method);
  return intent;
}

/**
 * @returns which of the allowed kinds can pay in this currency: ACH debits are in US dollars only.
 * @throws a 400 when none can.
 */
function payableTypes(allowed: readonly string[] = METHOD_TYPES, minorOf: string): string[] {
  const types = allowed.filter((type) => type !== 'us_bank_account' || minorOf === 'usd');
  if (types.length > 0) return types;
  throw invalid(
    `The currency provided (${minorOf}) is invalid for payment method types ${allowed.join(', ')}.`,
    {
      code: 'payment_intent_invalid_parameter',
      param: 'allowed_payment_method_types',
    },
  );
}

interface Changes extends z.output<z.ZodObject<typeof Changeable>> {
  amount?: number | undefined;
}

function change(world: World, intent: Stripe.PaymentIntent, changes: Changes): void {
  const { metadata: pairs, payment_method: named, amount, ...rest } = changes;
  const types = rest.allowed_payment_method_types;
  intent.metadata = mergeMetadata(intent.metadata, pairs);
  if (named === undefined && amount === undefined && Object.values(rest).every((each) => each === undefined))
    return;
  refuseSettled(intent, 'update');
  if (amount !== undefined) {
    checkCharged(amount, intent.currency);
    intent.amount = amount;
  }
  if (rest.customer !== undefined) world.customers.get(rest.customer, undefined, 'customer');
  Object.assign(intent, rest);
  if (types) intent.payment_method_types = payableTypes(types, intent.currency);
  if (named !== undefined) setMethod(world, intent, named);
}

function setMethod(world: World, intent: Stripe.PaymentIntent, named: string): void {
  const { id } = methodFor(world, named, {
    customer: idOf(intent.customer),
    types: intent.payment_method_types,
  });
  intent.payment_method = id;
  intent.status = 'requires_confirmation';
}

function refuseSettled(intent: Stripe.PaymentIntent, verb: 'confirm' | 'update'): void {
  const settled: readonly Stripe.PaymentIntent.Status[] = [
    'succeeded',
    'canceled',
    'processing',
    'requires_capture',
    'requires_action',
  ];
  if (!settled.includes(intent.status)) return;
  throw invalid(`You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`, {
    code: 'payment_intent_unexpected_state',
  });
}

function confirmationOf(sent: z.output<typeof Confirm>) {
  return {
    isOffSession: sent.off_session ?? false,
    returnUrl: sent.return_url,
    failsOnAction: sent.error_on_requires_action ?? false,
    mandate: sent.mandate,
  };
}
