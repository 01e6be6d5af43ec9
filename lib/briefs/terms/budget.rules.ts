import type { PayType } from '@/lib/agreements/terms/terms.rules';
import { formatMoney, type Money, parseMoney } from '@/lib/platform/money/money';
import { accept, type Result, refuse } from '@/lib/platform/result';

/** How the agreement in force pays. */
export type Pay = {
  readonly payType: PayType;
  readonly currency: string;
  /** minor units: per hour, per brief or per pay period, as `payType` says */
  readonly rateMinor: number;
};

export type Budget = { readonly budgetMinutes: number | null; readonly budgetMoney: Money | null };

type SavedBudget = {
  readonly budgetMinutes: number | null;
  readonly budgetMinor: bigint | null;
  readonly budgetCurrency: string | null;
};

/** @returns a budget as the rules take it. */
export function budgetOf({ budgetMinutes, budgetMinor, budgetCurrency }: SavedBudget): Budget {
  const isMoney = budgetMinor !== null && budgetCurrency !== null;
  return {
    budgetMinutes,
    budgetMoney: isMoney ? { minor: Number(budgetMinor), currency: budgetCurrency } : null,
  };
}

type TypedBudget = {
  /** already parsed into minutes */
  readonly budgetHours: number | null;
  readonly budgetMoney: string;
};

/**
 * @returns whether a budget is money: where each brief has a price. Where time is paid, or that isn't known yet, it is
 * hours.
 */
export function isBudgetMoney(pay: Pay | null): boolean {
  return pay?.payType === 'fixed';
}

/**
 * product.md, "Briefs": a budget is in the unit that the agreement pays by. The database refuses others too.
 * @param pay null while no agreement is in force
 * @returns the budget, or a refusal at its input: `budget_in_money`, `budget_in_hours`, `not_agreed_yet`, `no_amount`.
 */
export function readBudget({ budgetHours, budgetMoney }: TypedBudget, pay: Pay | null): Result<Budget> {
  const typed = budgetMoney.trim();
  if (pay === null || !isBudgetMoney(pay)) {
    if (typed === '' || budgetHours !== null)
      return accept({ budgetMinutes: budgetHours, budgetMoney: null });
    if (pay === null) {
      return refuse(
        'not_agreed_yet',
        'No agreement is in force yet, so briefs have no price. Leave it empty, or give a budget in hours.',
        'budgetHours',
      );
    }
    return refuse(
      'budget_in_hours',
      'Work is paid by time here, so give the budget in hours.',
      'budgetHours',
    );
  }
  const { currency } = pay;
  if (typed === '' && budgetHours !== null) {
    const agreed = formatMoney({ minor: pay.rateMinor, currency });
    return refuse(
      'budget_in_money',
      `Each brief has a price here (agreed: ${agreed}), so give the budget in ${currency}, or leave it empty.`,
      'budgetMoney',
    );
  }
  const price = readPrice(typed, currency);
  return price.ok ? accept({ budgetMinutes: null, budgetMoney: price.value }) : price;
}

/** @returns a price that somebody typed, null for none, or a refusal at its input (`no_amount`). */
export function readPrice(typed: string, currency: string): Result<Money | null> {
  if (typed.trim() === '') return accept(null);
  const minor = parseMoney(typed.trim(), currency);
  if (minor !== null && minor > 0) return accept({ minor, currency });
  return refuse('no_amount', `Give an amount in ${currency}, or leave it empty.`, 'budgetMoney');
}
