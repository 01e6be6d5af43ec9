import Stripe from 'stripe';
import { env } from '@/lib/platform/env/env';
import {
  type FeePlan,
  feePlanIn,
  guessedCurrencies,
  type MethodKind,
} from '@/lib/platform/money/stripe-fees';
import { listedIn } from '@/lib/platform/text/listed-in';
import { HOUR_MS } from '@/lib/platform/time/lengths';

/** The SDK would wait for eighty seconds; after this the job asks again, under the same key. */
const PATIENCE_MS = 30_000;

/** Stripe keeps an idempotency key for a day; this leaves an hour for clocks and slow connections. */
export const KEY_LIFE_MS = 23 * HOUR_MS;

/** @returns whether money can go through Stripe in this installation at all. */
export function isStripeSetUp(): boolean {
  return env().STRIPE_SECRET_KEY !== undefined;
}

/** @returns whether requests go to the local stand-in, so that pages say so. */
export function isStandIn(): boolean {
  return env().STRIPE_BASE_URL !== undefined;
}

/**
 * @returns Stripe's own SDK, pointed at Stripe or at the local stand-in. Used in jobs only, outside any transaction.
 * @throws Error when no key is set: callers check `isStripeSetUp` first.
 */
export function stripeClient(): Stripe {
  const { STRIPE_SECRET_KEY: key, STRIPE_BASE_URL: standIn } = env();
  if (key === undefined) throw new Error('Stripe isn’t set up: STRIPE_SECRET_KEY is missing');
  return new Stripe(key, {
    ...(standIn !== undefined && addressOf(new URL(standIn))),
    // our jobs retry by themselves, under an idempotency key that we keep
    maxNetworkRetries: 0,
    timeout: PATIENCE_MS,
    telemetry: false,
  });
}

function addressOf({ hostname, port }: URL) {
  return { protocol: 'http', host: hostname, port } as const;
}

/** @returns Stripe's expected fee for a charge in a currency, in this installation. */
export function feePlan(kind: MethodKind, currency: string): FeePlan {
  return feePlanIn(env().STRIPE_FEES, kind, currency);
}

/** @returns the currencies that can be charged here without anybody having said what Stripe takes in them. */
export function unpricedCurrencies(): readonly string[] {
  return guessedCurrencies(env().STRIPE_FEES, keptCurrencies());
}

/** @returns the currencies in which Stripe keeps a balance for this installation: any other it converts. */
export function keptCurrencies(): readonly string[] {
  return listedIn(env().STRIPE_CURRENCIES);
}

/** @returns the secrets that Stripe's events may be signed with. */
export function webhookSecrets(): readonly string[] {
  return listedIn(env().STRIPE_WEBHOOK_SECRET);
}
