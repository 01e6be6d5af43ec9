import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from './kept';
import { pageOf } from './listing';
import { idOf } from './methods';
import { listing, mergeMetadata, metadata, text } from './parameters';
import { type Route, route } from './router';
import type { World } from './world';

const Described = {
  description: text.optional(),
  email: text.max(512).optional(),
  name: text.max(256).optional(),
  phone: text.max(20).optional(),
  metadata: metadata.optional(),
};

const Settings = z.strictObject({ default_payment_method: text });

/** Customers: an owner's workspace is one. */
export function customers(world: World): readonly Route[] {
  return [
    route('POST', '/v1/customers', z.strictObject(Described), ({ parameters }) => {
      const { metadata: pairs, ...described } = parameters;
      const customer: Stripe.Customer = {
        id: newId('cus'),
        object: 'customer',
        address: null,
        balance: 0,
        created: world.clock.now(),
        currency: null,
        default_source: null,
        delinquent: false,
        description: described.description ?? null,
        discount: null,
        email: described.email ?? null,
        invoice_prefix: newId('p').slice(2, 10).toUpperCase(),
        invoice_settings: {
          custom_fields: null,
          default_payment_method: null,
          footer: null,
          rendering_options: null,
        },
        livemode: false,
        metadata: mergeMetadata({}, pairs),
        name: described.name ?? null,
        phone: described.phone ?? null,
        preferred_locales: [],
        shipping: null,
        tax_exempt: 'none',
        test_clock: null,
      };
      world.events.tell('customer.created', world.customers.add(customer));
      return customer;
    }),
    route('GET', '/v1/customers/:id', z.strictObject({}), ({ id }) =>
      world.deletedCustomers.has(id) ? deleted(id) : world.customers.get(id),
    ),
    route(
      'POST',
      '/v1/customers/:id',
      z.strictObject({ ...Described, invoice_settings: Settings.optional() }),
      ({ id, parameters }) => {
        const customer = world.customers.get(id);
        const { metadata: pairs, invoice_settings: settings, ...described } = parameters;
        if (settings) {
          const chosen = world.methods.get(settings.default_payment_method, undefined, DEFAULT_METHOD);
          customer.invoice_settings.default_payment_method = chosen.id;
        }
        Object.assign(customer, described);
        customer.metadata = mergeMetadata(customer.metadata, pairs);
        world.events.tell('customer.updated', customer);
        return customer;
      },
    ),
    route('DELETE', '/v1/customers/:id', z.strictObject({}), ({ id }) => {
      const customer = world.customers.get(id);
      for (const { method } of world.methods.newestFirst())
        if (idOf(method.customer) === id) method.customer = null;
      world.customers.remove(id);
      world.deletedCustomers.add(id);
      world.events.tell('customer.deleted', customer);
      return deleted(id);
    }),
    route(
      'GET',
      '/v1/customers',
      z.strictObject({ ...listing, email: text.optional() }),
      ({ parameters: { email, ...page } }) =>
        pageOf(
          '/v1/customers',
          world.customers.newestFirst().filter((each) => email === undefined || each.email === email),
          page,
        ),
    ),
  ];
}

const DEFAULT_METHOD = 'invoice_settings[default_payment_method]';

function deleted(id: string): Stripe.DeletedCustomer {
  return { id, object: 'customer', deleted: true };
}
