import { z } from 'zod';
import { TEST_BANKS, TEST_ROUTING } from './banks';
import { pageOf } from './listing';
import { attach, idOf, keepBank, methodNamed } from './methods';
import { mergeMetadata, metadata, paging, text } from './parameters';
import { invalid, Refusal, unreadable } from './refusals';
import { type Route, route } from './router';
import type { World } from './world';

const Create = z.strictObject({
  type: z.enum(['card', 'us_bank_account']),
  card: z.record(z.string(), z.string()).optional(),
  us_bank_account: z
    .strictObject({
      account_number: text,
      routing_number: text,
      account_holder_type: z.enum(['individual', 'company']),
      account_type: z.enum(['checking', 'savings']).optional(),
    })
    .optional(),
  billing_details: z.strictObject({ name: text.optional(), email: text.optional() }).optional(),
  metadata: metadata.optional(),
});

const Kinds = z.enum(['card', 'us_bank_account']).optional();

/** Payment methods. A card's number never comes this way: hosted pages take it, or a test token stands for it. */
export function paymentMethods(world: World): readonly Route[] {
  return [
    route('POST', '/v1/payment_methods', Create, ({ parameters }) => {
      if (parameters.type === 'card') throw CARD_NUMBER_SENT;
      const { us_bank_account: account, billing_details: holder } = parameters;
      if (!account)
        throw unreadable('Missing required param: us_bank_account.', {
          code: 'parameter_missing',
          param: 'us_bank_account',
        });
      if (holder?.name === undefined)
        throw unreadable('Missing required param: billing_details[name].', {
          code: 'parameter_missing',
          param: 'billing_details[name]',
        });
      if (account.routing_number !== TEST_ROUTING)
        throw invalid('Invalid routing number.', {
          code: 'routing_number_invalid',
          param: 'us_bank_account[routing_number]',
        });
      const bank = TEST_BANKS.find(({ number }) => number === account.account_number);
      if (!bank)
        throw invalid('You must use a test bank account number in test mode.', {
          code: 'account_number_invalid',
          param: 'us_bank_account[account_number]',
        });
      const kept = keepBank(world, bank, holder);
      kept.method.metadata = mergeMetadata({}, parameters.metadata);
      return kept.method;
    }),
    route('GET', '/v1/payment_methods/:id', z.strictObject({}), ({ id }) => world.methods.get(id).method),
    route('POST', '/v1/payment_methods/:id', z.strictObject({ metadata }), ({ id, parameters }) => {
      const { method } = world.methods.get(id);
      method.metadata = mergeMetadata(method.metadata ?? {}, parameters.metadata);
      world.events.tell('payment_method.updated', method);
      return method;
    }),
    route(
      'POST',
      '/v1/payment_methods/:id/attach',
      z.strictObject({ customer: text }),
      ({ id, parameters: { customer } }) => {
        world.customers.get(customer, undefined, 'customer');
        const kept = methodNamed(world, id, 'id');
        const owner = idOf(kept.method.customer);
        if (owner !== null && owner !== customer)
          throw invalid('The payment method you provided has already been attached to a customer.', {
            code: 'payment_method_unexpected_state',
          });
        if ('bank' in kept.behind && !kept.isSetUp)
          throw invalid(
            'PaymentMethods of type `us_bank_account` must be verified before they can be attached to a customer.',
          );
        if ('card' in kept.behind && kept.behind.card.saved)
          throw new Refusal(402, { type: 'card_error', ...kept.behind.card.saved });
        attach(world, kept, customer);
        return kept.method;
      },
    ),
    route('POST', '/v1/payment_methods/:id/detach', z.strictObject({}), ({ id }) => {
      const { method } = world.methods.get(id);
      const customer = idOf(method.customer);
      if (customer === null)
        throw invalid(
          'The payment method you provided is not attached to a customer so detachment is impossible.',
        );
      method.customer = null;
      world.events.tell('payment_method.detached', method, { previous: { customer } });
      return method;
    }),
    ...lists(world),
  ];
}

function lists(world: World): readonly Route[] {
  const of = (customer: string, type: string | undefined) =>
    world.methods
      .newestFirst()
      .map(({ method }) => method)
      .filter((each) => idOf(each.customer) === customer && (type === undefined || each.type === type));
  return [
    route(
      'GET',
      '/v1/payment_methods',
      z.strictObject({ ...paging, customer: text, type: Kinds }),
      ({ parameters: { customer, type, ...page } }) =>
        pageOf(
          '/v1/payment_methods',
          of(world.customers.get(customer, undefined, 'customer').id, type),
          page,
        ),
    ),
    route(
      'GET',
      '/v1/customers/:id/payment_methods',
      z.strictObject({ ...paging, type: Kinds }),
      ({ id, parameters: { type, ...page } }) =>
        pageOf(`/v1/customers/${id}/payment_methods`, of(world.customers.get(id).id, type), page),
    ),
  ];
}

const CARD_NUMBER_SENT = new Refusal(402, {
  type: 'invalid_request_error',
  message:
    'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using.',
});
