import { z } from 'zod';
import { accountLinks } from './account-links';
import { accounts } from './accounts';
import { balances } from './balances';
import { charges } from './charges';
import { checkout } from './checkout';
import { customers } from './customers';
import { disputes } from './disputes';
import { eventRoutes } from './event-routes';
import { BY_ITSELF } from './events';
import { checkExpand, expanded } from './expanding';
import { Fault, type FaultKind } from './faults';
import { type Form, readForm, readJson } from './form';
import { Idempotency } from './idempotency';
import { newId, type Owner, PLATFORM } from './kept';
import { microdeposits } from './microdeposits';
import { outboundPayments } from './outbound-payments';
import { paymentIntents } from './payment-intents';
import { paymentMethods } from './payment-methods';
import { payouts } from './payouts';
import { recipients } from './recipients';
import { refunds } from './refunds';
import { Refusal, unreadable } from './refusals';
import { type Route, routeFor } from './router';
import { setupIntents } from './setup-intents';
import { transfers } from './transfers';
import { Troubles } from './troubles';
import { Webhooks } from './webhooks';
import type { World } from './world';

/** The one version that is played: that of the SDK in package.json. */
export const VERSION = '2026-10-28.endive';

export interface Request {
  method: string;
  pathname: string;
  query: string;
  body: string;
  header: (name: string) => string | undefined;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const Expand = z.array(z.string()).default([]);

/** Every endpoint that is played. */
export function routesOf(world: World): readonly Route[] {
  return [
    customers,
    paymentMethods,
    setupIntents,
    microdeposits,
    paymentIntents,
    charges,
    refunds,
    disputes,
    transfers,
    payouts,
    balances,
    accounts,
    accountLinks,
    checkout,
    recipients,
    outboundPayments,
    eventRoutes,
  ].flatMap((each) => each(world));
}

/** Stripe's API: who asks, what was asked before with the same key, what goes wrong, and the work. */
export class Api {
  /** what goes wrong with requests */
  readonly faults = new Troubles(Fault);
  readonly webhooks: Webhooks;
  readonly #world: World;
  readonly #routes: readonly Route[];
  readonly #keys: Idempotency;
  #held: (() => void)[] = [];

  constructor(world: World) {
    this.#world = world;
    this.#keys = new Idempotency(world.clock);
    this.webhooks = new Webhooks(world);
    this.#routes = routesOf(world);
  }

