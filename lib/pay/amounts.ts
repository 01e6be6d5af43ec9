import { exampleAmount, parseMoney } from '@/lib/platform/money';
import { type Refused, refused } from '@/lib/platform/result';

/** @returns an amount that was typed, in minor units, more than nothing. @throws Refused (`no_amount`) at `field`. */
export function readAmount(typed: string, currency: string, field: string): number {
  const minor = parseMoney(typed, currency);
  if (minor === null || minor === 0) throw noAmount(currency, field);
  return minor;
}

/** @returns the refusal of what can't be read as an amount of a currency, with one that can. */
export function noAmount(currency: string, field: string): Refused {
  return refused('no_amount', `Give an amount in ${currency}, such as ${exampleAmount(currency)}.`, field);
}
