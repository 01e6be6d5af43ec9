import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter, daysIn, dueOn, periodOf } from '@/lib/pay/terms/periods.rules';

describe('a pay period', () => {
  it.each([
    ['2027-03-10', 'weekly', '2027-03-08', '2027-03-14'],
    ['2027-03-10', 'monthly', '2027-03-01', '2027-03-31'],
    ['2027-03-10', 'on_approval', '2027-03-01', '2027-03-31'],
    // counted from the Monday of the week in which it was agreed
    ['2027-03-10', 'fortnightly', '2027-03-01', '2027-03-14'],
    ['2027-03-15', 'fortnightly', '2027-03-15', '2027-03-28'],
    ['2027-02-28', 'fortnightly', '2027-02-15', '2027-02-28'],
    ['2028-02-10', 'monthly', '2028-02-01', '2028-02-29'],
  ] as const)('of %s, %s, is %s to %s', (day, schedule, from, until) => {
    expect(periodOf(day, schedule, '2027-03-03')).toEqual({ from, until });
  });

  it('contains its day, and the next one begins where it ends', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((n) => daysAfter('2024-01-01', n));
    const schedules = fc.constantFrom('weekly', 'fortnightly', 'monthly' as const);
    fc.assert(
      fc.property(days, days, schedules, (day, anchor, schedule) => {
        const period = periodOf(day, schedule, anchor);
        const next = periodOf(daysAfter(period.until, 1), schedule, anchor);

        expect(period.from <= day && day <= period.until).toBe(true);
        expect(next.from).toBe(daysAfter(period.until, 1));
        expect(daysIn(period)).toBeGreaterThanOrEqual(7);
      }),
    );
  });
});

describe('the due day', () => {
  const due = (changes: Partial<Parameters<typeof dueOn>[0]>) =>
    dueOn({
      schedule: 'weekly',
      anchor: '2027-03-01',
      day: '2027-03-10',
      approvedOn: '2027-03-12',
      within: 5,
      holidays: new Set(),
      ...changes,
    });

  it('is five working days after the end of its period', () => {
    expect(due({})).toBe('2027-03-19');
    expect(due({ schedule: 'monthly' })).toBe('2027-04-07');
  });

  it('is counted from the approval if that came later, or if each is paid by itself', () => {
    expect(due({ approvedOn: '2027-03-24' })).toBe('2027-03-31');
    expect(due({ schedule: 'on_approval', approvedOn: '2027-03-12' })).toBe('2027-03-19');
  });

  it('is as many working days later as was agreed', () => {
    expect(due({ within: 1 })).toBe('2027-03-15');
    expect(due({ within: 10 })).toBe('2027-03-26');
  });

  it("skips the business's days off", () => {
    expect(due({ holidays: new Set(['2027-03-17']) })).toBe('2027-03-22');
  });
});
