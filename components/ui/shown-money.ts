import { formatMoney, type Money } from '@/lib/platform/money/money';
import { unbroken } from '@/lib/platform/text/unbroken';

/** The left-to-right mark: invisible, and what follows it reads from the left. */
const READS_FROM_LEFT = '\u200e';

/**
 * @returns an amount as a page shows it, kept on one line, with a minus sign before it on a right-to-left page as well.
 * What is stored, signed, sent to tools or written into a file comes from `formatMoney`, with a plain space.
 */
export function shownMoney(money: Money): string {
  return withSignAhead(unbroken(formatMoney(money)));
}

/** @returns the same with a plus or a minus, for a column of changes. */
export function shownChange(money: Money): string {
  const amount = shownMoney(money);
  return money.minor < 0 ? amount : withSignAhead(`+${amount}`);
}

/**
 * A sign before letters has no direction of its own: on a right-to-left page it would go to the far end (UAX #9, N2).
 */
function withSignAhead(amount: string): string {
  return /^[+−]/.test(amount) ? `${READS_FROM_LEFT}${amount}` : amount;
}
