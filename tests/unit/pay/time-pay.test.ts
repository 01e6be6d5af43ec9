import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capStatus, type GoverningTerms, payFor, splitByTerms } from '@/lib/pay/terms/time-pay.rules';
import { portion } from '@/lib/platform/money/money-arithmetic';

const TERMS: GoverningTerms = {
  agreementId: 'first',
  currency: 'USD',
  rateMinor: 1450,
  capMinor: 58_000,
  paySchedule: 'weekly',
  anchor: '2027-03-01',
  paidWithinDays: null,
  roundingMinutes: null,
  roundingWay: null,
};
const RAISED: GoverningTerms = { ...TERMS, agreementId: 'amended', rateMinor: 1600 };
const day = (n: number) => new Date(Date.UTC(2027, 2, n)).toISOString().slice(0, 10);

describe('a week in which an amendment comes into force', () => {
  it('is split on the day on which it is in force', () => {
    const parts = splitByTerms([
      { day: '2027-03-10', minutes: 120, terms: RAISED },
      { day: '2027-03-08', minutes: 60, terms: TERMS },
      { day: '2027-03-09', minutes: 30, terms: TERMS },
    ]);

    expect(parts.map(({ terms, from, until, minutes }) => [terms.agreementId, from, until, minutes])).toEqual(
      [
        ['first', '2027-03-08', '2027-03-09', 90],
        ['amended', '2027-03-10', '2027-03-10', 120],
      ],
    );
  });

  it('is also split where the month ends, when pay is monthly', () => {
    const monthly = { ...TERMS, paySchedule: 'monthly' as const };

    const parts = splitByTerms([
      { day: '2027-03-31', minutes: 60, terms: monthly },
      { day: '2027-04-01', minutes: 45, terms: monthly },
    ]);

    expect(parts.map(({ period, minutes }) => [period.from, minutes])).toEqual([
      ['2027-03-01', 60],
      ['2027-04-01', 45],
    ]);
  });

  it('keeps every minute in exactly one part, whatever was worked under whichever terms', () => {
    const worked = fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 31 }).map(day),
        minutes: fc.integer({ min: 1, max: 1440 }),
        terms: fc.constantFrom(TERMS, RAISED, {
          ...TERMS,
          paySchedule: 'monthly' as const,
          agreementId: 'third',
        }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(worked, (days) => {
        const total = (list: readonly { readonly minutes: number }[]) =>
          list.reduce((sum, { minutes }) => sum + minutes, 0);

        expect(total(splitByTerms(days))).toBe(total(days));
      }),
    );
  });

  it('counts each day as the agreement rounds it, and still knows what was worked', () => {
    const rounding = { ...TERMS, roundingMinutes: 15, roundingWay: 'nearest' as const };

    const [part] = splitByTerms([
      { day: '2027-03-08', minutes: 67, terms: rounding },
      { day: '2027-03-09', minutes: 68, terms: rounding },
    ]);

    expect(part).toMatchObject({ minutes: 135, workedMinutes: 135 });
    expect(splitByTerms([{ day: '2027-03-08', minutes: 67, terms: rounding }])).toMatchObject([
      { minutes: 60, workedMinutes: 67 },
    ]);
  });
});

describe('the pay for minutes', () => {
  it('is never more than what is left of the limit, and all of it together never more than the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.option(fc.integer({ min: 1, max: 10_000_000 }), { nil: null }),
        (weeks, rateMinor, capMinor) => {
          let owed = 0;
          let full = 0;
          for (const minutes of weeks) {
            const paid = payFor(minutes, { rateMinor, capMinor }, owed);
            expect(paid.amountMinor).toBeGreaterThanOrEqual(0);
            expect(paid.fullMinor).toBe(portion(rateMinor, minutes, 60));
            owed += paid.amountMinor;
            full += paid.fullMinor;
          }

          expect(owed).toBe(capMinor === null ? full : Math.min(full, capMinor));
        },
      ),
    );
  });

  it.each([
    [0, 58_000, 'free'],
    [46_399, 58_000, 'free'],
    [46_400, 58_000, 'near'],
    [58_000, 58_000, 'reached'],
    [99_999_999, null, 'free'],
  ])('%d of a limit of %j is %s', (used, cap, standing) => {
    expect(capStatus(used, cap)).toBe(standing);
  });
});
