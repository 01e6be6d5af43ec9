import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WorkCalendar, workingMinutes } from '@/lib/platform/time/working-hours';
import { latestStart, workedBy } from '@/lib/platform/time/working-moments';

const MINUTE = 60_000;
const office: WorkCalendar = {
  zone: 'Europe/Lisbon',
  hours: { days: [1, 2, 3, 4, 5], from: 9 * 60, until: 17 * 60 },
  holidays: [{ date: '2026-12-01', name: 'Restoration of Independence' }],
};
const at = (local: string) => new Date(`${local}Z`);

describe('when work is done, and when it has to begin', () => {
  it.each([
    ['within a day', '2026-11-25T10:00', 60, '2026-11-25T11:00'],
    ['from before the day begins', '2026-11-25T03:00', 60, '2026-11-25T10:00'],
    ['over a night', '2026-11-25T16:00', 120, '2026-11-26T10:00'],
    ['over a weekend and a holiday', '2026-11-27T16:00', 9 * 60 + 60, '2026-12-02T10:00'],
    ['to the very end of a day', '2026-11-25T09:00', 8 * 60, '2026-11-25T17:00'],
  ])('%s', (_, from, minutes, until) => {
    expect(workedBy(at(from), minutes, office)).toEqual(at(until));
  });

  it.each([
    ['within a day', '2026-11-25T11:00', 60, '2026-11-25T10:00'],
    ['before a deadline at night', '2026-11-25T22:00', 60, '2026-11-25T16:00'],
    ['over a night', '2026-11-26T10:00', 120, '2026-11-25T16:00'],
    ['over a weekend and a holiday', '2026-12-02T10:00', 9 * 60 + 60, '2026-11-27T16:00'],
  ])('has to begin at the latest: %s', (_, until, minutes, from) => {
    expect(latestStart(at(until), minutes, office)).toEqual(at(from));
  });

  it('is unknown while nobody has said when they work', () => {
    const unsaid = { ...office, hours: null };
    expect([
      workedBy(at('2026-11-25T10:00'), 60, unsaid),
      latestStart(at('2026-11-25T10:00'), 60, unsaid),
    ]).toEqual([null, null]);
  });

  it('counts whole days from midnight to midnight, as hours on working days are agreed', () => {
    const days = { ...office, hours: { days: [1, 2, 3, 4, 5], from: 0, until: 0 } };
    expect(workedBy(at('2026-11-27T15:00'), 24 * 60, days)).toEqual(at('2026-11-30T15:00'));
  });

  it('leaves exactly so much working time between the two, in any zone and week, over every clock change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('UTC', 'America/Chicago', 'Asia/Manila', 'Australia/Lord_Howe', 'Europe/Lisbon'),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 30, max: 1439 }),
        fc.integer({ min: 0, max: 525_600 }),
        fc.integer({ min: 1, max: 6_000 }),
        (zone, days, from, length, offset, minutes) => {
          const hours = { days, from, until: (from + length) % 1440 };
          const calendar = { zone, hours, holidays: [] };
          // what takes years is indicated by null, and isn't meant here
          fc.pre(minutes <= days.length * length * 50);
          const until = new Date(Date.UTC(2026, 0, 1) + offset * MINUTE);
          const start = latestStart(until, minutes, calendar);
          expect(start).not.toBeNull();
          if (start === null) return;
          expect(workingMinutes(start, until, calendar, minutes + 10_000)).toBe(minutes);
          const done = workedBy(start, minutes, calendar);
          expect(done !== null && done <= until).toBe(true);
        },
      ),
    );
  });
});
