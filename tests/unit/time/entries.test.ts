import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateIn } from '@/lib/platform/time/zones';
import {
  forgottenFrom,
  minutesInWords,
  minutesOf,
  readPeriod,
  splitByDay,
  stopAt,
} from '@/lib/time/entries/entries.rules';

const LATER = new Date('2027-12-31T00:00:00Z');

describe('a stretch of work that somebody typed', () => {
  it('is read on their own clock', () => {
    expect(readPeriod({ date: '2027-03-09', from: '09:00', until: '11:30' }, 'Asia/Manila', LATER)).toEqual({
      ok: true,
      value: { startedAt: new Date('2027-03-09T01:00:00Z'), endedAt: new Date('2027-03-09T03:30:00Z') },
    });
  });

  it('continues after midnight when it ends before it began', () => {
    const read = readPeriod({ date: '2027-03-09', from: '22:00', until: '02:00' }, 'Asia/Manila', LATER);

    expect(read.ok && minutesOf(read.value)).toBe(240);
  });

  it('is an hour shorter in the night in which clocks go forward, and never longer by mistake when they go back', () => {
    const spring = readPeriod(
      { date: '2027-03-13', from: '23:00', until: '05:00' },
      'America/Chicago',
      LATER,
    );
    const autumn = readPeriod(
      { date: '2027-11-07', from: '00:30', until: '01:30' },
      'America/Chicago',
      LATER,
    );

    expect(spring.ok && minutesOf(spring.value)).toBe(300);
    expect(autumn.ok && minutesOf(autumn.value)).toBe(60);
  });

  it('has both its ends in the later one of an hour that the clock shows twice', () => {
    const typed = { date: '2027-11-07', from: '01:15', until: '01:45' };
    const read = readPeriod(typed, 'America/Chicago', LATER);

    expect(read.ok && minutesOf(read.value)).toBe(30);
  });

  it('that continues past the moment clocks went back ends then, not a day later', () => {
    const read = (from: string, until: string) => {
      const stretch = readPeriod({ date: '2027-11-07', from, until }, 'America/Chicago', LATER);
      return stretch.ok && minutesOf(stretch.value);
    };

    expect([read('01:50', '01:10'), read('00:30', '00:10')]).toEqual([20, 25 * 60 - 20]);
  });

  it('can be recorded at the minute in which it ends', () => {
    const until = (time: string) =>
      readPeriod({ date: '2027-12-30', from: '17:00', until: time }, 'America/Chicago', LATER).ok;

    expect([until('18:00'), until('18:01')]).toEqual([true, false]);
  });

  it.each([
    [{ date: '2027-03-14', from: '02:30', until: '04:00' }, 'skipped_time', 'from'],
    [{ date: '2027-03-14', from: '01:00', until: '02:30' }, 'skipped_time', 'until'],
    [{ date: '2027-02-30', from: '09:00', until: '10:00' }, 'no_such_date', 'date'],
    [{ date: '2027-03-09', from: '09:00', until: '09:00' }, 'no_time', 'until'],
    [{ date: '2027-12-31', from: '09:00', until: '10:00' }, 'in_the_future', 'until'],
  ])('%j is refused as %s at its input', (typed, code, field) => {
    expect(readPeriod(typed, 'America/Chicago', LATER)).toMatchObject({
      ok: false,
      refusal: { code, field },
    });
  });

  it('always has whole minutes, more than none and less than a day and a clock change', () => {
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const day = fc
      .integer({ min: 0, max: 300 })
      .map((n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        day,
        clock,
        clock,
        fc.constantFrom('America/Chicago', 'Europe/London', 'Asia/Manila'),
        (date, from, until, zone) => {
          const read = readPeriod({ date, from, until }, zone, LATER);
          if (!read.ok) return;
          const minutes = minutesOf(read.value);

          expect(minutes).toBeGreaterThan(0);
          expect(minutes).toBeLessThanOrEqual(25 * 60);
          expect((read.value.endedAt.getTime() - read.value.startedAt.getTime()) % 60_000).toBe(0);
        },
      ),
    );
  });
});

describe('a recorded stretch of work, in the night when clocks go back', () => {
  const zone = 'America/Chicago';
  // 00:30 until the second 01:30 on that clock
  const was = { startedAt: new Date('2027-11-07T05:30:00Z'), endedAt: new Date('2027-11-07T07:30:00Z') };
  const change = (typed: { from: string; until: string }) => {
    const read = readPeriod({ date: '2027-11-07', ...typed }, zone, LATER, was);
    if (!read.ok) throw new Error(read.refusal.message);
    return read.value;
  };

  it('keeps its moments when only something else about it changes', () => {
    expect(change({ from: '00:30', until: '01:30' })).toEqual(was);
  });

  it('keeps the end that isn’t changed', () => {
    expect(minutesOf(change({ from: '00:40', until: '01:30' }))).toBe(110);
    expect(change({ from: '00:30', until: '01:20' }).startedAt).toEqual(was.startedAt);
  });

  it('is read anew if both ends are typed anew', () => {
    expect(minutesOf(change({ from: '00:20', until: '01:20' }))).toBe(60);
  });
});

