import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, exampleAmount, formatMoney, parseMoney, plainAmount } from '@/lib/platform/money/money';

describe('an amount that somebody typed', () => {
  it.each<[string, string, number | null]>([
    ['14.50', 'USD', 1450],
    ['14,50', 'USD', 1450],
    ['14', 'USD', 1400],
    ['1,450', 'USD', 145_000],
    ['1,450.5', 'USD', 145_050],
    ['1.450,50', 'EUR', 145_050],
    ['12.345.678,9', 'EUR', 1_234_567_890],
    ['1 450.50', 'USD', 145_050],
    ["1'450.50", 'CHF', 145_050],
    ['25,000,000', 'IDR', 2_500_000_000],
    ['1450', 'JPY', 1450],
    ['1,450', 'JPY', 1450],
    ['14.5', 'JPY', null],
    ['1.234', 'KWD', 1234],
    ['14.505', 'USD', null],
    ['14,50', 'JPY', null],
    ['14,50x', 'USD', null],
    ['x14,50', 'EUR', null],
    ['14.50x', 'USD', null],
    ['9000000000000000', 'JPY', 9_000_000_000_000_000],
    ['9000000000000001', 'JPY', null],
    ['-14', 'USD', null],
    ['1e3', 'USD', null],
    ['$14', 'USD', null],
    ['', 'USD', null],
    ['.', 'USD', null],
    ['99999999999999999999', 'USD', null],
  ])('%j of %s is %j', (typed, currency, minor) => {
    expect(parseMoney(typed, currency)).toBe(minor);
  });

  it('comes back as it was, for any amount and any number of decimals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000_000_000_000_000 }),
        fc.constantFrom('USD', 'JPY', 'KWD', 'PHP', 'VND'),
        (minor, currency) => {
          expect(parseMoney(plainAmount({ minor, currency }), currency)).toBe(minor);
          expect(parseMoney(formatMoney({ minor, currency }).slice(4), currency)).toBe(minor);
        },
      ),
    );
  });
});

describe('an amount for its reader', () => {
  it.each([
    [5, 'USD', 'USD 0.05'],
    [145_000, 'USD', 'USD 1,450.00'],
    [0, 'USD', 'USD 0.00'],
    [1450, 'JPY', 'JPY 1,450'],
    [123_456_789, 'KWD', 'KWD 123,456.789'],
    [-1450, 'USD', '−USD 14.50'],
    [-145_000, 'JPY', '−JPY 145,000'],
  ])('%i of %s is %s', (minor, currency, words) => {
    expect(formatMoney({ minor, currency })).toBe(words);
  });

  it('has an example as one would type it, in every currency', () => {
    for (const currency of ['USD', 'JPY', 'KWD'])
      expect(parseMoney(exampleAmount(currency), currency)).not.toBeNull();
  });

  it('has as many decimals as the currency', () => {
    expect(['USD', 'JPY', 'KWD', 'VND', 'CLF'].map(decimalsOf)).toEqual([2, 0, 3, 0, 4]);
  });
});
