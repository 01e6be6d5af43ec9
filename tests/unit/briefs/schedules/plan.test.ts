import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { DayOffPolicy, DaysOff } from '@/lib/briefs/schedules/days.rules';
import { dueAfter, momentOf } from '@/lib/briefs/schedules/moments.rules';
import {
  countsFrom,
  forecast,
  occurrencesBetween,
  type Plan,
  sortDue,
} from '@/lib/briefs/schedules/plan.rules';
import type { Recurrence } from '@/lib/briefs/schedules/recurrence.rules';
import { localIn, zoneNames } from '@/lib/platform/time/zones';

const MON_TO_FRI = [1, 2, 3, 4, 5];
const HOLIDAYS = new Map([
  ['2026-11-30', 'Bonifacio Day'],
  ['2026-12-25', 'Christmas Day'],
  ['2027-01-01', 'New Year’s Day'],
]);
const daysOff = (policy: DayOffPolicy): DaysOff => ({ policy, workDays: MON_TO_FRI, holidays: HOLIDAYS });
const WEEKLY: Recurrence = { unit: 'week', every: 1, weekdays: [1] };
const DAILY: Recurrence = { unit: 'day', every: 1 };
const THE_FIRST: Recurrence = { unit: 'month', every: 1, on: { kind: 'date', day: 1 } };

const plan = (recurrence: Recurrence, more: Partial<Plan> = {}): Plan => ({
  rule: { recurrence, limit: { kind: 'never' } },
  startsOn: '2026-11-01',
  time: '09:00',
  zone: 'America/Chicago',
  daysOff: daysOff('keep'),
  due: { kind: 'time', days: 1, time: '17:00', zone: 'Asia/Manila' },
  ...more,
});

/** `2026-11-30 → 2026-12-01 (Bonifacio Day)`: what becomes of each day, for reading. */
const told = (given: Plan, from: string, until: string) =>
  forecast(given, from, until).map((each) => {
    const why = each.off ? ` (${each.off})` : '';
    if (each.kind === 'left_out')
      return `${each.named} → ${each.joins ? `with ${each.joins}` : 'none'}${why}`;
    return each.isMoved ? `${each.named} → ${each.local.slice(0, 10)}${why}` : `${each.named}${why}`;
  });

describe('a day off', () => {
  it.each([
    ['keep', ['2026-11-23', '2026-11-30 (Bonifacio Day)', '2026-12-07']],
    ['skip', ['2026-11-23', '2026-11-30 → none (Bonifacio Day)', '2026-12-07']],
    ['next', ['2026-11-23', '2026-11-30 → 2026-12-01 (Bonifacio Day)', '2026-12-07']],
    ['previous', ['2026-11-23', '2026-11-30 → 2026-11-27 (Bonifacio Day)', '2026-12-07']],
  ] as const)('is treated as asked: %s', (policy, days) => {
    expect(told(plan(WEEKLY, { daysOff: daysOff(policy) }), '2026-11-23', '2026-12-07')).toEqual(days);
  });

  it('is a Saturday only if the rule didn’t name the weekday itself', () => {
    const saturdays: Recurrence = { unit: 'week', every: 1, weekdays: [6] };

    expect(told(plan(saturdays, { daysOff: daysOff('next') }), '2026-11-21', '2026-11-21')).toEqual([
      '2026-11-21',
    ]);
    expect(told(plan(THE_FIRST, { daysOff: daysOff('next') }), '2027-05-01', '2027-05-01')).toEqual([
      '2027-05-01 → 2027-05-03 (Saturday)',
    ]);
  });

  it('moves past every other day off, to a working day', () => {
    expect(told(plan(THE_FIRST, { daysOff: daysOff('next') }), '2027-01-01', '2027-01-01')).toEqual([
      '2027-01-01 → 2027-01-04 (New Year’s Day)',
    ]);
  });

  it('that moves onto the day of another leaves one hand-over, and says so', () => {
    expect(told(plan(DAILY, { daysOff: daysOff('next') }), '2026-11-27', '2026-12-01')).toEqual([
      '2026-11-27',
      '2026-11-28 → 2026-12-01 (Saturday)',
      '2026-11-29 → with 2026-12-01 (Sunday)',
      '2026-11-30 → with 2026-12-01 (Bonifacio Day)',
      '2026-12-01 → with 2026-12-01',
    ]);
  });

  it("never moves a hand-over before the schedule's first day", () => {
    const given = plan(WEEKLY, { startsOn: '2026-11-30', daysOff: daysOff('previous') });

    expect(told(given, '2026-11-30', '2026-11-30')).toEqual(['2026-11-30 → 2026-12-01 (Bonifacio Day)']);
  });

  it('is kept if there is no working day at all', () => {
    const given = plan(DAILY, { daysOff: { policy: 'next', workDays: [], holidays: HOLIDAYS } });

    expect(told(given, '2026-11-30', '2026-11-30')).toEqual(['2026-11-30 (Bonifacio Day)']);
  });

  it('whatever is asked, no two are handed over on one day, in order and none on a day off that was to be skipped', () => {
    const recurrences = fc.constantFrom<Recurrence>(DAILY, WEEKLY, THE_FIRST, {
      unit: 'month',
      every: 1,
      on: { kind: 'date', day: -1 },
    });
    const anyHolidays = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        recurrences,
        anyHolidays,
        fc.constantFrom('skip' as const, 'next' as const, 'previous' as const),
        (recurrence, offsets, policy) => {
          const holidays = new Map(
            offsets.map((each) => [
              Temporal.PlainDate.from('2026-11-01').add({ days: each }).toString(),
              'off',
            ]),
          );
          const given = plan(recurrence, { daysOff: { policy, workDays: MON_TO_FRI, holidays } });
          const days = forecast(given, '2026-12-01', '2027-02-28').flatMap((each) =>
            each.kind === 'hand_over' ? [each.local.slice(0, 10)] : [],
          );

          expect(days).toEqual([...new Set(days)].sort());
          expect(days.filter((each) => holidays.has(each))).toEqual([]);
        },
      ),
    );
  });
});

