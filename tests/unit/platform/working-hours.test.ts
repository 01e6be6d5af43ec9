import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { demand } from '@/lib/platform/result';
import { aroundGap, requireOneMoment, resolveDeadline } from '@/lib/platform/time/deadline';
import { listHolidays, wholeDays } from '@/lib/platform/time/holidays';
import {
  hoursInWords,
  hoursLeft,
  nearestWorkingEnd,
  outsideDaysOff,
  type WorkCalendar,
  workingDays,
  workingMinutes,
  workStatus,
} from '@/lib/platform/time/working-hours';
import { zoneNames } from '@/lib/platform/time/zones';

const WEEK = [1, 2, 3, 4, 5];
const MARIA: WorkCalendar = {
  zone: 'Asia/Manila',
  hours: { days: WEEK, from: 540, until: 1080 },
  holidays: [{ date: '2026-11-30', name: 'Bonifacio Day' }],
};
const NIGHTS: WorkCalendar = { ...MARIA, hours: { days: WEEK, from: 1260, until: 360 } };
const inManila = (local: string) => demand(resolveDeadline(local, 'Asia/Manila')).at;

describe('a moment', () => {
  it.each([
    ['is as it is on a working day, at whatever hour', '2026-11-27T20:00', MARIA, '2026-11-27T20:00'],
    ['on a weekend before a holiday waits for the day after', '2026-11-28T17:00', MARIA, '2026-12-01T09:00'],
    ['in a night that belongs to Friday is in it', '2026-11-28T03:00', NIGHTS, '2026-11-28T03:00'],
    [
      'is as it is for somebody who hasn’t said',
      '2026-11-28T17:00',
      { ...MARIA, hours: null },
      '2026-11-28T17:00',
    ],
    [
      'is as it is for somebody who never works',
      '2026-11-28T17:00',
      { ...MARIA, hours: { days: [], from: 540, until: 1080 } },
      '2026-11-28T17:00',
    ],
  ] as const)('outside days off %s', (_which, local, calendar, then) => {
    expect(outsideDaysOff(inManila(local), calendar)).toEqual(inManila(then));
  });

  it.each([
    ['2026-11-27T08:59', MARIA, { kind: 'outside_hours' }],
    ['2026-11-27T09:00', MARIA, { kind: 'working' }],
    ['2026-11-27T18:00', MARIA, { kind: 'working' }],
    ['2026-11-27T18:01', MARIA, { kind: 'outside_hours' }],
    ['2026-11-27T23:59', MARIA, { kind: 'outside_hours' }],
    ['2026-11-28T00:00', MARIA, { kind: 'day_off', day: 'Saturday', isHoliday: false }],
    ['2026-11-30T10:00', MARIA, { kind: 'day_off', day: 'Bonifacio Day', isHoliday: true }],
    // a window belongs to the day on which it begins
    ['2026-11-28T03:00', NIGHTS, { kind: 'working' }],
    ['2026-11-30T03:00', NIGHTS, { kind: 'day_off', day: 'Bonifacio Day', isHoliday: true }],
    ['2026-11-26T12:00', NIGHTS, { kind: 'outside_hours' }],
    ['2026-11-28T03:00', { ...MARIA, hours: null }, { kind: 'working' }],
  ] as const)('at %s has this status', (local, calendar, standing) => {
    expect(workStatus(inManila(local), calendar)).toEqual(standing);
  });

  it('outside them has a better one: the end of the working day before, or else the next', () => {
    const now = inManila('2026-11-24T10:00');
    const near = (local: string) => nearestWorkingEnd(inManila(local), now, MARIA);

    expect(near('2026-11-28T07:00')).toEqual(inManila('2026-11-27T18:00'));
    expect(near('2026-12-01T03:00')).toEqual(inManila('2026-11-27T18:00'));
    expect(near('2026-11-24T11:00')).toEqual(inManila('2026-11-24T18:00'));
  });

  it('is in or out as the wall clock says, in any zone, for any window, except in the nights when clocks change', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const at = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(
        at,
        fc.constantFrom(...zoneNames()),
        days,
        minutes,
        minutes,
        (date, zone, on, from, until) => {
          fc.pre(from !== until);
          const wall = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
          const isSteady =
            wall.subtract({ days: 2 }).offsetNanoseconds === wall.add({ days: 2 }).offsetNanoseconds &&
            wall.offsetNanoseconds === wall.add({ days: 2 }).offsetNanoseconds;
          fc.pre(isSteady);
          const minute = wall.hour * 60 + wall.minute + (wall.second + wall.millisecond / 1000) / 60;
          const day = wall.dayOfWeek;
          const yesterday = day === 1 ? 7 : day - 1;
          const isWorking =
            from < until
              ? on.includes(day) && minute >= from && minute <= until
              : (on.includes(day) && minute >= from) || (on.includes(yesterday) && minute <= until);

          const standing = workStatus(date, { zone, hours: { days: on, from, until }, holidays: [] });

          expect(standing.kind === 'working').toBe(isWorking);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('working time until a deadline', () => {
  it('counts only what is in the windows, without holidays', () => {
    const between = (from: string, until: string, calendar: WorkCalendar) =>
      workingMinutes(inManila(from), inManila(until), calendar, 60_000);

    expect(between('2026-11-27T17:00', '2026-12-01T10:00', MARIA)).toBe(120);
    expect(between('2026-11-27T20:00', '2026-11-28T12:00', NIGHTS)).toBe(540);
    expect(between('2026-11-27T17:00', '2026-11-27T17:00', MARIA)).toBe(0);
  });

  it('is an hour more in the night when clocks go back, and ends for the year 9999', () => {
    const night = { zone: 'Europe/Berlin', hours: { days: [6], from: 1320, until: 360 }, holidays: [] };

    expect(workingMinutes(new Date('2026-10-24T12:00Z'), new Date('2026-10-25T12:00Z'), night, 60_000)).toBe(
      540,
    );
    expect(workingMinutes(new Date('2026-01-01'), new Date('9999-01-01'), MARIA, 600)).toBeLessThan(1_200);
  });

  it('isn’t known for somebody who hasn’t said when they work', () => {
    expect(workingMinutes(new Date(0), new Date(1), { ...MARIA, hours: null }, 60)).toBeNull();
  });
});

describe('a deadline on the day that clocks change', () => {
  it('is one of two when the clock shows it twice, and whoever hands over says which', () => {
    const typed = ['2027-11-07T01:30', 'America/Chicago'] as const;
    const unsaid = demand(resolveDeadline(...typed));

    expect(requireOneMoment(unsaid, undefined)).toMatchObject({
      ok: false,
      refusal: { code: 'twice', field: 'deadlineFold' },
    });
    expect(demand(resolveDeadline(...typed, 'earlier')).at).toEqual(new Date('2027-11-07T06:30:00Z'));
    expect(demand(resolveDeadline(...typed, 'later')).at).toEqual(new Date('2027-11-07T07:30:00Z'));
    expect(requireOneMoment(unsaid, 'later').ok).toBe(true);
  });

  it('has the minutes right next to the gap as neighbours, in every zone that has one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zoneNames()), fc.integer({ min: 2000, max: 2030 }), (zone, year) => {
        const start = Temporal.ZonedDateTime.from({ timeZone: zone, year, month: 1, day: 1 });
        const jump = start.getTimeZoneTransition('next');
        fc.pre(jump !== null);
        const before = jump?.subtract({ nanoseconds: 1 });
        if (!jump || !before || jump.offsetNanoseconds <= before.offsetNanoseconds) return;
        const skipped = before.toPlainDateTime().round('minute');
        if (skipped.second !== 0 || skipped.equals(jump.toPlainDateTime())) return;
        const local = skipped.toString({ smallestUnit: 'minute' });
        const beside = aroundGap(local, zone);

        expect(resolveDeadline(local, zone)).toMatchObject({ ok: false, refusal: { code: 'skipped_time' } });
        expect(beside && resolveDeadline(beside.before, zone).ok).toBe(true);
        expect(beside && demand(resolveDeadline(beside.after, zone, 'earlier')).at.getTime()).toBe(
          jump.epochMilliseconds,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('holidays', () => {
  it('are those that people take off there, including a region’s own', async () => {
    const there = new Map((await listHolidays('PH', 2026)).map(({ date, name }) => [date, name]));

    expect(there.get('2026-11-30')).toBe('Bonifacio Day');
    expect(there.get('2026-06-19')).toBeUndefined();
    expect(there.has('2027-12-25')).toBe(true);
    const illinois = (await listHolidays('US-IL', 2026)).map(({ date }) => date);
    expect(illinois).toContain('2026-11-03');
    expect(await listHolidays(null, 2026)).toEqual([]);
  });

  it('that begin at noon, or end there, leave the rest of their day', async () => {
    const dates = async (place: string) =>
      new Map((await listHolidays(place, 2026)).map((holiday) => [holiday.date, holiday]));

    const germany = await dates('DE');
    expect(germany.get('2026-12-24')?.part).toEqual({ from: 14 * 60, until: 24 * 60 });
    expect(Object.keys(germany.get('2026-12-25') ?? {})).toEqual(['date', 'name']);
    expect((await dates('BR')).get('2026-02-18')?.part).toEqual({ from: 0, until: 14 * 60 });
    expect(wholeDays([...germany.values()]).map(({ date }) => date)).not.toContain('2026-12-24');
  });

  it('that take half a day end the work there, and a deadline after that is on a day off', () => {
    const part = { from: 14 * 60, until: 24 * 60 };
    const calendar = {
      zone: 'Europe/Berlin',
      hours: { days: WEEK, from: 540, until: 1080 },
      holidays: [{ date: '2026-12-24', name: 'Christmas Eve', part }],
    };
    const at = (time: string) => new Date(`2026-12-24T${time}:00+01:00`);

    expect(workStatus(at('08:00'), calendar)).toEqual({ kind: 'outside_hours' });
    expect(workStatus(at('13:00'), calendar)).toEqual({ kind: 'working' });
    expect(workStatus(at('15:00'), calendar)).toEqual({
      kind: 'day_off',
      day: 'Christmas Eve',
      isHoliday: true,
    });
    expect(nearestWorkingEnd(at('17:00'), at('08:00'), calendar)).toEqual(at('14:00'));
    expect(workingMinutes(at('08:00'), at('20:00'), calendar, 10_000)).toBe(5 * 60);
    expect(workingDays(at('10:00'), calendar)[0]?.end).toEqual(at('14:00'));
  });

  it.each([
    [
      'a day before one that begins at 14:00',
      { from: 540, until: 1080 },
      840,
      1440,
      { from: 540, until: 840 },
    ],
    ['a morning that is over by then', { from: 480, until: 780 }, 840, 1440, { from: 480, until: 780 }],
    ['an evening, none of it', { from: 900, until: 1320 }, 840, 1440, null],
    ['a night that begins after it, none of it', { from: 1320, until: 360 }, 840, 1440, null],
    ['a night that begins before it', { from: 720, until: 60 }, 840, 1440, { from: 720, until: 840 }],
    ['a day after one that ends at 14:00', { from: 540, until: 1080 }, 0, 840, { from: 840, until: 1080 }],
    ['a night after it', { from: 1260, until: 360 }, 0, 840, { from: 1260, until: 360 }],
    ['a night from the morning on', { from: 600, until: 60 }, 0, 840, { from: 840, until: 60 }],
  ])('leave of %s', (_, hours, from, until, left) => {
    expect(hoursLeft(hours, { date: '2026-12-24', name: 'Half', part: { from, until } })).toEqual(left);
  });
});

it('hours read as a person would say them', () => {
  expect(hoursInWords({ days: WEEK, from: 540, until: 1080 })).toBe('Monday to Friday, 09:00 to 18:00');
  expect(hoursInWords({ days: [1, 3, 5], from: 0, until: 60 })).toBe(
    'Mondays, Wednesdays and Fridays, 00:00 to 01:00',
  );
  expect(hoursInWords({ days: [4, 2, 3], from: 479, until: 1439 })).toBe(
    'Tuesday to Thursday, 07:59 to 23:59',
  );
  expect(hoursInWords({ days: [6, 7], from: 540, until: 600 })).toBe('Saturdays and Sundays, 09:00 to 10:00');
  expect(hoursInWords({ days: [1, 2, 3, 4, 5, 6], from: 540, until: 600 })).toMatch(/^Monday to Saturday,/);
  expect(hoursInWords({ days: [1, 2, 3, 4, 5, 6, 7], from: 540, until: 600 })).toMatch(/^every day,/);
});
