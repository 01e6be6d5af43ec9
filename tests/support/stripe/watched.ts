import Stripe from 'stripe';
import { z } from 'zod';
import { Shapes } from './shapes/shapes';

const Described = z.looseObject({ object: z.string() });
const EventOf = z.object({ object: z.literal('event'), data: z.object({ object: Described }) });
const Events = z.object({ object: z.literal('list'), data: z.array(EventOf) }).transform(({ data }) => data);
const AnyEvents = z.union([EventOf.transform((event) => [event]), Events]);

/** Compiled once for all tests of a file. */
const SHAPES = { closed: lazily(true), open: lazily(false) };

/**
 * The SDK's own HTTP client with somebody listening: each request and each answer is checked against the shapes, and so
 * is an event's content.
 * @returns the client, and what was wrong so far.
 */
export function watchedClient({ isClosed }: { isClosed: boolean }) {
  const shapes = SHAPES[isClosed ? 'closed' : 'open']();
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
          for (const { data: carried } of AnyEvents.safeParse(body).data ?? [])
            wrong.push(...shapes.ofObject(carried.object.object, carried.object));
          return body;
        },
      };
    },
  };
  return { httpClient, wrong };
}

function lazily(isClosed: boolean): () => Shapes {
  let made: Shapes | undefined;
  return () => {
    made ??= new Shapes({ isClosed });
    return made;
  };
}
