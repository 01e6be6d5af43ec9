import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WaitingShare, worthTogether } from '@/lib/pay/terms/weeks-together.rules';

const MARCH = { from: '2027-03-01', until: '2027-03-31' };

/** Two hours of Maria's at USD 14.50, without a limit; name only what matters. */
const share = (changes: Partial<WaitingShare> = {}): WaitingShare => ({
  engagementId: 'maria',
  period: MARCH,
  from: '2027-03-09',
  until: '2027-03-09',
  minutes: 120,
  currency: 'USD',
  rateMinor: 1450,
  capMinor: null,
  earlierMinor: 0,
  ...changes,
});

describe('what several weeks come to together', () => {
  it('is added up for each currency', () => {
    const worth = worthTogether([share(), share({ engagementId: 'joel', currency: 'EUR' }), share()]);

    expect(worth).toEqual([
      { currency: 'EUR', fullMinor: 2900, amountMinor: 2900 },
      { currency: 'USD', fullMinor: 5800, amountMinor: 5800 },
    ]);
  });

  it('is nothing where none of it is paid by the hour', () => {
    expect(worthTogether([])).toEqual([]);
  });

  it('has the limit of their pay period only once, beside what is owed in it already', () => {
    const limited = { capMinor: 4000, earlierMinor: 500 };

    expect(worthTogether([share(limited)])).toMatchObject([{ amountMinor: 2900 }]);
    expect(
      worthTogether([share(limited), share({ ...limited, from: '2027-03-16', until: '2027-03-16' })]),
    ).toEqual([{ currency: 'USD', fullMinor: 5800, amountMinor: 3500 }]);
  });

  it.each([
    [
      'another pay period',
      { period: { from: '2027-04-01', until: '2027-04-30' }, from: '2027-04-06', until: '2027-04-06' },
    ],
    ['somebody else', { engagementId: 'joel' }],
    ['another currency', { currency: 'EUR' }],
  ])('leaves what belongs to %s its own limit', (_, other) => {
    const limited = { capMinor: 4000 };

    const worth = worthTogether([share(limited), share({ ...limited, ...other })]);

    expect(worth.map(({ amountMinor }) => amountMinor).reduce((sum, each) => sum + each)).toBe(5800);
  });

  it('is never more than each by itself, nor than the limit leaves', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(minutes, fc.nat(100_000), fc.nat(100_000), (weeks, capMinor, earlierMinor) => {
        const shares = weeks.map((each) => share({ minutes: each, capMinor, earlierMinor }));
        const apart = shares.map((each) => worthTogether([each])[0]?.amountMinor ?? 0);

        const together = worthTogether(shares)[0]?.amountMinor ?? 0;

        expect(together).toBeLessThanOrEqual(apart.reduce((sum, each) => sum + each));
        expect(together).toBeLessThanOrEqual(Math.max(0, capMinor - earlierMinor));
        expect(together).toBeGreaterThanOrEqual(Math.max(...apart));
      }),
    );
  });
});
