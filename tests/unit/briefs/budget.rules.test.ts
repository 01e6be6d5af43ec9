import { describe, expect, it } from 'vitest';
import { PAY_TYPES } from '@/lib/agreements/terms/terms.rules';
import { isBudgetMoney, readBudget } from '@/lib/briefs/terms/budget.rules';

const pay = (payType: (typeof PAY_TYPES)[number], currency = 'USD') => ({
  payType,
  currency,
  rateMinor: 12_000,
});

describe('the budget of a brief', () => {
  it.each(PAY_TYPES)('under %s pay is in the unit that is paid by', (payType) => {
    expect(isBudgetMoney(pay(payType))).toBe(payType === 'fixed');
  });

  it.each([
    ['hours where time is paid', 90, '', pay('hourly'), { budgetMinutes: 90, budgetMoney: null }],
    ['hours under a retainer', 90, '', pay('retainer'), { budgetMinutes: 90, budgetMoney: null }],
    ['hours while nothing is agreed', 90, '', null, { budgetMinutes: 90, budgetMoney: null }],
    ['an amount in minor units', null, '1,200.50', pay('fixed'), money(120_050, 'USD')],
    ['an amount of a currency without cents', null, '12000', pay('fixed', 'JPY'), money(12_000, 'JPY')],
    ['hours left over from another agreement', 90, '80', pay('fixed'), money(8_000, 'USD')],
    [
      'nothing, and the agreed price holds',
      null,
      ' ',
      pay('fixed'),
      { budgetMinutes: null, budgetMoney: null },
    ],
  ])('can be %s', (_, budgetHours, budgetMoney, agreed, budget) => {
    expect(readBudget({ budgetHours, budgetMoney }, agreed)).toEqual({ ok: true, value: budget });
  });

  it.each([
    ['money where time is paid', null, '80', pay('hourly'), 'budget_in_hours', 'budgetHours'],
    ['money while nothing is agreed', null, '80', null, 'not_agreed_yet', 'budgetHours'],
    ['hours where a brief has a price', 90, '', pay('fixed'), 'budget_in_money', 'budgetMoney'],
    ['nothing of a currency', null, '0', pay('fixed'), 'no_amount', 'budgetMoney'],
    ['cents where there are none', null, '80.50', pay('fixed', 'JPY'), 'no_amount', 'budgetMoney'],
    ['words', null, 'eighty', pay('fixed'), 'no_amount', 'budgetMoney'],
  ])('is refused as %s, at its input', (_, budgetHours, budgetMoney, agreed, code, field) => {
    expect(readBudget({ budgetHours, budgetMoney }, agreed)).toMatchObject({
      ok: false,
      refusal: { code, field },
    });
  });
});

function money(minor: number, currency: string) {
  return { budgetMinutes: null, budgetMoney: { minor, currency } };
}
