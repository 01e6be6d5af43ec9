import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dueInWords } from '@/components/inbox/due';
import { steadyAt } from '@/lib/platform/time/steady';
import { dateIn, localIn, offsetMinutes } from '@/lib/platform/time/zones';

const HOUR = 3_600_000;

/** Clocks that change by an hour, by half of one, by a whole day, at midnight, and not any more; and two that never did or are odd. */
const ZONES = [
  'America/Chicago',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
  'America/Sao_Paulo',
  'Asia/Manila',
  'Asia/Kathmandu',
  'UTC',
] as const;

const zone = fc.constantFrom(...ZONES);
const moment = fc.date({
  min: new Date('1890-01-01'),
  max: new Date('2060-01-01'),
  noInvalidDate: true,
});

const zonedIn = (at: Date, where: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(where);

function expectTheCalendars(at: Date, where: string) {
  const shown = zonedIn(at, where);
  expect(dateIn(at, where)).toBe(shown.toPlainDate().toString());
  expect(localIn(at, where)).toBe(shown.toPlainDateTime().toString({ smallestUnit: 'minute' }));
  expect(offsetMinutes(at, where)).toBe(shown.offsetNanoseconds / 60_000_000_000);
}

afterEach(() => vi.restoreAllMocks());

describe('what a zone’s clock shows', () => {
  it('is what the calendar says, at any moment and in whatever order they are asked about', () => {
    fc.assert(fc.property(moment, zone, (at, where) => expectTheCalendars(at, where)));
  });

  it('is right up to the last millisecond before a change, and from the change on', () => {
    fc.assert(
      fc.property(moment, zone, fc.integer({ min: -2, max: 2 }), (at, where, apart) => {
        const change = zonedIn(at, where).getTimeZoneTransition('next');
        fc.pre(change !== null);
        for (const near of [apart, apart * HOUR])
          expectTheCalendars(new Date((change?.epochMilliseconds ?? 0) + near), where);
      }),
    );
  });

  it('isn’t known of a zone that doesn’t exist, or at no moment', () => {
    expect(() => dateIn(new Date('2026-11-24'), 'Mars/Olympus')).toThrow(RangeError);
    expect(() => dateIn(new Date('nonsense'), 'Asia/Manila')).toThrow(RangeError);
  });
});

describe('a period in which a clock doesn’t change', () => {
  it('begins at the change itself, also when that is the first that is asked about', () => {
    const change = Date.parse('2026-10-25T01:00:00Z');

    expect(steadyAt(change, 'Europe/Paris').from).toBe(change);
    expect(localIn(new Date(change - 1), 'Europe/Paris')).toBe('2026-10-25T02:59');
  });

  it('begins and ends with the changes around it', () => {
    expect(steadyAt(Date.parse('2026-07-01T00:00:00Z'), 'America/Chicago')).toEqual({
      from: Date.parse('2026-03-08T08:00:00Z'),
      until: Date.parse('2026-11-01T07:00:00Z'),
      offset: -5 * HOUR,
    });
    expect(steadyAt(0, 'UTC')).toEqual({ from: -Infinity, until: Infinity, offset: 0 });
  });
});

it('a long list asks the calendar no more often than a short one', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  const asked = [
    vi.spyOn(Temporal.Instant, 'fromEpochMilliseconds'),
    vi.spyOn(Temporal.PlainDate, 'from'),
  ] as const;
  const timesAskedFor = (rows: number) => {
    for (const spy of asked) spy.mockClear();
    const inWords = dueInWords('Asia/Manila', now);
    for (let row = 1; row <= rows; row++) inWords(new Date(now.getTime() + row * HOUR));
    return asked.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  };
  timesAskedFor(1);

  expect(timesAskedFor(500)).toBe(timesAskedFor(1));
});