describe('the moment of a hand-over', () => {
  it('shown twice is the first, and skipped is the first minute after', () => {
    expect(momentOf('2026-11-01', '01:30', 'America/Chicago')).toEqual({
      at: new Date('2026-11-01T06:30:00Z'),
      local: '2026-11-01T01:30',
      change: 'twice',
    });
    expect(momentOf('2027-03-14', '02:30', 'America/Chicago')).toEqual({
      at: new Date('2027-03-14T08:00:00Z'),
      local: '2027-03-14T03:00',
      change: 'skipped',
    });
  });

  it('is at nine on the wall clock in summer and in winter', () => {
    const utc = occurrencesBetween(
      plan(WEEKLY),
      new Date('2027-03-01T00:00Z'),
      new Date('2027-03-31T00:00Z'),
    );

    expect(utc.map(({ at }) => at.toISOString().slice(0, 16))).toEqual([
      '2027-03-01T15:00',
      '2027-03-08T15:00',
      '2027-03-15T14:00',
      '2027-03-22T14:00',
      '2027-03-29T14:00',
    ]);
  });

  it("is what the zone's clock shows, in any zone at any minute, except where clocks skip it", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const dates = fc
      .integer({ min: 0, max: 4_000 })
      .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }));
    fc.assert(
      fc.property(fc.constantFrom(...zoneNames()), dates, minute, (zone, date, minutes) => {
        const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
        const wall = date.toPlainDateTime(time);
        const { at, local, change } = momentOf(
          date.toString(),
          time.toString({ smallestUnit: 'minute' }),
          zone,
        );

        expect(localIn(at, zone)).toBe(local);
        if (change !== 'skipped') {
          expect(local).toBe(wall.toString({ smallestUnit: 'minute' }));
          expect(at.getTime()).toBe(
            wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds,
          );
        } else expect(at.getTime()).toBeLessThanOrEqual(wall.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 1_000, examples: [['America/Chicago', Temporal.PlainDate.from('2027-03-14'), 150]] },
    );
  });
});

describe('the deadline of an occurrence', () => {
  it('is this many days later at a time on the person’s own clock', () => {
    const [first] = occurrencesBetween(
      plan(WEEKLY),
      new Date('2026-11-20T00:00Z'),
      new Date('2026-11-24T00:00Z'),
    );

    // Monday 09:00 in Chicago is 23:00 in Manila; a day later, 17:00 there
    expect(first?.due).toMatchObject({
      local: '2026-11-24T17:00',
      zone: 'Asia/Manila',
      at: new Date('2026-11-24T09:00Z'),
    });
  });

  it("of the same day is the next day's when that time has passed there", () => {
    const due = { kind: 'time', days: 0, time: '17:00', zone: 'Asia/Manila' } as const;

    expect(dueAfter(new Date('2026-11-23T15:00Z'), due, 'America/Chicago').local).toBe('2026-11-24T17:00');
    expect(dueAfter(new Date('2026-11-23T01:00Z'), due, 'America/Chicago').local).toBe('2026-11-23T17:00');
  });

  it('in hours is that many hours, even in the night when clocks change', () => {
    const handedOver = new Date('2026-11-01T05:00Z');

    expect(dueAfter(handedOver, { kind: 'hours', hours: 4 }, 'America/Chicago')).toMatchObject({
      at: new Date('2026-11-01T09:00Z'),
      local: '2026-11-01T03:00',
    });
  });

  it('is always after the hand-over, in any zone and at any time', () => {
    const at = fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true });
    const time = fc.integer({ min: 0, max: 1439 }).map((minutes) =>
      Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toString({
        smallestUnit: 'minute',
      }),
    );
    fc.assert(
      fc.property(
        at,
        fc.integer({ min: 0, max: 90 }),
        time,
        fc.constantFrom(...zoneNames()),
        (when, days, clock, zone) => {
          const due = dueAfter(when, { kind: 'time', days, time: clock, zone }, 'UTC');

          expect(due.at.getTime()).toBeGreaterThan(when.getTime());
          expect(localIn(due.at, zone)).toBe(due.local);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('after a standstill', () => {
  it('only the latest is handed over, and the others are missed', () => {
    expect(sortDue([1, 2, 3])).toEqual({ handOver: 3, missed: [1, 2] });
    expect(sortDue([1])).toEqual({ handOver: 1, missed: [] });
    expect(sortDue([])).toEqual({ handOver: null, missed: [] });
  });

  it('nobody gets less time: more than an hour late, the deadline counts from now', () => {
    const planned = new Date('2026-11-23T15:00Z');
    const later = (minutes: number) => new Date(planned.getTime() + minutes * 60_000);

    expect(countsFrom(planned, later(60))).toEqual(planned);
    expect(countsFrom(planned, later(61))).toEqual(later(61));
  });
});
