import { shownMoney } from '@/components/ui/shown-money';
import type { OpenItem } from '@/lib/pay/overview.queries';
import { isNamedByDays, nameOfOwed } from '@/lib/pay/owed/owed.rules';
import { capitalised } from '@/lib/platform/text/capitalised';
import { dayInWords } from '@/lib/platform/time/format';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import type { OwedWords } from './owed-group';

/** @returns an owed item as forms offer it, written on the server. */
export function owedInWords(item: OpenItem, now: Date): OwedWords {
  const { id, currency, amountMinor } = item;
  return {
    id,
    amount: shownMoney({ minor: amountMinor, currency }),
    what: nameOfOwed(item),
    detail: owedDetail(item, now),
  };
}

/** @returns the line below an owed item's name: "Mon 15 Mar, 2 h; to be paid by Fri 26 Mar". A deduction isn't paid. */
export function owedDetail(item: OpenItem, now: Date): string {
  const { fromDay, minutes, dueOn } = item;
  const due =
    item.amountMinor < 0 ? 'comes off what is paid next' : `to be paid by ${dayInWords(dueOn, now)}`;
  const work = [
    ...(isNamedByDays(item) ? [] : [dayInWords(fromDay, now)]),
    ...(minutes === null ? [] : [shownMinutes(minutes)]),
  ];
  return work.length === 0 ? capitalised(due) : `${work.join(', ')}; ${due}`;
}