  /** Whether something was done whose answer waits for another request. */
  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  async answer(request: Request): Promise<Answer | 'cut' | 'never'> {
    const id = newId('req');
    const fault = this.faults.strike(`${request.method} ${request.pathname}`);
    if (fault === 'cut_before') return 'cut';
    const answer = this.#once(request, id, fault);
    if (fault === 'held') await new Promise<void>((resolve) => this.#held.push(resolve));
    if (fault === 'held') this.#keep(request, answer);
    for (const release of this.#held.splice(0)) release();
    if (fault === 'cut_after') return 'cut';
    return fault === 'silent' ? 'never' : answer;
  }

  #once(request: Request, id: string, fault: FaultKind | null): Answer {
    const key = request.method === 'POST' ? request.header('idempotency-key') : undefined;
    let isBegun = false;
    try {
      const owner = this.#whoAsks(request);
      const found = routeFor(this.#routes, request.method, request.pathname);
      if (!found)
        throw new Refusal(
          404,
          {
            type: 'invalid_request_error',
            message: `Unrecognized request URL (${request.method}: ${request.pathname}). The stand-in plays what tests/support/stripe lists.`,
          },
          true,
        );
      const struck = fault === null ? undefined : BEFORE_WORK[fault];
      if (struck) throw struck;
      const form = formOf(request);
      const { expand, ...parameters } = form;
      const paths = pathsOf(expand);
      checkExpand(request.method, found.route.address, paths);
      if (key !== undefined) {
        const before = this.#keys.begin(key, [request.pathname, owner, JSON.stringify(form)]);
        if (before)
          return answerOf(before.status, before.body, id, {
            'idempotent-replayed': 'true',
            'original-request': before.request,
            'idempotency-key': key,
          });
        isBegun = true;
      }
      this.#world.events.cause = { id, idempotency_key: key ?? null };
      const made = found.route.answer({ id: found.id, item: found.item, owner, parameters });
      const body = JSON.stringify(expanded(this.#world, made, paths));
      const answer = fault === 'broken_after' ? BROKEN(id) : answerOf(200, body, id, keyed(key));
      if (key !== undefined && fault !== 'held') this.#keep(request, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const answer = refused(error, id, keyed(key));
      if (key !== undefined && isBegun && error.isBeforeWork) this.#keys.forget(key);
      else if (key !== undefined && isBegun) this.#keep(request, answer);
      return answer;
    } finally {
      this.#world.events.cause = BY_ITSELF;
    }
  }

  #keep(request: Request, { status, body, headers }: Answer): void {
    const key = request.header('idempotency-key');
    if (key !== undefined) this.#keys.finish(key, { status, body, request: headers['request-id'] ?? '' });
  }

  #whoAsks({ header }: Request): Owner {
    const key = header('authorization')?.replace(/^Bearer /, '') ?? '';
    if (/^[rs]k_live_/.test(key))
      throw notLetIn(
        'This is the local stand-in for Stripe: it never takes a live key. Use one that starts with sk_test_.',
      );
    if (!/^[rs]k_test_\w{8,}$/.test(key)) throw notLetIn('Invalid API Key provided.');
    const version = header('stripe-version') ?? VERSION;
    if (version !== VERSION) throw unreadable(`Invalid Stripe API version: ${version}`);
    const account = header('stripe-account');
    if (account === undefined) return PLATFORM;
    if (this.#world.accounts.find(account)) return account;
    throw new Refusal(
      403,
      {
        type: 'invalid_request_error',
        code: 'account_invalid',
        message: `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
      },
      true,
    );
  }
}

const BEFORE_WORK: Partial<Record<FaultKind, Refusal>> = {
  // as when Stripe has restricted an account or wants something first: repeating the same request doesn't help
  refused: unreadable('This request isn’t allowed on your account at the moment.', {
    code: 'account_invalid',
  }),
  declined: new Refusal(
    402,
    {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: 'Your card was declined.',
    },
    true,
  ),
  conflict: new Refusal(
    409,
    {
      type: 'invalid_request_error',
      code: 'lock_timeout',
      message:
        'This object cannot be accessed right now because another API request or Stripe process is currently accessing it.',
    },
    true,
  ),
  rate_limited: new Refusal(
    429,
    { type: 'rate_limit_error', code: 'rate_limit', message: 'Request rate limit exceeded.' },
    true,
  ),
  broken: new Refusal(500, { type: 'api_error', message: 'Made to fail.' }, true),
};

const BROKEN = (id: string) =>
  refused(new Refusal(500, { type: 'api_error', message: 'Made to fail.' }), id, {});

/** Version 2 takes JSON, version 1 a form. */
function formOf({ method, pathname, query, body }: Request): Form {
  if (method === 'GET') return readForm(query);
  return pathname.startsWith('/v2/') ? readJson(body) : readForm(body);
}

function pathsOf(expand: Form[string] | undefined): readonly string[] {
  const read = Expand.safeParse(expand);
  if (!read.success) throw unreadable('Invalid array', { param: 'expand' });
  return read.data;
}

function notLetIn(message: string): Refusal {
  return new Refusal(401, { type: 'invalid_request_error', message }, true);
}

function keyed(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'idempotency-key': key };
}

function refused({ status, error }: Refusal, id: string, headers: Record<string, string>): Answer {
  return answerOf(status, JSON.stringify({ error }), id, headers);
}

function answerOf(status: number, body: string, id: string, headers: Record<string, string>): Answer {
  return {
    status,
    body,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, no-store',
      'request-id': id,
      'stripe-version': VERSION,
      ...headers,
    },
  };
}
