import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter, daysIn, periodOf } from '@/lib/pay/terms/periods.rules';
import { retainerShare } from '@/lib/pay/terms/retainer.rules';
import { sumOf } from '@/lib/platform/money/money-arithmetic';

const MARCH = { from: '2027-03-01', until: '2027-03-31' };

describe('a retainer', () => {
  it('is paid whole for a whole period, and otherwise by the days that the agreement ran', () => {
    expect(retainerShare(72_000, MARCH, MARCH)).toBe(72_000);
    expect(retainerShare(72_000, MARCH, { from: '2027-03-15', until: '2027-03-31' })).toBe(39_484);
    expect(retainerShare(72_000, MARCH, { from: '2027-03-01', until: '2027-03-14' })).toBe(32_516);
  });

  it('loses no smallest unit when a period is cut, wherever and however often, in any currency', () => {
    const months = fc
      .integer({ min: 0, max: 4000 })
      .map((n) => periodOf(daysAfter('2024-01-01', n), 'monthly', '2024-01-01'));
    fc.assert(
      fc.property(
        months,
        fc.array(fc.nat(30), { maxLength: 6 }),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        (period, cuts, rate) => {
          const last = daysIn(period) - 1;
          const ends = [...new Set([...cuts.filter((cut) => cut < last), last])].sort((a, b) => a - b);
          const parts = ends.map((end, index) => ({
            from: daysAfter(period.from, index === 0 ? 0 : (ends[index - 1] ?? 0) + 1),
            until: daysAfter(period.from, end),
          }));
          const shares = parts.map((days) => retainerShare(rate, period, days));

          expect(sumOf(shares)).toBe(rate);
          expect(shares.every((share) => share >= 0)).toBe(true);
        },
      ),
    );
  });
});
