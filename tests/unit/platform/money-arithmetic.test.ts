import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateByWeights, portion, sumOf } from '@/lib/platform/money/money-arithmetic';

const amount = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 });

describe('a part of an amount', () => {
  it.each([
    // USD 14.50 an hour for 90 minutes; JPY has no decimals, KWD three: neither makes a difference here
    [1450, 90, 60, 2175],
    [1500, 1, 60, 25],
    [1, 30, 60, 1],
    [-1, 30, 60, -1],
    [1, 29, 60, 0],
    [2_000, 17, 31, 1097],
    [5, 0, 60, 0],
    [7, 3, 1, 21],
  ])('%d × %d ÷ %d is %d', (minor, part, whole, expected) => {
    expect(portion(minor, part, whole)).toBe(expected);
  });

  it('is never more than half of the smallest unit from the true value', () => {
    fc.assert(
      fc.property(amount, fc.nat(50_000), fc.integer({ min: 1, max: 1000 }), (minor, part, whole) => {
        fc.pre(Math.abs(minor) < 9_000_000_000);
        const apart = BigInt(portion(minor, part, whole)) * BigInt(whole) - BigInt(minor) * BigInt(part);

        expect((apart < 0n ? -apart : apart) * 2n <= BigInt(whole)).toBe(true);
      }),
    );
  });

  it('refuses what a double can no longer hold exactly, rather than rounding it', () => {
    expect(() => portion(9_000_000_000_000_000, 600, 60)).toThrow('more than an amount can be');
  });
});

describe('an amount that is divided', () => {
  it('loses nothing and adds nothing: the parts add up to the whole', () => {
    const weights = fc
      .array(fc.nat(10_000), { minLength: 1, maxLength: 40 })
      .filter((each) => each.some((weight) => weight > 0));
    fc.assert(
      fc.property(amount, weights, (minor, shares) => {
        const parts = allocateByWeights(minor, shares);

        expect(parts).toHaveLength(shares.length);
        expect(sumOf(parts)).toBe(minor);
      }),
    );
  });

  it('gives what doesn’t divide to the first ones, one smallest unit each', () => {
    expect(allocateByWeights(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocateByWeights(1, [0, 1, 1])).toEqual([0, 1, 0]);
  });
});
