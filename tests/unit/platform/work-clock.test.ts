import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workClock } from '@/lib/platform/time/work-clock';
import { type WorkingHours, workingMinutes } from '@/lib/platform/time/working-hours';

const NINE_TO_FIVE = { days: [1, 2, 3, 4, 5], from: 9 * 60, until: 17 * 60 };
const YEAR = { from: Date.parse('2026-01-01T00:00:00Z'), until: Date.parse('2027-01-01T00:00:00Z') };

describe('the working minutes of a stretch', () => {
  it('are those of its windows, and no others', () => {
    const clock = workClock({ zone: 'Europe/London', hours: NINE_TO_FIVE, holidays: [] }, YEAR);

    // a Friday, 16:00, to the Monday, 10:00
    expect(clock(Date.parse('2026-11-20T16:00:00Z'), Date.parse('2026-11-23T10:00:00Z'))).toBe(120);
  });

  it('leave out holidays', () => {
    const holidays = [{ date: '2026-11-23', name: 'A day off' }];
    const clock = workClock({ zone: 'Europe/London', hours: NINE_TO_FIVE, holidays }, YEAR);

    expect(clock(Date.parse('2026-11-20T16:00:00Z'), Date.parse('2026-11-24T10:00:00Z'))).toBe(120);
  });

  it('are counted for each period by itself, though it is remembered for a day', () => {
    const calendar = { zone: 'Europe/Oslo', hours: NINE_TO_FIVE, holidays: [] };
    const week = { from: Date.parse('2026-11-16T00:00:00Z'), until: Date.parse('2026-11-22T00:00:00Z') };
    workClock(calendar, week);

    expect(workClock(calendar, YEAR)(YEAR.from, week.from)).toBe(227 * 8 * 60);
  });

  it('are those of the clock that the person lives by', () => {
    const morning = [Date.parse('2026-11-16T09:00:00Z'), Date.parse('2026-11-16T10:00:00Z')] as const;
    const workedIn = (zone: string) =>
      workClock({ zone, hours: NINE_TO_FIVE, holidays: [] }, YEAR)(...morning);

    expect(workedIn('Europe/Oslo')).toBe(60);
    expect(workedIn('Asia/Manila')).toBe(0);
  });

  it('are worked out once a day', () => {
    let asked = 0;
    const hours = {
      ...NINE_TO_FIVE,
      get days() {
        asked += 1;
        return [2, 4];
      },
    };
    const calendar = { zone: 'Europe/Oslo', hours, holidays: [] };
    workClock(calendar, YEAR);
    const atFirst = asked;
    workClock(calendar, { ...YEAR, until: YEAR.until + 3_600_000 });

    expect(atFirst).toBeGreaterThan(365);
    // to know that it is the same calendar
    expect(asked).toBe(atFirst + 1);
  });

  it('are one less in a night in which the clock skips an hour, and one more when it repeats one', () => {
    const night = { days: [6], from: 22 * 60, until: 6 * 60 };
    const clock = workClock({ zone: 'America/Chicago', hours: night, holidays: [] }, YEAR);

    expect(clock(Date.parse('2026-03-08T00:00:00Z'), Date.parse('2026-03-09T00:00:00Z'))).toBe(7 * 60);
    expect(clock(Date.parse('2026-11-01T00:00:00Z'), Date.parse('2026-11-02T00:00:00Z'))).toBe(9 * 60);
  });

  it('are whole where a first and a last part of a minute make one', () => {
    const always = { days: [1, 2, 3, 4, 5], from: 0, until: 0 };
    const calendar = { zone: 'Asia/Manila', hours: always, holidays: [] };
    const from = new Date('2026-11-17T19:58:03.580Z');
    const until = new Date(from.getTime() + 11_282 * 60_000);

    expect(workClock(calendar, YEAR)(from.getTime(), until.getTime())).toBe(8_402);
    expect(workingMinutes(from, until, calendar, Number.POSITIVE_INFINITY)).toBe(8_402);
  });

  it('are those that the calendar counts day by day, wherever and whenever', () => {
    const hours: fc.Arbitrary<WorkingHours> = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 24 * 60 - 1 }),
      until: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    });
    const zones = fc.constantFrom(
      'Asia/Manila',
      'America/Chicago',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'UTC',
    );
    const instants = fc.date({
      min: new Date('2026-01-03T00:00:00Z'),
      max: new Date(YEAR.until),
      noInvalidDate: true,
    });

    fc.assert(
      fc.property(
        zones,
        hours,
        instants,
        fc.integer({ min: 0, max: 20 * 24 * 60 }),
        (zone, own, from, wait) => {
          const until = new Date(Math.min(from.getTime() + wait * 60_000, YEAR.until));
          const calendar = { zone, hours: own, holidays: [{ date: '2026-07-04', name: 'A day off' }] };

          expect(workClock(calendar, YEAR)(from.getTime(), until.getTime())).toBe(
            workingMinutes(from, until, calendar, Number.POSITIVE_INFINITY),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
