import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type WorkCalendar, windowsFrom, workStatus } from '@/lib/platform/time/working-hours';
import { reachesAt } from '@/lib/threads/reaching.rules';
import { windowsAhead } from '@/lib/threads/scheduling.rules';

const OFFICE = { days: [1, 2, 3, 4, 5], from: 9 * 60, until: 17 * 60 };
const at = (instant: string, calendar: WorkCalendar) => {
  const now = new Date(instant);
  return reachesAt(now, windowsAhead(now, calendar))?.toISOString() ?? 'at once';
};

describe('a message that isn’t urgent', () => {
  const maria: WorkCalendar = { zone: 'Asia/Manila', hours: OFFICE, holidays: [] };

  it.each([
    ['at 03:10 on a Thursday waits for 09:00', '2026-11-25T19:10:00Z', '2026-11-26T01:00:00.000Z'],
    ['at 09:00 is there', '2026-11-26T01:00:00Z', 'at once'],
    ['at work is there', '2026-11-26T05:00:00Z', 'at once'],
    ['at 17:00 waits for the next day', '2026-11-26T09:00:00Z', '2026-11-27T01:00:00.000Z'],
    ['on a Friday night waits for Monday', '2026-11-27T13:00:00Z', '2026-11-30T01:00:00.000Z'],
  ])('%s', (_, now, reached) => {
    expect(at(now, maria)).toBe(reached);
  });

  it('waits past a holiday', () => {
    const holidays = [{ date: '2026-11-30', name: 'Bonifacio Day' }];

    expect(at('2026-11-27T13:00:00Z', { ...maria, holidays })).toBe('2026-12-01T01:00:00.000Z');
  });

  it('reaches somebody who works at night while they do', () => {
    const hours = { days: [1, 2, 3, 4, 5], from: 21 * 60, until: 6 * 60 };

    expect(at('2026-11-27T19:00:00Z', { ...maria, hours })).toBe('at once');
    expect(at('2026-11-27T22:30:00Z', { ...maria, hours })).toBe('2026-11-30T13:00:00.000Z');
  });

  it.each([
    ['forward', '2026-03-27T20:00:00Z', '2026-03-30T07:00:00.000Z'],
    ['back', '2026-10-23T20:00:00Z', '2026-10-26T08:00:00.000Z'],
  ])('waits for 09:00 on the clock that they have by then, when clocks go %s', (_, now, reached) => {
    expect(at(now, { zone: 'Europe/Oslo', hours: OFFICE, holidays: [] })).toBe(reached);
  });

  it('is there at once while nobody knows when they work', () => {
    expect(at('2026-11-25T19:10:00Z', { ...maria, hours: null })).toBe('at once');
  });

  const zones = [
    'Asia/Manila',
    'America/Chicago',
    'Europe/London',
    'Australia/Lord_Howe',
    'America/St_Johns',
  ];
  const calendars = fc.record({
    zone: fc.constantFrom(...zones),
    hours: fc
      .record({
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        from: fc.integer({ min: 0, max: 1439 }),
        until: fc.integer({ min: 0, max: 1439 }),
      })
      .filter(({ from, until }) => from !== until),
    holidays: fc.constant([]),
  });
  const instants = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });

  it('reaches them at their first working moment, in every zone and on every clock', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, now) => {
        const reached = reachesAt(now, windowsAhead(now, calendar));

        if (reached === null) {
          expect(workStatus(now, calendar).kind).toBe('working');
          return;
        }
        expect(reached.getTime()).toBeGreaterThan(now.getTime());
        expect(workStatus(reached, calendar).kind).toBe('working');
        const between = [...windowsUntil(now, reached, calendar)];
        expect(between).toEqual([]);
        const local = Temporal.Instant.fromEpochMilliseconds(reached.getTime()).toZonedDateTimeISO(
          calendar.zone,
        );
        const minutes = local.hour * 60 + local.minute;
        const shift = (minutes - calendar.hours.from + 1440) % 1440;
        // if a clock skips that hour, the first moment after it
        expect([0, 30, 60]).toContain(shift);
      }),
      { numRuns: 400 },
    );
  });

  it('waits the same whether its page is loaded now or was loaded before', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 20 * 60 }), (calendar, made, minutes) => {
        const now = new Date(made.getTime() + minutes * 60_000);

        expect(reachesAt(now, windowsAhead(made, calendar))).toEqual(
          reachesAt(now, windowsAhead(now, calendar)),
        );
      }),
    );
  });
});

function* windowsUntil(now: Date, until: Date, calendar: WorkCalendar) {
  if (calendar.hours === null) return;
  for (const window of windowsFrom(now, calendar.hours, calendar)) {
    if (window.start >= until.getTime()) return;
    if (window.end > now.getTime() && window.start < until.getTime()) yield window;
  }
}
