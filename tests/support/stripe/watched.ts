import Stripe from 'stripe';
import { z } from 'zod';
import { Shapes } from './shapes/shapes';

const Described = z.looseObject({ object: z.string() });
const EventOf = z.object({ object: z.literal('event'), data: z.object({ object: Described }) });

/**
 * The SDK's own HTTP client with somebody listening: each request and each answer is checked against the shapes, and so is
 * what an event carries.
 * @returns the client, and what was wrong so far.
 */
export function watchedClient({ isClosed }: { isClosed: boolean }) {
  const shapes = new Shapes({ isClosed });
  const inner = Stripe.createNodeHttpClient();
  const wrong: string[] = [];
  const httpClient: Stripe.HttpClient = {
    getClientName: () => inner.getClientName(),
    async makeRequest(host, port, path, method, headers, data, protocol, timeout) {
      const answer = await inner.makeRequest(host, port, path, method, headers, data, protocol, timeout);
      const { pathname, search } = new URL(path, 'http://stripe.invalid');
      const status = answer.getStatusCode();
      const isAccepted = status === 200;
      if (isAccepted)
        wrong.push(...shapes.ofRequest(method, pathname, method === 'POST' ? data : search.slice(1)));
      return {
        getStatusCode: () => status,
        getHeaders: () => answer.getHeaders(),
        getRawResponse: () => answer.getRawResponse(),
        toStream: (done) => answer.toStream(done),
        async toJSON() {
          const body: unknown = await answer.toJSON();
          wrong.push(...shapes.ofAnswer(method, pathname, status, body));
          const event = EventOf.safeParse(body);
          if (event.success)
            wrong.push(...shapes.ofObject(event.data.data.object.object, event.data.data.object));
          return body;
        },
      };
    },
  };
  return { httpClient, wrong };
}
