import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noAmount, readAmount } from '@/lib/pay/amounts';
import { balances, receivedPostings, recordedPostings } from '@/lib/pay/ledger/rules';
import { rateBetween, readRate } from '@/lib/pay/recording/exchange.rules';
import { yearTotalInWords } from '@/lib/pay/statements/statement.rules';
import { daysAfter, daysIn, periodOf } from '@/lib/pay/terms/periods.rules';
import { retainerShare } from '@/lib/pay/terms/retainer.rules';
import { payFor, splitByTerms } from '@/lib/pay/terms/time-pay.rules';
import { decimalsOf, formatMoney, parseMoney, plainAmount } from '@/lib/platform/money/money';
import { allocateByWeights, sumOf } from '@/lib/platform/money/money-arithmetic';

/** Without decimals, with two, with three and with four (ISO 4217). */
const CURRENCIES = [
  ['JPY', 0],
  ['USD', 2],
  ['KWD', 3],
  ['CLF', 4],
] as const;
const NO_ADVANCE = { advancedMinor: 0, recoveredMinor: 0 } as const;
const MINOR = fc.integer({ min: 1, max: 900_000_000 });

describe.each(CURRENCIES)('an amount in %s', (currency, decimals) => {
  const terms = {
    currency,
    anchor: '2027-03-01',
    capMinor: null,
    paidWithinDays: null,
    roundingMinutes: null,
    roundingWay: null,
  };

  it(`is written with ${decimals} decimals, and read back to the same smallest unit`, () => {
    expect(decimalsOf(currency)).toBe(decimals);
    fc.assert(
      fc.property(MINOR, (minor) => {
        const plain = plainAmount({ minor, currency });

        expect(plain.split('.')[1]?.length ?? 0).toBe(decimals);
        expect(parseMoney(plain, currency)).toBe(minor);
        expect(parseMoney(formatMoney({ minor, currency }).slice(4), currency)).toBe(minor);
      }),
    );
    expect(parseMoney(`1.${'1'.repeat(decimals + 1)}`, currency)).toBeNull();
  });

  it('that can’t be read is refused with one that can', () => {
    const { message } = noAmount(currency, 'amount').refusal;
    const [, example = ''] = /such as (\S+)\.$/.exec(message) ?? [];

    expect(readAmount(example, currency, 'amount')).toBeGreaterThan(0);
  });

  it('is paid up to its limit and no more, week by week, and no unit of it is lost', () => {
    fc.assert(
      fc.property(
        MINOR,
        fc.integer({ min: 0, max: 9_000_000_000 }),
        fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 20 }),
        (rateMinor, capMinor, weeks) => {
          let [earlier, full] = [0, 0];
          for (const minutes of weeks) {
            const paid = payFor(minutes, { rateMinor, capMinor }, earlier);
            earlier += paid.amountMinor;
            full += paid.fullMinor;
          }

          expect(earlier).toBe(Math.min(full, capMinor));
        },
      ),
    );
  });

  it('of time is split by rate and period so that each minute is in one part, whatever they are rounded to', () => {
    const day = fc.record({
      offset: fc.nat(27),
      minutes: fc.integer({ min: 1, max: 1_440 }),
      rate: fc.nat(1),
    });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 28 }), MINOR, (worked, rateMinor) => {
        const days = worked.map(({ offset, minutes, rate }) => ({
          day: daysAfter('2027-03-01', offset),
          minutes,
          terms: {
            ...terms,
            agreementId: `a${rate}`,
            rateMinor: rateMinor + rate,
            paySchedule: 'weekly' as const,
          },
        }));
        const shares = splitByTerms(days);

        expect(sumOf(shares.map(({ minutes }) => minutes))).toBe(sumOf(days.map(({ minutes }) => minutes)));
        expect(sumOf(shares.map(({ workedMinutes }) => workedMinutes))).toBe(
          sumOf(days.map(({ minutes }) => minutes)),
        );
      }),
    );
  });

  it('of a retainer is the same however its period is cut', () => {
    const period = periodOf('2027-03-10', 'monthly', '2027-03-01');
    fc.assert(
      fc.property(MINOR, fc.integer({ min: 1, max: daysIn(period) - 1 }), (rate, cut) => {
        const first = retainerShare(rate, period, { ...period, until: daysAfter(period.from, cut - 1) });
        const rest = retainerShare(rate, period, { ...period, from: daysAfter(period.from, cut) });

        expect(first + rest).toBe(rate);
      }),
    );
  });

  it('is shared out whole', () => {
    fc.assert(
      fc.property(MINOR, fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 }), (minor, weights) => {
        fc.pre(weights.some((weight) => weight > 0));

        expect(sumOf(allocateByWeights(minor, weights))).toBe(minor);
      }),
    );
  });

  it.each(CURRENCIES.filter(([other]) => other !== currency))(
    'exchanged into %s balances in the books in each of the two',
    (sentCurrency) => {
      fc.assert(
        fc.property(MINOR, MINOR, fc.nat(10_000), (amountMinor, sentMinor, feeMinor) => {
          const payment = {
            currency,
            amountMinor,
            sentCurrency,
            sentMinor,
            feeCurrency: sentCurrency,
            feeMinor,
          };
          const postings = [...recordedPostings(payment), ...receivedPostings(payment)];
          const left = postings.filter(
            (each) => each.account === 'outside' && each.currency === sentCurrency,
          );

          expect(balances(postings)).toBe(true);
          expect(sumOf(left.map((each) => each.amountMinor))).toBe(-(sentMinor + feeMinor));
          expect(
            sumOf(postings.filter(({ account }) => account === 'underway').map((p) => p.amountMinor)),
          ).toBe(0);
        }),
      );
    },
  );

  it.each(CURRENCIES)('has a rate to %s that fits its two amounts', (sentCurrency) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 900_000 }),
        fc.integer({ min: 1_000, max: 900_000 }),
        (a, b) => {
          const [owed, sent] = [
            { minor: a, currency },
            { minor: b, currency: sentCurrency },
          ];

          expect(readRate('', owed, sent)).toEqual({ ok: true, value: rateBetween(owed, sent) });
        },
      ),
    );
  });
});

describe("a year's total", () => {
  it('says what sending cost, and who bore it', () => {
    const total = {
      currency: 'KWD',
      owedMinor: 10_000,
      receivedMinor: 9_700,
      feesMinor: 0,
      borneMinor: 300,
      ...NO_ADVANCE,
    };

    expect(yearTotalInWords(total)).toBe(
      'KWD 10.000 earned, KWD 9.700 received, KWD 0.300 taken from it for sending, as agreed',
    );
    expect(yearTotalInWords({ ...total, currency: 'JPY', feesMinor: 12, borneMinor: 0 })).toBe(
      'JPY 10,000 earned, JPY 9,700 received, JPY 12 in fees',
    );
  });
});
