import { exampleAmount, parseMoney } from '@/lib/platform/money/money';
import { type Refused, refused } from '@/lib/platform/result';

/** @returns a typed amount in minor units, above zero. @throws Refused (`no_amount`) at `field`. */
export function readAmount(typed: string, currency: string, field: string): number {
  const minor = parseMoney(typed, currency);
  if (minor === null || minor === 0) throw noAmount(currency, field);
  return minor;
}

/** @returns the refusal of something that isn't an amount of a currency, with an example. */
export function noAmount(currency: string, field: string): Refused {
  return refused('no_amount', `Give an amount in ${currency}, such as ${exampleAmount(currency)}.`, field);
}
