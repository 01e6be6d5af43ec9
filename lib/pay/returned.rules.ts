import { sumOf } from '@/lib/platform/reckoning';

/** A part of a payment that came back by hand, as the row that is owed again for it says. */
export type ReturnedPart = { readonly amountMinor: bigint };

/** @returns what of a payment came back in parts, and is owed again by itself, in minor units. */
export function returnedMinorOf(parts: readonly ReturnedPart[]): number {
  return sumOf(parts.map(({ amountMinor }) => Number(amountMinor)));
}
