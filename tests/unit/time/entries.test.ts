import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgottenFrom, minutesInWords, minutesOf, readStretch, stopAt } from '@/lib/time/entries.rules';

const LATER = new Date('2027-12-31T00:00:00Z');

describe('a stretch of work that somebody typed', () => {
  it('is read on their own clock', () => {
    expect(readStretch({ date: '2027-03-09', from: '09:00', until: '11:30' }, 'Asia/Manila', LATER)).toEqual({
      ok: true,
      value: { startedAt: new Date('2027-03-09T01:00:00Z'), endedAt: new Date('2027-03-09T03:30:00Z') },
    });
  });

  it('goes on after midnight when it ends before it began', () => {
    const read = readStretch({ date: '2027-03-09', from: '22:00', until: '02:00' }, 'Asia/Manila', LATER);

    expect(read.ok && minutesOf(read.value)).toBe(240);
  });

  it('is an hour shorter in the night in which clocks go forward, and never longer by a slip when they go back', () => {
    const spring = readStretch(
      { date: '2027-03-13', from: '23:00', until: '05:00' },
      'America/Chicago',
      LATER,
    );
    const autumn = readStretch(
      { date: '2027-11-07', from: '00:30', until: '01:30' },
      'America/Chicago',
      LATER,
    );

    expect(spring.ok && minutesOf(spring.value)).toBe(300);
    expect(autumn.ok && minutesOf(autumn.value)).toBe(60);
  });

  it.each([
    [{ date: '2027-03-14', from: '02:30', until: '04:00' }, 'skipped_time', 'from'],
    [{ date: '2027-02-30', from: '09:00', until: '10:00' }, 'no_such_date', 'date'],
    [{ date: '2027-03-09', from: '09:00', until: '09:00' }, 'no_time', 'until'],
    [{ date: '2027-12-31', from: '09:00', until: '10:00' }, 'in_the_future', 'until'],
  ])('%j is refused as %s at its input', (typed, code, field) => {
    expect(readStretch(typed, 'America/Chicago', LATER)).toMatchObject({
      ok: false,
      refusal: { code, field },
    });
  });

  it('always has whole minutes, more than none and less than a day and a change of clocks', () => {
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
          const read = readStretch({ date, from, until }, zone, LATER);
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

describe('a timer that is stopped', () => {
  const at = (time: string) => new Date(`2027-03-09T${time}Z`);

  it('counts whole minutes, so that the next one can begin at once', () => {
    expect(stopAt(at('09:00:42'), at('09:05:59'))).toEqual({
      ok: true,
      value: { startedAt: at('09:00:00'), endedAt: at('09:05:00') },
    });
  });

  it('counts nothing before a minute is over, and nothing that ran for more than a day', () => {
    expect(stopAt(at('09:00:00'), at('09:00:59'))).toMatchObject({ ok: false, refusal: { code: 'no_time' } });
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
