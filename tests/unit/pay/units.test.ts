import { describe, expect, it } from 'vitest';
import { decideUnit } from '@/lib/pay/stripe/units.rules';

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
