import { decimalsOf } from '@/lib/platform/money';
import { accept, type Result, refuse } from '@/lib/platform/result';

/**
 * Currencies whose amounts Stripe counts in another unit than ISO 4217 does, and so than we do: 100 of its ISK are one króna,
 * and one of its MGA is a whole ariary (docs.stripe.com/currencies, "Zero-decimal currencies" and "Special cases").
 */
const COUNTED_OTHERWISE: ReadonlySet<string> = new Set(['ISK', 'UGX', 'MGA']);

/**
 * Decides whether an amount of a currency is the same number at Stripe as here. Of three decimals Stripe takes only amounts
 * whose last is nothing, which no fee would keep to.
 * @returns accepted, or refused with `other_unit`.
 */
export function decideUnit(currency: string): Result {
  if (!COUNTED_OTHERWISE.has(currency) && decimalsOf(currency) <= 2) return accept(undefined);
  return refuse(
    'other_unit',
    `Stripe doesn’t count ${currency} to the same smallest unit as your agreement. Pay it another way, and record it.`,
  );
}
