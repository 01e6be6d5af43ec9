import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from './kept';
import { pageOf } from './listing';
import { flag, listing, mergeMetadata, metadata, paging, text, url } from './parameters';
import { type Route, route } from './router';
import type { World } from './world';

const Changeable = {
  description: text.optional(),
  enabled_events: z.array(text).min(1),
  metadata: metadata.optional(),
  url,
};

/** Events, and the endpoints that receive them. */
export function eventRoutes(world: World): readonly Route[] {
  return [
    route('GET', '/v1/events/:id', z.strictObject({}), ({ id, owner }) => world.events.kept.get(id, owner)),
    route(
      'GET',
      '/v1/events',
      z.strictObject({ ...listing, type: text.optional(), types: z.array(text).optional() }),
      ({ owner, parameters: { type, types, ...page } }) =>
        pageOf(
          '/v1/events',
          world.events.kept
            .newestFirst(owner)
            .filter(
              (each) =>
                (type === undefined || each.type === type) &&
                (types === undefined || types.includes(each.type)),
            ),
          page,
        ),
    ),
    ...endpoints(world),
  ];
}

/**
 * An endpoint that receives everything, of the platform and of connected accounts, as an operator sets it up by hand.
 */
export function tellOfAll(world: World, { url: to, secret }: { url: string; secret: string }): void {
  for (const connect of [false, true])
    addEndpoint(world, { url: to, enabled_events: ['*'], connect }, secret);
}

interface WantedEndpoint {
  url: string;
  enabled_events: Stripe.WebhookEndpoint['enabled_events'];
  connect: boolean;
  description?: string | undefined;
  metadata?: z.output<typeof metadata> | undefined;
}

function addEndpoint(world: World, wanted: WantedEndpoint, secret: string): Stripe.WebhookEndpoint {
  const endpoint: Stripe.WebhookEndpoint = {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: null,
    application: wanted.connect ? newId('ca') : null,
    created: world.clock.now(),
    description: wanted.description ?? null,
    enabled_events: wanted.enabled_events,
    livemode: false,
    metadata: mergeMetadata({}, wanted.metadata),
    status: 'enabled',
    url: wanted.url,
  };
  world.endpoints.add({ id: endpoint.id, endpoint, secret, isForConnected: wanted.connect });
  return endpoint;
}

function endpoints(world: World): readonly Route[] {
  return [
    route(
      'POST',
      '/v1/webhook_endpoints',
      z.strictObject({ ...Changeable, connect: flag.default(false) }),
      ({ parameters }) => {
        const secret = newId('whsec');
        return { ...addEndpoint(world, parameters, secret), secret };
      },
    ),
    route(
      'GET',
      '/v1/webhook_endpoints/:id',
      z.strictObject({}),
      ({ id }) => world.endpoints.get(id).endpoint,
    ),
    route(
      'POST',
      '/v1/webhook_endpoints/:id',
      z.strictObject(Changeable).partial().extend({ disabled: flag.optional() }),
      ({ id, parameters }) => {
        const { endpoint } = world.endpoints.get(id);
        const { metadata: pairs, disabled, ...rest } = parameters;
        Object.assign(endpoint, rest);
        endpoint.metadata = mergeMetadata(endpoint.metadata, pairs);
        if (disabled !== undefined) endpoint.status = disabled ? 'disabled' : 'enabled';
        return endpoint;
      },
    ),
    route('DELETE', '/v1/webhook_endpoints/:id', z.strictObject({}), ({ id }) => {
      world.endpoints.get(id);
      world.endpoints.remove(id);
      return { id, object: 'webhook_endpoint', deleted: true };
    }),
    route('GET', '/v1/webhook_endpoints', z.strictObject(paging), ({ parameters }) =>
      pageOf(
        '/v1/webhook_endpoints',
        world.endpoints.newestFirst().map(({ endpoint }) => endpoint),
        parameters,
      ),
    ),
  ];
}
