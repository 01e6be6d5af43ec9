import type { IncomingMessage, ServerResponse } from 'node:http';
import type Stripe from 'stripe';
import type { z } from 'zod';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { listen } from '../servers/listening';
import { Api, VERSION } from './api';
import { Clock, type Seconds } from './clock';
import { control } from './control';
import { openDispute } from './disputes';
import { tellOfAll } from './event-routes';
import type { Fault } from './faults';
import { bytesFrom, Journal } from './journal';
import { drawIdsBy } from './kept';
import { openFinancialAccount } from './outbound-payments';
import { hostedPages } from './pages/hosted';
import { stopLatestPayout } from './payouts';
import { cancelRefund } from './refunds';
import { revokeMandate } from './setting-up';
import type { Switch } from './webhooks';
import { World } from './world';

export interface StripeOptions {
  /** left out: any free one */
  port?: number;
  /** where people reach its pages, through a proxy; left out: where it listens */
  pagesUrl?: string | undefined;
  /** the clock stands still from here and is moved by `advance`; left out: it runs on from now */
  startsAt?: Date;
  /** receives every event, signed with this secret */
  webhook?: { url: string; secret: string };
  /** where to keep requests, so that everything is known again after a restart; left out: nothing is kept */
  file?: string;
}

export interface RunningStripe {
  url: string;
  /** how the real SDK is pointed at it: `new Stripe(key, stripe.address)` */
  address: Pick<Stripe.StripeConfig & object, 'protocol' | 'host' | 'port'>;
  /** moves time on; what falls due is done, and the webhooks that follow have been sent */
  advance: (seconds: Seconds) => Promise<void>;
  addFault: (fault: z.input<typeof Fault>) => void;
  /** whether a `held` answer waits for another request */
  isHolding: () => boolean;
  addSwitch: (wanted: z.input<typeof Switch>) => void;
  /** cancels the faults and switches that would still strike */
  clearTrouble: () => void;
  /** what was to go wrong since this was last asked, and met nothing that it could strike: each in words */
  takeUntouched: () => readonly string[];
  /** a financial account as it is opened in Stripe's dashboard, and filled from a bank. @returns its id */
  openFinancialAccount: (minor: number, currency: string) => string;
  /** a cardholder's bank disputes a charge, or a part of it, however long after it */
  dispute: (chargeId: string, minor?: number) => void;
  /** somebody cancels a refund in the dashboard */
  cancelRefund: (refundId: string) => void;
  /** Stripe stops an account's pending payout */
  stopPayout: (accountId: string) => void;
  /** the holder of a bank account forbids further debits */
  revokeMandate: (id: string) => void;
  /** waits until no webhook is on its way */
  settled: () => Promise<void>;
  /** what should be zero: the sum over all books, and what left one account without reaching another */
  astray: (currency: string) => { inAll: number; betweenAccounts: number };
  close: () => Promise<void>;
}

/** What a request's headers say about who asks for what. */
const KEPT_HEADERS = ['authorization', 'stripe-account', 'stripe-version', 'idempotency-key'];

/** Stripe's forms are small; the product sends no files. */
const MAX_BYTES = 1_000_000;

/**
 * Starts a strict stand-in for Stripe on the loopback address: its HTTP API for the real SDK, its hosted pages for
 * people, and under /_stand-in what tests set.
 */
export async function startStripe(options: StripeOptions = {}): Promise<RunningStripe> {
  let url = options.port === undefined ? '' : `http://127.0.0.1:${options.port}`;
  const journal = options.file === undefined ? null : new Journal(options.file);
  if (journal) drawIdsBy(bytesFrom(journal.seed));
  const clock = new Clock(options.startsAt);
  const world = new World(clock, VERSION, () => options.pagesUrl ?? url);
  const api = new Api(world);
  if (options.webhook) tellOfAll(world, options.webhook);
  const pages = hostedPages(world);
  const advance = async (seconds: Seconds) => {
    await api.webhooks.settled();
    clock.advance(seconds);
    await api.webhooks.settled();
  };
  const switches = control({ api, advance });

  if (journal) {
    api.webhooks.isSilent = true;
    for (const entry of journal.entries()) {
      const { method, pathname, query, body, headers, kind } = entry;
      const header = (name: string) => headers[name];
      clock.replay(entry.at, () => {
        if (kind === 'page') pages({ method, pathname, body });
        else void api.answer({ method, pathname, query, body, header });
      });
    }
    api.webhooks.isSilent = false;
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://stripe.invalid');
    const body = await readBounded({ body: request }, MAX_BYTES);
    if (body === null) {
      response.writeHead(413).end();
      return;
    }
    const method = request.method ?? 'GET';
    const header = (name: string) => [request.headers[name]].flat()[0];
    clock.catchUp();
    const kind = pathname.startsWith('/pages/') ? 'page' : 'api';
    if (journal && !pathname.startsWith('/_stand-in/'))
      journal.write({
        at: clock.now(),
        kind,
        method,
        pathname,
        query: search.slice(1),
        body,
        headers: Object.fromEntries(
          KEPT_HEADERS.flatMap((name) => (header(name) ? [[name, header(name) ?? '']] : [])),
        ),
      });
    const answer = pathname.startsWith('/pages/')
      ? pages({ method, pathname, body })
      : pathname.startsWith('/_stand-in/')
        ? await switches({ method, pathname, body })
        : await api.answer({ method, pathname, query: search.slice(1), body, header });
    if (answer === 'cut') request.socket.destroy();
    // one that never answers keeps the caller waiting until it gives up by itself
    else if (answer !== 'never') response.writeHead(answer.status, answer.headers).end(answer.body);
  }
  const server = await listen(respond, options.port);
  url = server.url;

  return {
    url,
    address: { protocol: 'http', host: '127.0.0.1', port: server.port },
    advance,
    addFault: (fault) => api.faults.add(fault),
    isHolding: () => api.isHolding,
    addSwitch: (wanted) => api.webhooks.switches.add(wanted),
    clearTrouble() {
      api.faults.clear();
      api.webhooks.switches.clear();
    },
    takeUntouched: () => [...api.faults.takeUntouched(), ...api.webhooks.switches.takeUntouched()],
    openFinancialAccount: (minor, currency) => openFinancialAccount(world, minor, currency),
    dispute: (chargeId, minor) => openDispute(world, world.charges.get(chargeId), minor),
    cancelRefund: (refundId) => cancelRefund(world, refundId),
    stopPayout: (accountId) => stopLatestPayout(world, accountId),
    revokeMandate: (id) => revokeMandate(world, id),
    settled: () => api.webhooks.settled(),
    astray: (currency) => ({
      inAll: world.money.books.total(currency),
      betweenAccounts: world.money.books.of('transfers', currency),
    }),
    async close() {
      clock.stop();
      api.webhooks.stop();
      await server.close();
    },
  };
}
