import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDistance,
  formatForBoth,
  formatInstant,
  formatStamp,
  placeOf,
  zoneInWords,
} from '@/lib/platform/time/format';

const NOW = new Date('2026-11-24T12:00:00Z');
/** 17:00 on Friday in Chicago, 07:00 on Saturday in Manila. */
const DEADLINE = new Date('2026-11-27T23:00:00Z');
const MARIA = { zone: 'Asia/Manila', name: 'Maria' };

describe('an instant, written for a reader', () => {
  it('is in the reader’s own zone', () => {
    expect(formatInstant(DEADLINE, 'America/Chicago', NOW)).toBe('Fri 27 Nov, 17:00');
    expect(formatInstant(DEADLINE, 'Asia/Manila', NOW)).toBe('Sat 28 Nov, 07:00');
  });

  it('gives the other’s time, and their day if it is another one', () => {
    expect(formatForBoth(DEADLINE, 'America/Chicago', NOW, MARIA)).toBe(
      'Fri 27 Nov, 17:00 your time (07:00 Sat for Maria)',
    );
  });

  it('leaves the day out when both have the same', () => {
    const noon = new Date('2026-11-27T12:00:00Z');

    expect(formatForBoth(noon, 'Europe/London', NOW, { zone: 'Africa/Lagos', name: 'Oluchi' })).toBe(
      'Fri 27 Nov, 12:00 your time (13:00 for Oluchi)',
    );
  });

  it("doesn't mention a clock that shows the same", () => {
    expect(formatForBoth(DEADLINE, 'Asia/Manila', NOW, { zone: 'Asia/Singapore', name: 'Dewi' })).toBe(
      'Sat 28 Nov, 07:00 your time',
    );
  });

  it('gives the day if a clock shows the same a day later', () => {
    const theirs = { zone: 'Pacific/Kiritimati', name: 'Tio' };

    expect(formatForBoth(DEADLINE, 'Pacific/Honolulu', NOW, theirs)).toBe(
      'Fri 27 Nov, 13:00 your time (13:00 Sat for Tio)',
    );
  });

  it('counts midnight as 00:00 of the new day', () => {
    expect(formatInstant(new Date('2026-11-28T06:00:00Z'), 'America/Chicago', NOW)).toBe('Sat 28 Nov, 00:00');
  });

  it('gives the year when it isn’t the reader’s current one', () => {
    const newYear = new Date('2027-01-01T00:30:00Z');

    expect(formatDay(newYear, 'UTC', NOW)).toBe('Fri 1 Jan 2027');
    expect(formatDay(newYear, 'America/Chicago', NOW)).toBe('Thu 31 Dec');
  });

  it('follows the clocks when they change', () => {
    const before = new Date('2026-10-25T00:30:00Z');
    const after = new Date('2026-10-25T01:30:00Z');

    expect([before, after].map((at) => formatInstant(at, 'Europe/Berlin', NOW))).toEqual([
      'Sun 25 Oct, 02:30',
      'Sun 25 Oct, 02:30',
    ]);
  });

  it('names its zone in a record', () => {
    expect(formatStamp(DEADLINE)).toBe('27 Nov 2026, 23:00 UTC');
  });
});

describe('a distance, in words', () => {
  it.each([
    [30_000, 'now'],
    [60_000, 'in 1 minute'],
    [-59 * 60_000, '59 minutes ago'],
    [3 * 3_600_000, 'in 3 hours'],
    [-47 * 3_600_000, '47 hours ago'],
    [3 * 86_400_000, 'in 3 days'],
  ])('of %i ms is %s', (apart, words) => {
    expect(formatDistance(new Date(NOW.getTime() + apart), NOW)).toBe(words);
  });

  it('says "in" for the future and "ago" for the past, however far', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 1e12 }), (apart) => {
        expect(formatDistance(new Date(NOW.getTime() + apart), NOW)).toMatch(/^in \d+ (minute|hour|day)s?$/);
        expect(formatDistance(new Date(NOW.getTime() - apart), NOW)).toMatch(/^\d+ (minute|hour|day)s? ago$/);
      }),
    );
  });
});

it.each([
  ['Asia/Manila', 'Manila', 'Asia/Manila'],
  ['Asia/Ho_Chi_Minh', 'Ho Chi Minh', 'Asia/Ho Chi Minh'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'America/Argentina/Buenos Aires'],
  ['UTC', 'UTC', 'UTC'],
])('the zone %s is %s for short, and in whole %s', (zone, short, whole) => {
  expect([placeOf(zone), zoneInWords(zone)]).toEqual([short, whole]);
});
