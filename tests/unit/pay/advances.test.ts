import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advancePostings, balances } from '@/lib/pay/ledger/rules';
import { countsForPayDay, isPay, recoveryOf } from '@/lib/pay/owed/advances.rules';
import { OWED_KINDS } from '@/lib/pay/owed/owed.rules';
import { yearTotalInWords } from '@/lib/pay/statements/statement.rules';
import { sumOf } from '@/lib/platform/money/money-arithmetic';

const NOTHING_TAKEN = { takenMinor: 0 } as const;

describe('what is taken back of an advance', () => {
  it('is what was agreed for one pay day', () => {
    const advance = { leftMinor: 50_000, partMinor: 5_000, takenOnDayMinor: 0 };

    expect(recoveryOf({ payMinor: 29_000, ...NOTHING_TAKEN }, advance)).toBe(5_000);
    expect(recoveryOf({ payMinor: 29_000, takenMinor: 3_000 }, { ...advance, takenOnDayMinor: 3_000 })).toBe(
      2_000,
    );
  });

  it('is never more than is left', () => {
    const advance = { leftMinor: 700, partMinor: 5_000, takenOnDayMinor: 0 };

    expect(recoveryOf({ payMinor: 29_000, ...NOTHING_TAKEN }, advance)).toBe(700);
  });

  it('leaves at least half of the pay day, whatever was agreed', () => {
    const advance = { leftMinor: 50_000, partMinor: 50_000, takenOnDayMinor: 0 };

    expect(recoveryOf({ payMinor: 2_901, ...NOTHING_TAKEN }, advance)).toBe(1_450);
    expect(recoveryOf({ payMinor: 2_901, takenMinor: 1_450 }, advance)).toBe(0);
    expect(recoveryOf({ payMinor: -300, ...NOTHING_TAKEN }, advance)).toBe(0);
  });

  it('comes out of pay, and not out of what was spent or given for a purpose', () => {
    expect(OWED_KINDS.filter(isPay)).toEqual([
      'time',
      'brief',
      'retainer',
      'bonus',
      'thirteenth_month',
      'holiday',
    ]);
    expect(OWED_KINDS.filter((kind) => countsForPayDay(kind) !== isPay(kind))).toEqual(['correction']);
  });

  it('adds up to the whole advance, to the smallest unit, over whatever pay days come', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 });
    const days = fc.array(fc.array(amount, { minLength: 1, maxLength: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(amount, amount, days, (advanceMinor, partMinor, payDays) => {
        let leftMinor = advanceMinor;
        // each day's pay arrives bit by bit; after the drawn days, days of plenty until nothing is left
        for (let n = 0; leftMinor > 0; n += 1) {
          const bits = payDays[n] ?? [2 * partMinor];
          let day = { payMinor: 0, takenMinor: 0 };
          for (const bit of bits) {
            day = { ...day, payMinor: day.payMinor + bit };
            const minor = recoveryOf(day, { leftMinor, partMinor, takenOnDayMinor: day.takenMinor });
            expect(balances(advancePostings('USD', -minor))).toBe(true);
            leftMinor -= minor;
            day = { ...day, takenMinor: day.takenMinor + minor };
          }
          expect(day.takenMinor).toBeLessThanOrEqual(partMinor);
          expect(day.payMinor - day.takenMinor).toBeGreaterThanOrEqual(day.payMinor / 2);
          if (n > 40 && partMinor < advanceMinor / 2_000) return;
        }
        expect(leftMinor).toBe(0);
      }),
    );
  });

  it('is shared by two advances on one day without emptying it', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(fc.nat(10_000), { maxLength: 5 }), (payMinor, parts) => {
        const taken: number[] = [];
        for (const partMinor of parts) {
          const day = { payMinor, takenMinor: sumOf(taken) };
          taken.push(recoveryOf(day, { leftMinor: 20_000, partMinor, takenOnDayMinor: 0 }));
        }
        expect(sumOf(taken)).toBeLessThanOrEqual(payMinor / 2);
      }),
    );
  });

  it("is shown beside a year's total", () => {
    const year = { currency: 'USD', owedMinor: 10_000, receivedMinor: 12_000, feesMinor: 0, borneMinor: 0 };

    expect(yearTotalInWords({ ...year, advancedMinor: 5_000, recoveredMinor: 3_000 })).toBe(
      'USD 100.00 earned, USD 120.00 received, USD 50.00 given in advance, USD 30.00 of advances taken back',
    );
  });
});
