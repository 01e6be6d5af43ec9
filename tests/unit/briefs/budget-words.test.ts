import { expect, it } from 'vitest';
import { pricedAsAgreed } from '@/lib/briefs/budget-words';

const RATE = { currency: 'EUR', rateMinor: 9_000 } as const;

it('a brief that names no price of its own says the one that was agreed for each, and only where work is paid by the piece', () => {
  expect(pricedAsAgreed({ agreed: { ...RATE, payType: 'fixed' } })).toBe(
    'EUR 90.00, as agreed for each brief',
  );
  expect(pricedAsAgreed({ agreed: { ...RATE, payType: 'hourly' } })).toBeNull();
  expect(pricedAsAgreed({ agreed: { ...RATE, payType: 'retainer' } })).toBeNull();
  expect(pricedAsAgreed({ agreed: null })).toBeNull();
});
