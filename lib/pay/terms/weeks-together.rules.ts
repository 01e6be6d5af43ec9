import { sumOf } from '@/lib/platform/money/money-arithmetic';
import {
  type GoverningTerms,
  isUnderSameLimit,
  type Limited,
  payFor,
  type TimeShare,
} from './time-pay.rules';

/** A part of a week that isn't approved, with what counts for its limit; small enough to be sent to a page. */
export type WaitingShare = Pick<TimeShare, 'period' | 'from' | 'until' | 'minutes'> &
  Pick<GoverningTerms, 'currency' | 'rateMinor' | 'capMinor'> & {
    readonly engagementId: string;
    /** what is already owed for time in the same pay period */
    readonly earlierMinor: number;
  };

/** What weeks come to in one currency. */
export type Worth = Limited & { readonly currency: string };

/**
 * @param shares of one week or several, in the order in which they would be approved: two of one pay period share its
 * limit, so that together they can come to less than each by itself
 * @returns what each comes to, with what is owed in its pay period by then.
 */
export function priceInOrder<Share extends WaitingShare>(
  shares: readonly Share[],
): readonly (Share & Limited)[] {
  const priced: (Share & Limited)[] = [];
  for (const share of shares) {
    const before = priced
      .filter((each) => isUnderSameLimit(share, each))
      .map(({ amountMinor }) => amountMinor);
    const earlierMinor = share.earlierMinor + sumOf(before);
    priced.push({ ...share, earlierMinor, ...payFor(share.minutes, share, earlierMinor) });
  }
  return priced;
}

/**
 * @param shares as of `priceInOrder`
 * @returns what approving all of them would make owed, for each currency; nothing for time that isn't paid by the hour.
 */
export function worthTogether(shares: readonly WaitingShare[]): readonly Worth[] {
  const priced = priceInOrder(shares);
  return [...new Set(priced.map(({ currency }) => currency))].sort().map((currency) => {
    const own = priced.filter((each) => each.currency === currency);
    return {
      currency,
      fullMinor: sumOf(own.map(({ fullMinor }) => fullMinor)),
      amountMinor: sumOf(own.map(({ amountMinor }) => amountMinor)),
    };
  });
}
