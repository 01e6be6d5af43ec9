import { formatMoney, type Money } from '@/lib/platform/money';
import { unbroken } from './unbroken';

/**
 * @returns an amount as a page shows it, which no line breaks apart. What is kept, signed, sent to tools or written into a file
 * is `formatMoney`'s, with a plain space.
 */
export function shownMoney(money: Money): string {
  return unbroken(formatMoney(money));
}
