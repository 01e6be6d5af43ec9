import { capInWords } from '@/lib/agreements/terms/terms.rules';
import { formatMoney, type Money } from '@/lib/platform/money/money';
import { type Budget, isBudgetMoney, type Pay } from './budget.rules';
import { hoursInWords } from './hours';

type Agreed = { readonly agreed: Pay | null };
type AgreedLimit = { readonly agreed: (Pay & Parameters<typeof capInWords>[0]) | null };

/**
 * @returns "at most USD 500.00 per month": the limit on all briefs together, where they have a price each and a limit
 * was agreed; else null.
 */
export function limitInWords({ agreed }: AgreedLimit): string | null {
  return agreed?.payType === 'fixed' && agreed.capMinor !== null ? capInWords(agreed) : null;
}

/** @returns "USD 45.00 for the whole brief", "at most 3 hours"; null if there is no limit. */
export function budgetInWords({ budgetMinutes, budgetMoney }: Budget): string | null {
  if (budgetMoney !== null) return `${formatMoney(budgetMoney)} for the whole brief`;
  return budgetMinutes === null ? null : `at most ${hoursInWords(budgetMinutes)}`;
}

/** @returns what one brief costs where briefs have a price each: its own price, else the agreed one; null elsewhere. */
export function priceInWords({ agreed, budgetMoney }: Pick<Budget, 'budgetMoney'> & Agreed): string | null {
  if (agreed?.payType !== 'fixed') return null;
  return formatMoney(priceOf({ agreed, budgetMoney }));
}

/** @returns what one brief costs under an agreement in which each has a price: its own, else the agreed one. */
export function priceOf({
  agreed,
  budgetMoney,
}: Pick<Budget, 'budgetMoney'> & { readonly agreed: Pay }): Money {
  return budgetMoney ?? { minor: agreed.rateMinor, currency: agreed.currency };
}

/**
 * @returns a budget where there is one; else the agreed price where each brief has one, and "no limit" where time is
 * paid.
 */
export function budgetOrPriceInWords(budget: Budget, agreed: Pay | null): string {
  return budgetInWords(budget) ?? pricedAsAgreed({ agreed }) ?? 'no limit';
}

/**
 * @returns "USD 45.00, as agreed for each brief" for one without a price of its own; null where briefs don't have a
 * price each.
 */
export function pricedAsAgreed({ agreed }: Agreed): string | null {
  const price = priceInWords({ agreed, budgetMoney: null });
  return price && `${price}, as agreed for each brief`;
}

/**
 * @param price what the playbook of a brief names
 * @returns that it doesn't count, since the agreement pays in another currency: nothing is converted; empty where it does.
 */
export function otherPriceInWords(price: Money | null, { currency }: Pick<Pay, 'currency'>): string {
  if (price === null || price.currency === currency) return '';
  return `Its playbook names ${formatMoney(price)}, which doesn’t count here: this agreement pays in ${currency}.`;
}

/**
 * @param price what a playbook names
 * @param pay how the agreement in force with somebody pays; null while none is
 * @returns the same of briefs that are handed over as the playbook has them, with nobody looking at each one's price;
 * empty where the price counts, or none is named.
 */
export function unusedPriceInWords(price: Money | null, pay: Pay | null): string {
  if (price === null || pay === null || !isBudgetMoney(pay) || price.currency === pay.currency) return '';
  const agreed = formatMoney({ minor: pay.rateMinor, currency: pay.currency });
  return `The playbook names ${formatMoney(price)}, which doesn’t count here: the agreement pays in ${pay.currency}. Each brief is handed over at the agreed price, ${agreed}.`;
}
