import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES } from '@/lib/briefs/inbox/inbox.rules';
import { daysOfWeek, mondayOf, weekParts, weeksFrom } from '@/lib/briefs/inbox/week.rules';
import { endOfDay, startOfDay } from '@/lib/platform/time/days';
import { dateIn } from '@/lib/platform/time/zones';

const ZONES = [
  'Asia/Manila',
  'America/Chicago',
  'Europe/London',
  // clocks skip midnight here, and have gone back at it there
  'Africa/Cairo',
  'America/Havana',
  'Australia/Lord_Howe',
];
const zone = fc.constantFrom(...ZONES);
const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });

describe('the days of a week', () => {
  it('are Monday to Sunday, whichever of them is asked for', () => {
    expect(['2026-11-23', '2026-11-25', '2026-11-29'].map(mondayOf)).toEqual(Array(3).fill('2026-11-23'));
    expect(mondayOf('2026-11-30')).toBe('2026-11-30');
    expect(daysOfWeek('2026-12-28', new Date('2026-11-24T07:00:00Z'), 'Asia/Manila').at(-1)?.date).toBe(
      '2027-01-03',
    );
  });

  it('lead to the next week and back, over the end of the year and leap days', () => {
    fc.assert(
      fc.property(moment, zone, (now, where) => {
        const monday = mondayOf(dateIn(now, where));

        expect(weeksFrom(weeksFrom(monday, 1), -1)).toBe(monday);
        const [first, last] = [
          daysOfWeek(weeksFrom(monday, 1), now, where)[0],
          daysOfWeek(monday, now, where)[6],
        ];
        expect(endOfDay(last?.date ?? '', where)).toEqual(startOfDay(first?.date ?? '', where));
      }),
    );
  });

  it('hold today once, by the reader’s own midnight', () => {
    const justMonday = new Date('2026-11-22T16:00:00Z');
    const today = (where: string) =>
      daysOfWeek('2026-11-23', justMonday, where).flatMap(({ isToday, date }) => (isToday ? [date] : []));

    expect(today('Asia/Manila')).toEqual(['2026-11-23']);
    expect(today('America/Chicago')).toEqual([]);
  });

  it.each([
    ['America/Chicago', '2026-03-02', '2026-03-08', 23],
    ['America/Chicago', '2026-10-26', '2026-11-01', 25],
    ['Europe/London', '2026-03-23', '2026-03-29', 23],
    ['Africa/Cairo', '2026-04-20', '2026-04-24', 23],
    ['Australia/Lord_Howe', '2026-03-30', '2026-04-05', 24.5],
  ])(
    "show in %s that the day on which clocks change isn't 24 hours long",
    (where, monday, changing, hours) => {
      const days = daysOfWeek(monday, new Date('2026-01-01T00:00:00Z'), where);

      expect(days.filter((day) => day.hours !== 24).map(({ date, hours: long }) => [date, long])).toEqual([
        [changing, hours],
      ]);
    },
  );
});

describe('the place of a brief in a week', () => {
  const slotsOf = (monday: string, now: Date, where: string, lane: string, at: number) =>
    weekParts(monday, now, where)
      .filter((part) => part.lane === lane && part.from <= at && at < part.until)
      .map(({ slot }) => slot);

  it('is exactly one: on its day, or before all days when it is late; whatever the zone and its clocks do', () => {
    fc.assert(
      fc.property(moment, moment, zone, fc.constantFrom(...LANES), (now, deadline, where, lane) => {
        const monday = mondayOf(dateIn(deadline, where));
        const isThisWeek = mondayOf(dateIn(now, where)) === monday;
        const isLate = deadline < now && !lane.startsWith('waiting');

        expect(slotsOf(monday, now, where, lane, deadline.getTime())).toEqual([
          isThisWeek && isLate ? 'overdue' : dateIn(deadline, where),
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('is in this week for as long as it is late, and in no other week but its own', () => {
    const now = new Date('2026-11-24T07:00:00Z');
    const longAgo = new Date('2026-10-01T00:00:00Z').getTime();

    expect(slotsOf('2026-11-23', now, 'Asia/Manila', 'work', longAgo)).toEqual(['overdue']);
    expect(slotsOf('2026-11-16', now, 'Asia/Manila', 'work', longAgo)).toEqual([]);
    expect(slotsOf('2026-11-30', now, 'Asia/Manila', 'work', longAgo)).toEqual([]);
    expect(slotsOf('2026-11-23', now, 'Asia/Manila', 'waiting', longAgo)).toEqual([]);
  });
});
