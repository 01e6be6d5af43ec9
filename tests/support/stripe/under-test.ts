import Stripe from 'stripe';
import { type RunningStripe, startStripe } from './stand-in';
import { watchedClient } from './watched';

/** A Stripe to test against the contract: the stand-in, or a real sandbox. Both are reached through the same SDK. */
export interface StripeUnderTest {
  stripe: Stripe;
  /** what only the stand-in can do: move time, send webhooks to this machine, have forms filled in */
  standIn: RunningStripe | null;
  /** where a request or an answer had another shape than Stripe's */
  wrong: readonly string[];
  close: () => Promise<void>;
}

/** The day on the stand-in's clock in these tests. */
const STARTS_AT = new Date('2026-11-02T09:00:00Z');

/** @returns STRIPE_TEST_KEY's sandbox if that is set, else a new stand-in. */
export async function stripeUnderTest(): Promise<StripeUnderTest> {
  const sandboxKey = process.env.STRIPE_TEST_KEY;
  const { httpClient, wrong } = watchedClient({ isClosed: sandboxKey === undefined });
  if (sandboxKey !== undefined) {
    if (!sandboxKey.startsWith('sk_test_'))
      throw new Error('STRIPE_TEST_KEY must be a key of a sandbox: sk_test_…');
    return {
      stripe: new Stripe(sandboxKey, { httpClient, maxNetworkRetries: 2 }),
      standIn: null,
      wrong,
      close: async () => undefined,
    };
  }
  const { running, stripe } = await watchedStandIn(httpClient);
  return { stripe, standIn: running, wrong, close: running.close };
}

/** @returns a new stand-in, the SDK pointed at it, and everything between them that had a wrong shape. */
export async function newStandIn() {
  const { httpClient, wrong } = watchedClient({ isClosed: true });
  return { ...(await watchedStandIn(httpClient)), wrong };
}

async function watchedStandIn(httpClient: Stripe.HttpClient) {
  const running = await startStripe({ startsAt: STARTS_AT });
  return { running, stripe: sdkAt(running.address, httpClient) };
}

/** @returns the SDK pointed at the stand-in that the settings name by then, and everything that had a wrong shape. */
export function watchedSdk() {
  const { httpClient, wrong } = watchedClient({ isClosed: true });
  const client = () => {
    const { hostname: host, port } = new URL(process.env.STRIPE_BASE_URL ?? '');
    return sdkAt({ protocol: 'http', host, port }, httpClient);
  };
  return { client, wrong };
}

function sdkAt(address: Stripe.StripeConfig, httpClient: Stripe.HttpClient): Stripe {
  return new Stripe(TEST_KEY, { ...address, httpClient, maxNetworkRetries: 0, telemetry: false });
}

/** The stand-in accepts any sandbox key. */
export const TEST_KEY = 'sk_test_standinonly';

/** Whether this run is against a real sandbox: what only the stand-in can do is then skipped. */
export const IS_SANDBOX = process.env.STRIPE_TEST_KEY !== undefined;
