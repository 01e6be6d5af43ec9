import { formatMoney } from '@/lib/platform/money';
import type { Budget, Pay } from './budget.rules';
import { hoursInWords } from './hours';

/** @returns "USD 45.00 for the whole brief", "at most 3 hours"; null where there is no limit. */
export function budgetInWords({ budgetMinutes, budgetMoney }: Budget): string | null {
  if (budgetMoney !== null) return `${formatMoney(budgetMoney)} for the whole brief`;
  return budgetMinutes === null ? null : `at most ${hoursInWords(budgetMinutes)}`;
}

/** @returns "USD 45.00, as agreed for each brief" of one that names no price of its own; null where briefs aren't paid by the piece. */
export function pricedAsAgreed({ agreed }: { readonly agreed: Pay | null }): string | null {
  if (agreed?.payType !== 'fixed') return null;
  return `${formatMoney({ minor: agreed.rateMinor, currency: agreed.currency })}, as agreed for each brief`;
}
