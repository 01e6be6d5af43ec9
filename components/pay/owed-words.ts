import { shownMoney } from '@/components/ui/shown-money';
import type { OpenItem } from '@/lib/pay/overview.queries';
import { kindInWords } from '@/lib/pay/owed.rules';
import { dayInWords } from '@/lib/platform/time/format';
import type { OwedWords } from './owed-group';

/** @returns something owed as forms offer it, written on the server. */
export function owedInWords(
  { id, kind, note, currency, amountMinor, fromDay, dueOn }: OpenItem,
  now: Date,
): OwedWords {
  return {
    id,
    amount: shownMoney({ minor: amountMinor, currency }),
    what: note ? `${kindInWords(kind)}, ${note}` : kindInWords(kind),
    detail: `${dayInWords(fromDay, now)}; to be paid by ${dayInWords(dueOn, now)}`,
  };
}
