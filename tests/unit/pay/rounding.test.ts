import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUNDING_STEPS, ROUNDING_WAYS } from '@/lib/agreements/terms/paying.rules';
import { countedMinutes } from '@/lib/pay/terms/rounding.rules';

const minutes = fc.integer({ min: 0, max: 1440 });
const rules = fc.record({
  roundingMinutes: fc.constantFrom(...ROUNDING_STEPS),
  roundingWay: fc.constantFrom(...ROUNDING_WAYS),
});

describe('the minutes of a day', () => {
  it('count as they are if the agreement says nothing about rounding', () => {
    expect(countedMinutes(67, { roundingMinutes: null, roundingWay: null })).toBe(67);
  });

  it.each([
    ['nearest', 67, 60],
    ['nearest', 68, 75],
    ['up', 61, 75],
    ['down', 74, 60],
    ['up', 75, 75],
  ] as const)('are rounded %s: %d count as %d', (roundingWay, worked, counted) => {
    expect(countedMinutes(worked, { roundingMinutes: 15, roundingWay })).toBe(counted);
  });

  it('are rounded up from half a step if the nearest is meant', () => {
    expect(countedMinutes(63, { roundingMinutes: 6, roundingWay: 'nearest' })).toBe(66);
  });

  it('are whole steps, less than one step away, and never more in a day than it has', () => {
    fc.assert(
      fc.property(minutes, rules, (worked, rule) => {
        const counted = countedMinutes(worked, rule);

        expect(counted % rule.roundingMinutes).toBe(0);
        expect(Math.abs(counted - worked)).toBeLessThan(rule.roundingMinutes);
        expect(counted).toBeLessThanOrEqual(1440);
        expect(counted).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('never count for less when more was worked', () => {
    fc.assert(
      fc.property(minutes, minutes, rules, (one, other, rule) => {
        const [less = 0, more = 0] = [one, other].sort((a, b) => a - b);

        expect(countedMinutes(less, rule)).toBeLessThanOrEqual(countedMinutes(more, rule));
      }),
    );
  });
});
