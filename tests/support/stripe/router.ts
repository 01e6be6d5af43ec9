import type { z } from 'zod';
import type { Form } from './form';
import type { Owner } from './kept';
import { readParameters } from './parameters';

type Method = 'GET' | 'POST' | 'DELETE';

interface Asked<Parameters> {
  /** the first and the second variable part of the path */
  id: string;
  item: string;
  owner: Owner;
  parameters: Parameters;
}

export interface Route {
  method: Method;
  /** as it was written: /v1/customers/:id */
  address: string;
  path: RegExp;
  /** the names of all its parameters */
  takes: readonly string[];
  /** @returns the object asked for. @throws Refusal */
  answer: (asked: Asked<Form>) => object;
}

/**
 * One endpoint: all its parameters, and what it does with them. A parameter that isn't listed is refused, even one that
 * Stripe knows: nothing is silently ignored.
 */
export function route<Read extends z.ZodObject>(
  method: Method,
  path: `/v${1 | 2}/${string}`,
  schema: Read,
  answer: (asked: Asked<z.output<Read>>) => object,
): Route {
  return {
    method,
    address: path,
    takes: Object.keys(schema.shape),
    path: new RegExp(`^${path.replaceAll(/:\w+/g, '([^/]+)')}$`),
    answer: ({ parameters, ...asked }) =>
      answer({ ...asked, parameters: readParameters(schema, parameters) }),
  };
}

/** @returns the route for a request, with the parts of its path. */
export function routeFor(routes: readonly Route[], method: string, pathname: string) {
  for (const each of routes) {
    const match = each.method === method ? each.path.exec(pathname) : null;
    if (match) return { route: each, id: match[1] ?? '', item: match[2] ?? '' };
  }
  return null;
}