describe('a timer that is stopped', () => {
  const at = (time: string) => new Date(`2027-03-09T${time}Z`);

  it('counts whole minutes, so that the next one can start at once', () => {
    expect(stopAt(at('09:00:42'), at('09:05:59'))).toEqual({
      ok: true,
      value: { startedAt: at('09:00:00'), endedAt: at('09:05:00') },
    });
  });

  it('counts nothing before a minute is over, and nothing that ran for more than a day', () => {
    expect(stopAt(at('09:00:00'), at('09:00:59'))).toMatchObject({ ok: false, refusal: { code: 'no_time' } });
    expect(stopAt(at('09:00:00'), new Date('2027-03-10T09:00:59Z')).ok).toBe(true);
    expect(stopAt(at('09:00:00'), new Date('2027-03-10T09:01:00Z'))).toMatchObject({
      ok: false,
      refusal: { code: 'too_long', field: 'until' },
    });
  });

  it('looks forgotten after ten hours', () => {
    expect(forgottenFrom(at('09:00:00'))).toEqual(at('19:00:00'));
  });
});

describe('minutes in words', () => {
  it.each([
    [45, '45 min'],
    [60, '1 h'],
    [450, '7 h 30 min'],
  ])('%d is %s', (minutes, words) => {
    expect(minutesInWords(minutes)).toBe(words);
  });
});

describe('what goes over midnight at the business', () => {
  const at = (iso: string) => new Date(iso);
  const minutesByDay = (startedAt: string, endedAt: string, zone = 'America/Chicago') =>
    splitByDay({ startedAt: at(startedAt), endedAt: at(endedAt) }, zone).map((part) => [
      part.day,
      minutesOf(part),
    ]);

  it.each([
    ['not before it ends there', '2027-03-10T04:00:00Z', '2027-03-10T06:00:00Z', [['2027-03-09', 120]]],
    [
      'from Sunday to Monday',
      '2027-03-08T04:00:00Z',
      '2027-03-08T09:30:00Z',
      [
        ['2027-03-07', 120],
        ['2027-03-08', 210],
      ],
    ],
    [
      'over a day of 23 hours, with one after it',
      '2027-03-14T05:30:00Z',
      '2027-03-15T05:30:00Z',
      [
        ['2027-03-13', 30],
        ['2027-03-14', 1380],
        ['2027-03-15', 30],
      ],
    ],
    ['within a day of 25 hours', '2027-11-07T05:00:00Z', '2027-11-08T05:00:00Z', [['2027-11-07', 1440]]],
  ])('is cut where the day ends: %s', (_, from, until, parts) => {
    expect(minutesByDay(from, until)).toEqual(parts);
  });

  it('is also cut where clocks skip midnight, or are put back over it', () => {
    // Chile's clocks go forward from 24:00 to 01:00, and back from 24:00 to 23:00
    expect(minutesByDay('2027-09-05T03:00:00Z', '2027-09-05T05:00:00Z', 'America/Santiago')).toEqual([
      ['2027-09-04', 60],
      ['2027-09-05', 60],
    ]);
    expect(minutesByDay('2027-04-04T02:00:00Z', '2027-04-04T05:00:00Z', 'America/Santiago')).toEqual([
      ['2027-04-03', 120],
      ['2027-04-04', 60],
    ]);
    expect(minutesByDay('2010-11-07T02:45:00Z', '2010-11-07T06:00:00Z', 'America/St_Johns')).not.toEqual([]);
  });

  it('keeps every minute, in order, each part in one day', () => {
    const zones = fc.constantFrom(
      'America/Chicago',
      'Asia/Manila',
      'America/Santiago',
      'Asia/Kathmandu',
      'Europe/Oslo',
    );
    const minutes = fc.integer({ min: 0, max: 3 * 366 * 1440 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 1440 }), zones, (offset, length, zone) => {
        const startedAt = new Date(Date.UTC(2026, 0) + offset * 60_000);
        const endedAt = new Date(startedAt.getTime() + length * 60_000);
        const parts = splitByDay({ startedAt, endedAt }, zone);

        expect(parts.map((part) => part.startedAt)).toEqual([
          startedAt,
          ...parts.slice(0, -1).map((part) => part.endedAt),
        ]);
        expect(parts.at(-1)?.endedAt).toEqual(endedAt);
        for (const part of parts) {
          expect(dateIn(part.startedAt, zone)).toBe(part.day);
          expect(dateIn(new Date(part.endedAt.getTime() - 1), zone)).toBe(part.day);
        }
      }),
    );
  });
});
