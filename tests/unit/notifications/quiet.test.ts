import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDigest, quietUntil } from '@/lib/notifications/planning/quiet.rules';

const at = (iso: string) => new Date(iso);
const NIGHT = { from: 22 * 60, until: 7 * 60 };

describe('quiet hours', () => {
  it.each([
    ['before they begin', '2026-11-26T13:59:00Z', null],
    ['at their first minute', '2026-11-26T14:00:00Z', '2026-11-26T23:00:00Z'],
    ['before midnight', '2026-11-26T15:30:00Z', '2026-11-26T23:00:00Z'],
    ['after midnight', '2026-11-26T18:00:00Z', '2026-11-26T23:00:00Z'],
    ['at their end', '2026-11-26T23:00:00Z', null],
    ['by day', '2026-11-27T04:00:00Z', null],
  ])('over midnight in Manila, %s', (_, now, until) => {
    expect(quietUntil(at(now), NIGHT, 'Asia/Manila')?.toISOString() ?? null).toBe(
      until === null ? null : at(until).toISOString(),
    );
  });

  it('can be within one day', () => {
    const siesta = { from: 13 * 60, until: 16 * 60 };

    expect(quietUntil(at('2026-11-26T13:00:00Z'), siesta, 'UTC')).toEqual(at('2026-11-26T16:00:00Z'));
    expect(quietUntil(at('2026-11-26T12:59:00Z'), siesta, 'UTC')).toBeNull();
    expect(quietUntil(at('2026-11-26T16:00:00Z'), siesta, 'UTC')).toBeNull();
    expect(quietUntil(at('2026-11-26T03:00:00Z'), siesta, 'UTC')).toBeNull();
  });

  it('can be the whole day, from one time to the same', () => {
    expect(quietUntil(at('2026-11-26T12:00:00Z'), { from: 480, until: 480 }, 'UTC')).toEqual(
      at('2026-11-27T08:00:00Z'),
    );
  });

  it('are none while nobody has set any', () => {
    expect(quietUntil(at('2026-11-26T03:00:00Z'), null, 'UTC')).toBeNull();
  });

  it('end by the wall clock in the night in which clocks go forward, and back', () => {
    expect(quietUntil(at('2026-03-08T04:00:00Z'), NIGHT, 'America/Chicago')).toEqual(
      at('2026-03-08T12:00:00Z'),
    );
    expect(quietUntil(at('2026-11-01T03:30:00Z'), NIGHT, 'America/Chicago')).toEqual(
      at('2026-11-01T13:00:00Z'),
    );
  });

  it('end after the gap when their end is a time that clocks skip', () => {
    const untilHalfPastTwo = { from: 22 * 60, until: 2 * 60 + 30 };

    expect(quietUntil(at('2026-03-08T07:00:00Z'), untilHalfPastTwo, 'America/Chicago')).toEqual(
      at('2026-03-08T08:30:00Z'),
    );
  });

  it('end the first time when their end comes twice, and the second when the first has passed', () => {
    const untilHalfPastOne = { from: 22 * 60, until: 90 };

    // 00:30, when it is still to come twice
    expect(quietUntil(at('2026-11-01T05:30:00Z'), untilHalfPastOne, 'America/Chicago')).toEqual(
      at('2026-11-01T06:30:00Z'),
    );
    // 01:10 for the second time
    expect(quietUntil(at('2026-11-01T07:10:00Z'), untilHalfPastOne, 'America/Chicago')).toEqual(
      at('2026-11-01T07:30:00Z'),
    );
  });

  it('always end later, within a day and an hour, at a moment that isn’t quiet', () => {
    const zone = fc.constantFrom(
      'Asia/Manila',
      'America/Chicago',
      'Europe/Oslo',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Pacific/Apia',
      'Asia/Kathmandu',
    );
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        zone,
        minute,
        minute,
        fc.date({ min: at('2024-01-01'), max: at('2030-01-01'), noInvalidDate: true }),
        (where, from, until, now) => {
          // an end that clocks skip may be an hour later, which has to be before the next beginning
          fc.pre((until - from + 1440) % 1440 > 0 && (until - from + 1440) % 1440 <= 1200);
          const end = quietUntil(now, { from, until }, where);
          if (end === null) return;
          expect(end.getTime()).toBeGreaterThan(now.getTime());
          expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 60 * 60 * 1000);
          expect(quietUntil(end, { from, until }, where)).toBeNull();
        },
      ),
    );
  });
});

describe('a digest', () => {
  const EIGHT = { at: 8 * 60, weekday: 1 };

  it.each([
    ['today, while it is still to come', '2026-11-26T13:00:00Z', '2026-11-26T14:00:00Z'],
    ['tomorrow, at its own minute', '2026-11-26T14:00:00Z', '2026-11-27T14:00:00Z'],
    ['at the same time of day after clocks have gone back', '2026-10-31T14:00:00Z', '2026-11-01T14:00:00Z'],
  ])('daily comes %s', (_, now, next) => {
    expect(nextDigest(at(now), 'daily', EIGHT, 'America/Chicago')).toEqual(at(next));
  });

  it('weekly comes on its weekday, even when today’s has passed', () => {
    expect(nextDigest(at('2026-11-26T14:00:00Z'), 'weekly', EIGHT, 'UTC')).toEqual(
      at('2026-11-30T08:00:00Z'),
    );
    expect(nextDigest(at('2026-11-30T08:00:00Z'), 'weekly', EIGHT, 'UTC')).toEqual(
      at('2026-12-07T08:00:00Z'),
    );
  });
});
