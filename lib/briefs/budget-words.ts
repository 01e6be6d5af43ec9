import { formatMoney } from '@/lib/platform/money';
import type { Budget } from './budget.rules';
import { hoursInWords } from './hours';

/** @returns "USD 45.00 for the whole brief", "at most 3 hours"; null where there is no limit. */
export function budgetInWords({ budgetMinutes, budgetMoney }: Budget): string | null {
  if (budgetMoney !== null) return `${formatMoney(budgetMoney)} for the whole brief`;
  return budgetMinutes === null ? null : `at most ${hoursInWords(budgetMinutes)}`;
}
