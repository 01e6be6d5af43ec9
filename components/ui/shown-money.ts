import { formatMoney, type Money } from '@/lib/platform/money';
import { unbroken } from './unbroken';

/** The left-to-right mark: it shows nothing, and what follows it reads from the left. */
const READS_FROM_LEFT = '\u200e';

/**
 * @returns an amount as a page shows it, which no line breaks apart, with the sign of less than none before it on a page that reads
 * from the right as well. What is kept, signed, sent to tools or written into a file is `formatMoney`'s, with a plain space.
 */
export function shownMoney(money: Money): string {
  return withSignAhead(unbroken(formatMoney(money)));
}

/** @returns the same with a plus or a minus, for a column of changes. */
export function shownChange(money: Money): string {
  const amount = shownMoney(money);
  return money.minor < 0 ? amount : withSignAhead(`+${amount}`);
}

/** A sign before letters has no direction of its own: where a page reads from the right it went to the far end (UAX #9, N2). */
function withSignAhead(amount: string): string {
  return /^[+−]/.test(amount) ? `${READS_FROM_LEFT}${amount}` : amount;
}
