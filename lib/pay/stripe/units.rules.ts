import { decimalsOf, formatMoney, type Money } from '@/lib/platform/money/money';
import type { MethodKind } from '@/lib/platform/money/stripe-fees';
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

/**
 * Currencies that can be charged to the hundredth, and that Stripe pays out in whole ones only: the amount has to be
 * divisible by a hundred (docs.stripe.com/currencies, "Special cases").
 */
const PAID_OUT_WHOLE: ReadonlySet<string> = new Set(['HUF', 'TWD']);

/**
 * Decides whether an amount can be paid out of a Stripe balance to a bank as it is.
 * @returns accepted, or refused with `part_of_unit`.
 */
export function decidePayout(money: Money): Result {
  const { minor, currency } = money;
  if (!PAID_OUT_WHOLE.has(currency) || minor % 100 === 0) return accept(undefined);
  return refuse(
    'part_of_unit',
    `Stripe pays out whole ${currency} only, and ${formatMoney(money)} isn’t. Pay it another way, and record it.`,
  );
}

/**
 * Decides whether a charge in a currency reaches Stripe's balance as it is. Where Stripe converts it, it lets none of it
 * be sent on in the currency in which it is owed, once the money is collected (docs.stripe.com/connect/currencies,
 * "source_transaction").
 * @param kept the currencies in which Stripe keeps a balance for this installation
 * @returns accepted, or refused with `converted` or `other_method`.
 */
export function decideCharge(currency: string, kind: MethodKind, kept: readonly string[]): Result {
  if (!kept.includes(currency))
    return refuse(
      'converted',
      `Stripe would convert ${currency} here, and couldn’t send on what you owe. Pay it another way, and record it.`,
    );
  if (kind === 'us_bank_account' && currency !== 'USD')
    return refuse(
      'other_method',
      `A US bank account can only be debited in USD. Set up a card for ${currency}, or pay it another way, and record it.`,
    );
  return accept(undefined);
}

/**
 * @returns somebody with only those items that can be charged, and why the others can't be: once for each currency, in
 * words for the owner.
 */
export function partByCharge<Owed extends { readonly items: readonly { readonly currency: string }[] }>(
  owed: Owed,
  asCharged: (currency: string) => Result,
): Owed & { readonly why: readonly string[] } {
  const refusals = [...new Set(owed.items.map(({ currency }) => currency))].flatMap((currency) => {
    const decided = asCharged(currency);
    return decided.ok ? [] : [decided.refusal.message];
  });
  return { ...owed, items: owed.items.filter(({ currency }) => asCharged(currency).ok), why: refusals };
}
