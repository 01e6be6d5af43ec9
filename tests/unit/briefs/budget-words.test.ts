import { expect, it } from 'vitest';
import {
  limitInWords,
  otherPriceInWords,
  pricedAsAgreed,
  priceInWords,
} from '@/lib/briefs/terms/budget-words';

const RATE = { currency: 'EUR', rateMinor: 9_000 } as const;

it('a brief without a price of its own gives the agreed price per brief, and only where work is paid by the brief', () => {
  expect(pricedAsAgreed({ agreed: { ...RATE, payType: 'fixed' } })).toBe(
    'EUR 90.00, as agreed for each brief',
  );
  expect(pricedAsAgreed({ agreed: { ...RATE, payType: 'hourly' } })).toBeNull();
  expect(pricedAsAgreed({ agreed: { ...RATE, payType: 'retainer' } })).toBeNull();
  expect(pricedAsAgreed({ agreed: null })).toBeNull();
});

it('the limit of all briefs together is given where they are paid by the brief and one was agreed', () => {
  const limited = { ...RATE, capMinor: 50_000, paySchedule: 'on_approval' } as const;

  expect(limitInWords({ agreed: { ...limited, payType: 'fixed' } })).toBe('at most EUR 500.00 per month');
  expect(limitInWords({ agreed: { ...limited, payType: 'fixed', capMinor: null } })).toBeNull();
  expect(limitInWords({ agreed: { ...limited, payType: 'hourly' } })).toBeNull();
  expect(limitInWords({ agreed: null })).toBeNull();
});

it('what a brief costs is its own price before the agreed one, and nothing where work isn’t paid by the brief', () => {
  const agreed = { ...RATE, payType: 'fixed' } as const;
  const own = { minor: 25_000, currency: 'EUR' };

  expect(priceInWords({ agreed, budgetMoney: own })).toBe('EUR 250.00');
  expect(priceInWords({ agreed, budgetMoney: null })).toBe('EUR 90.00');
  expect(priceInWords({ agreed: { ...RATE, payType: 'hourly' }, budgetMoney: own })).toBeNull();
  expect(priceInWords({ agreed: null, budgetMoney: null })).toBeNull();
});

it('a playbook’s price in another currency than the agreement’s is said not to count, and one in the same isn’t mentioned', () => {
  const price = { minor: 5_000, currency: 'USD' };

  expect(otherPriceInWords(price, RATE)).toBe(
    'Its playbook names USD 50.00, which doesn’t count here: this agreement pays in EUR.',
  );
  expect(otherPriceInWords({ ...price, currency: 'EUR' }, RATE)).toBe('');
  expect(otherPriceInWords(null, RATE)).toBe('');
});
