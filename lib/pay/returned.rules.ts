import { sumOf } from '@/lib/platform/money/money-arithmetic';

/** A part of a payment that was reversed by hand, as the row that makes it owed again says. */
export type ReturnedPart = { readonly amountMinor: bigint };

/** @returns what of a payment came back in parts, and is owed again separately, in minor units. */
export function returnedMinorOf(parts: readonly ReturnedPart[]): number {
  return sumOf(parts.map(({ amountMinor }) => Number(amountMinor)));
}
