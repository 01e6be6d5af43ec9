import { describe, expect, it } from 'vitest';
import { disputedPartInWords, refundedByHandInWords, refundGoesInWords } from '@/lib/pay/charge-words.rules';
import { chargedBy } from '@/lib/pay/stripe/methods/methods.rules';

describe('a dispute', () => {
  const told = (disputedMinor: number, payments = 1) =>
    disputedPartInWords({ disputedMinor, chargedMinor: 10_330, currency: 'USD', payments });

  it('of a part says to its assistant how much, and to one of several only that it is a part', () => {
    expect(told(3_000)).toBe('Only USD 30.00 of it is disputed.');
    expect(told(3_000, 2)).toBe('Only a part of it is disputed.');
  });

  it('of all of it says nothing more', () => {
    expect([told(10_330), told(10_400), told(0)]).toEqual(['', '', '']);
  });
});

describe('a refund', () => {
  it.each([
    [
      { type: 'card', card: { brand: 'visa' } },
      'It goes to your Visa card. Stripe says that it usually takes five to ten working days',
    ],
    [
      { type: 'card', card: { brand: 'mastercard' } },
      'It goes to your Mastercard. Stripe says that it usually takes five to ten working days',
    ],
    [
      { type: 'card', card: { brand: null } },
      'It goes to your card. Stripe says that it usually takes five to ten working days',
    ],
    [
      { type: 'us_bank_account', us_bank_account: { bank_name: 'Chase' } },
      'It goes to your account at Chase. Stripe says that it usually takes three working days',
    ],
    [
      { type: 'us_bank_account', us_bank_account: { bank_name: null } },
      'It goes to your bank account. Stripe says that it usually takes three working days',
    ],
  ])('of a charge by %j says where it goes, and how long Stripe says that takes', (details, said) => {
    expect(refundGoesInWords(chargedBy(details))).toContain(said);
  });

  it('says nothing of where it goes while that isn’t known', () => {
    expect(chargedBy(null)).toBeNull();
    expect(chargedBy({ type: 'link' })).toBeNull();
    expect(refundGoesInWords(null)).toBe('');
    expect(refundedByHandInWords(null, false)).not.toContain('It goes to');
  });

  it('by hand says what becomes of payments that weren’t sent on, if there are any', () => {
    const visa = { kind: 'card', label: 'Visa' } as const;

    expect(refundedByHandInWords(visa, true)).toContain('take it back on the pay run');
    expect(refundedByHandInWords(visa, false)).not.toContain('take it back');
  });
});
