import type Stripe from 'stripe';
import { z } from 'zod';
import { DAY } from './clock';
import { newId } from './kept';
import { pageOf } from './listing';
import { idOf } from './methods';
import { listing, mergeMetadata, metadata, text, url, whole } from './parameters';
import { invalid } from './refusals';
import { type Route, route } from './router';
import { METHOD_TYPES, newSetup } from './setup-intents';
import type { World } from './world';

const Create = z.strictObject({
  // the product saves cards and accounts here, and charges them later with a PaymentIntent
  mode: z.literal('setup'),
  customer: text.optional(),
  allowed_payment_method_types: z
    .array(z.enum(METHOD_TYPES))
    .min(1)
    .default([...METHOD_TYPES]),
  success_url: url,
  cancel_url: url.optional(),
  client_reference_id: text.max(200).optional(),
  expires_at: whole.optional(),
  metadata: metadata.optional(),
  setup_intent_data: z
    .strictObject({ description: text.optional(), metadata: metadata.optional() })
    .optional(),
});

/** Checkout in setup mode: a hosted page on which an owner saves a card or a bank account. */
export function checkout(world: World): readonly Route[] {
  return [
    route('POST', '/v1/checkout/sessions', Create, ({ parameters }) => {
      const { customer, allowed_payment_method_types: types, setup_intent_data: data } = parameters;
      if (customer !== undefined) world.customers.get(customer, undefined, 'customer');
      const setup = newSetup(world, { customer: customer ?? null, types, usage: 'off_session' });
      setup.description = data?.description ?? null;
      setup.metadata = mergeMetadata({}, data?.metadata);
      world.events.tell('setup_intent.created', world.setups.add(setup));
      const session = world.sessions.add(newSession(world, parameters, setup.id));
      world.clock.at(session.expires_at, () => expire(world, session));
      return session;
    }),
    route('GET', '/v1/checkout/sessions/:id', z.strictObject({}), ({ id }) => world.sessions.get(id)),
    route('POST', '/v1/checkout/sessions/:id/expire', z.strictObject({}), ({ id }) => {
      const session = world.sessions.get(id);
      if (session.status !== 'open')
        throw invalid(
          `Only Checkout Sessions with a status of \`open\` can be expired; this one is ${session.status}.`,
        );
      expire(world, session);
      return session;
    }),
    route(
      'GET',
      '/v1/checkout/sessions',
      z.strictObject({ ...listing, customer: text.optional() }),
      ({ parameters: { customer, ...page } }) =>
        pageOf(
          '/v1/checkout/sessions',
          world.sessions.newestFirst().filter((each) => customer === undefined || each.customer === customer),
          page,
        ),
    ),
  ];
}

/** Marks a session as done, once its SetupIntent has succeeded. */
export function completeSession(world: World, session: Stripe.Checkout.Session): void {
  session.status = 'complete';
  session.url = null;
  world.events.tell('checkout.session.completed', session);
}

function expire(world: World, session: Stripe.Checkout.Session): void {
  if (session.status !== 'open') return;
  session.status = 'expired';
  session.url = null;
  const setup = world.setups.get(idOf(session.setup_intent) ?? '');
  setup.status = 'canceled';
  world.events.tell('checkout.session.expired', session);
}

function newSession(world: World, wanted: z.output<typeof Create>, setup: string): Stripe.Checkout.Session {
  const now = world.clock.now();
  const expiresAt = wanted.expires_at ?? now + DAY;
  if (expiresAt < now + 1800 || expiresAt > now + DAY)
    throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
      param: 'expires_at',
    });
  const id = newId('cs_test');
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: wanted.allowed_payment_method_types,
    amount_subtotal: null,
    amount_total: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: wanted.cancel_url ?? null,
    client_reference_id: wanted.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: wanted.customer ?? null,
    customer_account: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    discounts: null,
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata: mergeMetadata({}, wanted.metadata),
    mode: 'setup',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'always',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: wanted.allowed_payment_method_types,
    payment_status: 'no_payment_required',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: setup,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: wanted.success_url,
    total_details: null,
    ui_mode: 'hosted_page',
    url: `${world.address()}/pages/checkout/${id}`,
    wallet_options: null,
  };
}
