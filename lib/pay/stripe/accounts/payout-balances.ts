import { env } from '@/lib/platform/env/env';
import { readPayoutBalances } from '@/lib/platform/env/payout-balances';
import type { Payouts } from '../../rails/choosing.rules';
import { isStripeSetUp } from '../client';
import type { TransfersState } from './accounts.rules';

/** @returns the Stripe balance from which a business may pay by Global Payouts; null if that is off, the default. */
export function payoutBalanceOf(slug: string): string | null {
  return balances().get(slug) ?? null;
}

/** @returns whether any business here pays by Global Payouts, so that recipients can be made at Stripe. */
export function arePayoutsOn(): boolean {
  return balances().size > 0;
}

/**
 * @returns whether Global Payouts are possible for one assistant of a business. @param bankPayouts Stripe's own answer
 * for the assistant
 */
export function payoutsFor(slug: string, bankPayouts: TransfersState | undefined): Payouts {
  if (payoutBalanceOf(slug) === null) return 'off';
  return bankPayouts === 'active' ? 'possible' : 'not_reachable';
}

function balances(): ReadonlyMap<string, string> {
  const text = env().STRIPE_GLOBAL_PAYOUTS;
  return (isStripeSetUp() && text !== undefined && readPayoutBalances(text)) || new Map();
}
