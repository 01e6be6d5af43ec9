import { env } from '@/lib/platform/env';
import { readPayoutBalances } from '@/lib/platform/payout-balances';
import type { Payouts } from '../rails/choosing.rules';
import type { TransfersState } from './accounts.rules';
import { isStripeSetUp } from './client';

/** @returns the balance at Stripe out of which a business may pay by Global Payouts; null where that is off, as it is everywhere unless set. */
export function payoutBalanceOf(slug: string): string | null {
  return balances().get(slug) ?? null;
}

/** @returns whether any business here pays by Global Payouts, so that recipients can be made at Stripe. */
export function arePayoutsOn(): boolean {
  return balances().size > 0;
}

/** @returns how far Global Payouts go for one assistant of a business. @param bankPayouts Stripe's own answer for the assistant */
export function payoutsFor(slug: string, bankPayouts: TransfersState | undefined): Payouts {
  if (payoutBalanceOf(slug) === null) return 'off';
  return bankPayouts === 'active' ? 'possible' : 'not_reachable';
}

function balances(): ReadonlyMap<string, string> {
  const text = env().STRIPE_GLOBAL_PAYOUTS;
  return (isStripeSetUp() && text !== undefined && readPayoutBalances(text)) || new Map();
}
