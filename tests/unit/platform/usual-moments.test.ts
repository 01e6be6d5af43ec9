import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { USUAL_MOMENTS, usualMoment } from '@/lib/platform/time/usual-moments';
import { type WorkCalendar, workStatus } from '@/lib/platform/time/working-hours';
import { localIn, zoneNames } from '@/lib/platform/time/zones';

const MARIA: WorkCalendar = {
  zone: 'Asia/Manila',
  hours: { days: [1, 2, 3, 4, 5], from: 540, until: 1080 },
  holidays: [{ date: '2026-11-30', name: 'Bonifacio Day' }],
};
const NIGHTS: WorkCalendar = { ...MARIA, hours: { days: [1, 2, 3, 4, 5], from: 1260, until: 360 } };
const UNSAID: WorkCalendar = { ...MARIA, hours: null };
const NEVER: WorkCalendar = { ...MARIA, hours: { days: [], from: 540, until: 1080 } };

describe('a usual deadline', () => {
  it.each([
    // Tuesday 24 November, 10:00 in Manila
    ['tomorrow', MARIA, '2026-11-24T02:00Z', '2026-11-25T17:00'],
    ['next_working_day', MARIA, '2026-11-24T02:00Z', '2026-11-25T18:00'],
    ['week', MARIA, '2026-11-24T02:00Z', '2026-11-27T18:00'],
    // Friday evening: the week is over, and Monday is a holiday
    ['tomorrow', MARIA, '2026-11-27T10:30Z', '2026-11-28T17:00'],
    ['next_working_day', MARIA, '2026-11-27T10:30Z', '2026-12-01T18:00'],
    ['week', MARIA, '2026-11-27T10:30Z', '2026-12-04T18:00'],
    // somebody who works at night ends on the next day
    ['next_working_day', NIGHTS, '2026-11-24T02:00Z', '2026-11-26T06:00'],
    ['week', NIGHTS, '2026-11-24T02:00Z', '2026-11-28T06:00'],
    // somebody who hasn't said when they work
    ['next_working_day', UNSAID, '2026-11-24T02:00Z', '2026-11-25T17:00'],
    ['week', UNSAID, '2026-11-24T02:00Z', '2026-11-27T17:00'],
    ['next_working_day', UNSAID, '2026-11-22T02:00Z', '2026-11-23T17:00'],
    ['next_working_day', UNSAID, '2026-11-23T02:00Z', '2026-11-24T17:00'],
    ['next_working_day', UNSAID, '2026-11-25T02:00Z', '2026-11-26T17:00'],
    ['next_working_day', UNSAID, '2026-11-26T02:00Z', '2026-11-27T17:00'],
    // somebody whose week includes Sunday, and somebody who never works
    [
      'week',
      { ...MARIA, hours: { days: [1, 7], from: 540, until: 1080 } },
      '2026-11-24T02:00Z',
      '2026-11-29T18:00',
    ],
    ['week', NEVER, '2026-11-24T02:00Z', '2026-11-25T17:00'],
    ['next_working_day', NEVER, '2026-11-24T02:00Z', '2026-11-25T17:00'],
    // 23:59 and 00:00 of the same night are different days
    ['tomorrow', MARIA, '2026-11-24T15:59Z', '2026-11-25T17:00'],
    ['tomorrow', MARIA, '2026-11-24T16:00Z', '2026-11-26T17:00'],
  ] as const)('“%s” is on their clock and in their week', (which, calendar, now, local) => {
    expect(localIn(usualMoment(which, calendar, new Date(now)), calendar.zone)).toBe(local);
  });

  const anyInstant = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2035-01-01'),
    noInvalidDate: true,
  });

  it('is in the future, within a fortnight, and in working time if that is known, in every zone and on every day', () => {
    const hours = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1439 }),
      until: fc.integer({ min: 0, max: 1439 }),
    });
    fc.assert(
      fc.property(
        anyInstant,
        fc.constantFrom(...zoneNames()),
        fc.constantFrom(...USUAL_MOMENTS),
        hours,
        (now, zone, which, worked) => {
          fc.pre(worked.from !== worked.until);
          const calendar = { zone, hours: worked, holidays: [] };

          const at = usualMoment(which, calendar, now);

          expect(at.getTime()).toBeGreaterThan(now.getTime());
          expect(at.getTime() - now.getTime()).toBeLessThan(16 * 24 * 60 * 60 * 1000);
          if (which !== 'tomorrow') expect(workStatus(at, calendar).kind).toBe('working');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('“tomorrow” is five o’clock of the next day on the wall clock, or right after if clocks skip that', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...zoneNames()), (now, zone) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
        const expected = wall
          .toPlainDate()
          .add({ days: 1 })
          .toZonedDateTime({ timeZone: zone, plainTime: '17:00' });

        const at = usualMoment('tomorrow', { ...UNSAID, zone }, now);

        expect(at.getTime()).toBe(expected.epochMilliseconds);
      }),
    );
  });
});
