import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assumptions,
  calculateReturn,
  freedAtFirst,
  mayEstimateReturn,
  roundDown,
  roundUp,
} from '@/lib/evaluations/return-estimate/return-estimate.rules';
import { SaveReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.schema';
import { EVALUATION_STATES } from '@/lib/evaluations/rules';
import { newId } from '@/lib/platform/ids';

/** 40 to 60 hours freed, 5 of one's own still in it, an hour worth USD 50 to 80. */
const ASSUMED: Assumptions = {
  freedMinutesLow: 40 * 60,
  freedMinutesHigh: 60 * 60,
  ownMinutes: 5 * 60,
  hourMinorLow: 5_000,
  hourMinorHigh: 8_000,
  currency: 'USD',
};
const cost = (costMinor: number, feesMinor = 0, currency = 'USD') => ({ currency, costMinor, feesMinor });

describe('the return on the money', () => {
  it('is the hours freed, less the owner’s own, at what an hour is worth, beside the cost according to the books', () => {
    // (40 - 5) × 50.00 = 1,750.00; (60 - 5) × 80.00 = 4,400.00; less 800.00
    expect(calculateReturn(ASSUMED, [cost(79_000, 1_000)])).toEqual({
      currency: 'USD',
      costMinor: 80_000,
      worthMinorLow: 170_000,
      worthMinorHigh: 440_000,
      netMinorLow: 95_000,
      netMinorHigh: 360_000,
      verdict: 'more',
      leftOut: [],
    });
  });

  it.each([
    [80_000, 'more'],
    [300_000, 'either'],
    [500_000, 'less'],
  ])('beside a cost of %i is %s', (minor, verdict) => {
    expect(calculateReturn(ASSUMED, [cost(minor)]).verdict).toBe(verdict);
  });

  it('leaves out what was booked in a currency without a given rate, and says so', () => {
    const [pesos, yen] = [cost(900_000, 0, 'PHP'), cost(300, 300, 'JPY')];

    const found = calculateReturn(ASSUMED, [pesos, cost(50_000), yen, cost(0, 0, 'EUR')]);

    expect(found).toMatchObject({ costMinor: 50_000, leftOut: [pesos, yen] });
  });

  it('is negative if the owner still puts in more than was freed', () => {
    const found = calculateReturn({ ...ASSUMED, freedMinutesLow: 0, freedMinutesHigh: 0 }, []);

    // 5 hours at 80.00, and at 50.00
    expect([found.worthMinorLow, found.worthMinorHigh]).toEqual([-40_000, -25_000]);
  });

  it('is nothing if nothing is assumed', () => {
    const nothing = { ...ASSUMED, freedMinutesLow: 0, freedMinutesHigh: 0, ownMinutes: 0 };

    expect(calculateReturn(nothing, [])).toMatchObject({
      worthMinorLow: 0,
      worthMinorHigh: 0,
      verdict: 'either',
    });
  });

  it('is never given more exactly than two digits, and includes its exact value', () => {
    const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

    fc.assert(
      fc.property(minor, (amount) => {
        const [low, high] = [roundDown(amount), roundUp(amount)];

        expect(low <= amount && amount <= high).toBe(true);
        for (const end of [low, high]) expect(String(Math.abs(end))).toMatch(/^\d{1,2}0*$/);
      }),
    );
  });
});

describe('what an owner assumes', () => {
  it('can be changed until somebody has signed, or the two have parted', () => {
    const mayChange = (hasEnded: boolean) =>
      EVALUATION_STATES.filter((state) => mayEstimateReturn({ state, hasEnded }));

    expect(mayChange(false)).toEqual(['open', 'revealed']);
    expect(mayChange(true)).toEqual([]);
  });
});

describe("the form's initial values", () => {
  it('lie between what was worked and what was budgeted', () => {
    expect(freedAtFirst(600, 480)).toEqual({ low: 480, high: 600 });
    expect(freedAtFirst(0, 480)).toEqual({ low: 480, high: 480 });
  });

  it('are none if the record knows of no hours', () => {
    expect(freedAtFirst(0, 0)).toBeNull();
  });
});

describe('a posted calculation', () => {
  const typed = {
    workspaceId: newId(),
    id: newId(),
    version: '0',
    freedLow: '40',
    freedHigh: '60,5',
    own: '5',
    hourLow: '50',
    hourHigh: '80.50',
    currency: 'USD',
    usedFor: '',
  };
  const pathsOf = (form: Partial<typeof typed>) =>
    SaveReturnEstimate.safeParse({ ...typed, ...form }).error?.issues.map(({ path }) => path.join('.'));

  it('is read to minutes and smallest units, and is the owner’s alone unless shared', () => {
    expect(SaveReturnEstimate.parse(typed)).toMatchObject({
      freedMinutesLow: 2_400,
      freedMinutesHigh: 3_630,
      ownMinutes: 300,
      hourMinorLow: 5_000,
      hourMinorHigh: 8_050,
      isShared: false,
    });
  });

  it('may be one number instead of two, where somebody is sure', () => {
    const sure = { ...typed, freedHigh: '40', hourHigh: '50' };

    expect(SaveReturnEstimate.parse(sure)).toMatchObject({
      freedMinutesLow: 2_400,
      freedMinutesHigh: 2_400,
      hourMinorLow: 5_000,
      hourMinorHigh: 5_000,
    });
  });

  it.each([
    ['an hour worth more than any could be', { hourHigh: '1000000000.01' }, ['hourHigh']],
    ['an end below its beginning', { freedHigh: '39' }, ['freedHigh']],
    ['an hour worth less at most than at least', { hourHigh: '49.99' }, ['hourHigh']],
    ['words for hours', { own: 'a few' }, ['own']],
    ['more hours than a year has', { freedHigh: '9000' }, ['freedHigh']],
    ['more decimals than the currency has', { currency: 'JPY' }, ['hourHigh']],
  ])('is told where it is wrong: %s', (_, form, paths) => {
    expect(pathsOf(form)).toEqual(paths);
  });
});
