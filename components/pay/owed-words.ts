import { shownMoney } from '@/components/ui/shown-money';
import type { OpenItem } from '@/lib/pay/overview.queries';
import { nameOfOwed } from '@/lib/pay/owed.rules';
import { dayInWords } from '@/lib/platform/time/format';
import type { OwedWords } from './owed-group';

/** @returns something owed as forms offer it, written on the server. */
export function owedInWords(item: OpenItem, now: Date): OwedWords {
  const { id, currency, amountMinor, fromDay, dueOn } = item;
  return {
    id,
    amount: shownMoney({ minor: amountMinor, currency }),
    what: nameOfOwed(item),
    detail: `${dayInWords(fromDay, now)}; to be paid by ${dayInWords(dueOn, now)}`,
  };
}
