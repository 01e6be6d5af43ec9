import { decimalsOf } from '@/lib/platform/money';
import { accept, type Result, refuse } from '@/lib/platform/result';

/**
 * Currencies that Stripe counts in a different unit from ISO 4217, and so from us: 100 of its ISK are one króna, and
 * one of its MGA is a whole ariary (docs.stripe.com/currencies, "Zero-decimal currencies" and "Special cases").
 */
const COUNTED_OTHERWISE: ReadonlySet<string> = new Set(['ISK', 'UGX', 'MGA']);

/**
 * Decides whether an amount of a currency is the same number at Stripe as here. With three decimals Stripe only accepts
 * amounts ending in zero, which no fee would respect.
 * @returns accepted, or refused with `other_unit`.
 */
export function decideUnit(currency: string): Result {
  if (!COUNTED_OTHERWISE.has(currency) && decimalsOf(currency) <= 2) return accept(undefined);
  return refuse(
    'other_unit',
    `Stripe doesn’t count ${currency} to the same smallest unit as your agreement. Pay it another way, and record it.`,
  );
}
