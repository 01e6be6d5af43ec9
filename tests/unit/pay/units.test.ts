import { describe, expect, it } from 'vitest';
import { decideCharge, decidePayout, decideUnit, partByCharge } from '@/lib/pay/stripe/units.rules';

describe('money goes through Stripe in currencies that both count alike', () => {
  it.each(['USD', 'EUR', 'PHP', 'HUF', 'JPY', 'KRW', 'VND'])('%s', (currency) => {
    expect(decideUnit(currency).ok).toBe(true);
  });

  // 10,000 of our krónur would be charged as 100, a hundred ariary as 10,000, and the last of a dinar's mils is refused
  it.each(['ISK', 'UGX', 'MGA', 'KWD', 'BHD', 'CLF'])('and %s is recorded instead', (currency) => {
    expect(decideUnit(currency)).toMatchObject({
      ok: false,
      refusal: { code: 'other_unit', message: expect.stringContaining('record it') },
    });
  });
});

describe('a payout to a bank', () => {
  it.each([
    ['HUF', 1_000],
    ['TWD', 1_000],
    ['USD', 1_045],
    ['JPY', 1_045],
  ])('in %s of %d of its smallest units is possible', (currency, minor) => {
    expect(decidePayout({ minor, currency }).ok).toBe(true);
  });

  // Stripe: of HUF 10.45, HUF 10 can be paid out, as 1000
  it.each(['HUF', 'TWD'])('in %s isn’t possible to the hundredth', (currency) => {
    expect(decidePayout({ minor: 1_045, currency })).toMatchObject({
      refusal: { code: 'part_of_unit', message: expect.stringContaining(`${currency} 10.45`) },
    });
  });
});

describe('a charge', () => {
  it.each([
    ['USD', 'us_bank_account', ['USD']],
    ['USD', 'card', ['USD']],
    ['EUR', 'card', ['USD', 'EUR']],
  ] as const)('in %s by %s reaches a balance kept in %s', (currency, kind, kept) => {
    expect(decideCharge(currency, kind, kept).ok).toBe(true);
  });

  it.each([
    ['EUR', 'card', ['USD'], 'converted'],
    ['PHP', 'us_bank_account', ['USD', 'EUR'], 'converted'],
    ['EUR', 'us_bank_account', ['USD', 'EUR'], 'other_method'],
  ] as const)('in %s by %s doesn’t reach a balance kept in %s: %s', (currency, kind, kept, code) => {
    expect(decideCharge(currency, kind, kept)).toMatchObject({ refusal: { code } });
  });
});

describe('what is owed to somebody', () => {
  it('is offered as far as it can be charged, and for the rest each currency says once why not', () => {
    const owed = { name: 'Lea', items: ['USD', 'EUR', 'EUR', 'ISK'].map((currency) => ({ currency })) };

    const { items, why } = partByCharge(owed, (currency) => decideCharge(currency, 'card', ['USD']));

    expect(items).toEqual([{ currency: 'USD' }]);
    expect(why).toEqual([
      'Stripe would convert EUR here, and couldn’t send on what you owe. Pay it another way, and record it.',
      'Stripe would convert ISK here, and couldn’t send on what you owe. Pay it another way, and record it.',
    ]);
  });
});
