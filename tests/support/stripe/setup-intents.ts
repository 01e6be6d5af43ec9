import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from './kept';
import { pageOf } from './listing';
import { idOf, methodFor } from './methods';
import { flag, listing, mergeMetadata, metadata, text, url } from './parameters';
import { invalid } from './refusals';
import { type Route, route } from './router';
import { checkSetup, confirmSetup } from './setting-up';
import type { World } from './world';

export const METHOD_TYPES = ['card', 'us_bank_account'] as const;

const Acceptance = z.strictObject({
  customer_acceptance: z.strictObject({
    type: z.enum(['online', 'offline']),
    online: z.strictObject({ ip_address: text, user_agent: text }).optional(),
  }),
});

const Create = z.strictObject({
  customer: text.optional(),
  payment_method: text.optional(),
  allowed_payment_method_types: z
    .array(z.enum(METHOD_TYPES))
    .min(1)
    .default([...METHOD_TYPES]),
  usage: z.enum(['off_session', 'on_session']).default('off_session'),
  confirm: flag.default(false),
  mandate_data: Acceptance.optional(),
  return_url: url.optional(),
  payment_method_options: z
    .strictObject({
      us_bank_account: z.strictObject({
        verification_method: z.enum(['automatic', 'instant', 'microdeposits']).optional(),
      }),
    })
    .optional(),
  description: text.optional(),
  metadata: metadata.optional(),
});

const Confirm = Create.pick({
  payment_method: true,
  mandate_data: true,
  return_url: true,
  payment_method_options: true,
});

/** SetupIntents: how an owner's card or account is saved, to be charged later without them. */
export function setupIntents(world: World): readonly Route[] {
  return [
    route('POST', '/v1/setup_intents', Create, ({ parameters }) => {
      const { customer, payment_method: named, allowed_payment_method_types: types } = parameters;
      if (customer !== undefined) world.customers.get(customer, undefined, 'customer');
      const setup = newSetup(world, { customer: customer ?? null, types, usage: parameters.usage });
      setup.description = parameters.description ?? null;
      setup.metadata = mergeMetadata({}, parameters.metadata);
      if (named !== undefined) {
        setup.payment_method = methodFor(world, named, { customer: customer ?? null, types }).id;
        setup.status = 'requires_confirmation';
      }
      // if it can't be confirmed, it isn't created either
      if (parameters.confirm) checkSetup(world, setup, confirmation(parameters));
      world.events.tell('setup_intent.created', world.setups.add(setup));
      if (parameters.confirm) confirmSetup(world, setup, confirmation(parameters));
      return setup;
    }),
    route('GET', '/v1/setup_intents/:id', z.strictObject({}), ({ id }) => world.setups.get(id)),
    route('POST', '/v1/setup_intents/:id/confirm', Confirm, ({ id, parameters }) => {
      const setup = world.setups.get(id);
      if (parameters.payment_method !== undefined)
        setup.payment_method = methodFor(world, parameters.payment_method, {
          customer: idOf(setup.customer),
          types: setup.payment_method_types,
        }).id;
      confirmSetup(world, setup, confirmation(parameters));
      return setup;
    }),
    route(
      'POST',
      '/v1/setup_intents/:id/cancel',
      z.strictObject({
        cancellation_reason: z.enum(['abandoned', 'requested_by_customer', 'duplicate']).optional(),
      }),
      ({ id, parameters }) => {
        const setup = world.setups.get(id);
        if (setup.status === 'succeeded' || setup.status === 'canceled' || setup.status === 'processing')
          throw invalid(`You cannot cancel this SetupIntent because it has a status of ${setup.status}.`, {
            code: 'setup_intent_unexpected_state',
          });
        setup.status = 'canceled';
        setup.next_action = null;
        setup.cancellation_reason = parameters.cancellation_reason ?? null;
        world.events.tell('setup_intent.canceled', setup);
        return setup;
      },
    ),
    route(
      'GET',
      '/v1/setup_intents',
      z.strictObject({ ...listing, customer: text.optional() }),
      ({ parameters: { customer, ...page } }) =>
        pageOf(
          '/v1/setup_intents',
          world.setups.newestFirst().filter((each) => customer === undefined || each.customer === customer),
          page,
        ),
    ),
    route('GET', '/v1/mandates/:id', z.strictObject({}), ({ id }) => world.mandates.get(id)),
  ];
}

/** @returns a SetupIntent that waits for a payment method; not yet kept. */
export function newSetup(
  world: World,
  {
    customer,
    types,
    usage,
  }: { customer: string | null; types: readonly string[]; usage: 'off_session' | 'on_session' },
): Stripe.SetupIntent {
  const id = newId('seti');
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${newId('s').slice(2)}`,
    created: world.clock.now(),
    customer,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [...types],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage,
  };
}

function confirmation({
  mandate_data: mandate,
  return_url: returnUrl,
  payment_method_options: options,
}: z.output<typeof Confirm>) {
  return {
    isAccepted: mandate !== undefined,
    returnUrl,
    verifiedBy: options?.us_bank_account.verification_method,
  };
}
