import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { demand } from '@/lib/platform/result';
import { requireOneMoment, resolveDeadline } from '@/lib/platform/time/deadline';
import { workingMinutes, workStatus } from '@/lib/platform/time/working-hours';
import { localIn, zoneNames } from '@/lib/platform/time/zones';

const zone = fc.constantFrom(...zoneNames());
const year = fc.integer({ min: 2000, max: 2035 });
const MINUTE = 60_000;

/** @returns every jump of a zone's clocks in a year, with its minutes: forward is positive. */
function jumpsOf(name: string, of: number) {
  const jumps: { readonly at: number; readonly minutes: number }[] = [];
  let moment: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from({
    timeZone: name,
    year: of,
    month: 1,
    day: 1,
  });
  for (;;) {
    moment = moment?.getTimeZoneTransition('next') ?? null;
    if (!moment || moment.year > of) return jumps;
    const before = moment.subtract({ nanoseconds: 1 });
    const minutes = (moment.offsetNanoseconds - before.offsetNanoseconds) / 60e9;
    if (Number.isInteger(minutes)) jumps.push({ at: moment.epochMilliseconds, minutes });
  }
}

describe('a deadline at the edge of summer time, in any zone and any year', () => {
  it('is two moments in the time that clocks show twice, as far apart as they go back', () => {
    fc.assert(
      fc.property(zone, year, fc.nat(), (name, of, pick) => {
        for (const { at, minutes } of jumpsOf(name, of).filter((jump) => jump.minutes < 0)) {
          const length = -minutes;
          const earlier = new Date(at - (1 + (pick % length)) * MINUTE);
          const later = new Date(earlier.getTime() + length * MINUTE);
          const local = localIn(earlier, name);

          expect(localIn(later, name)).toBe(local);
          expect(demand(resolveDeadline(local, name)).twice).toEqual({ earlier, later });
          expect(demand(resolveDeadline(local, name, 'earlier')).at).toEqual(earlier);
          expect(demand(resolveDeadline(local, name, 'later')).at).toEqual(later);
          expect(requireOneMoment(demand(resolveDeadline(local, name)), undefined).ok).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is one moment in the last minute before a jump and in the first after it', () => {
    fc.assert(
      fc.property(zone, year, (name, of) => {
        for (const { at, minutes } of jumpsOf(name, of).filter((jump) => jump.minutes > 0)) {
          for (const moment of [at - MINUTE, at]) {
            const found = demand(resolveDeadline(localIn(new Date(moment), name), name));

            expect([found.at.getTime(), found.twice]).toEqual([moment, null]);
          }
          const skipped = Temporal.PlainDateTime.from(localIn(new Date(at - MINUTE), name)).add({
            minutes: 1 + Math.floor(minutes / 2),
          });
          const local = skipped.toString({ smallestUnit: 'minute' });
          expect(resolveDeadline(local, name)).toMatchObject({ ok: false });
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(['00:00', '23:59'])(
    'at %s is on the day it names, or says that the day has no such time',
    (time) => {
      const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
      fc.assert(
        fc.property(zone, day, (name, date) => {
          const local = `${date.toISOString().slice(0, 10)}T${time}`;
          const result = resolveDeadline(local, name);
          if (result.ok) expect(localIn(result.value.at, name)).toBe(local);
          else expect(result.refusal.code).toBe('skipped_time');
        }),
        {
          numRuns: 400,
          // what no random zone and day would show: a day without its first hour, and one that doesn't exist at all
          examples: [
            ['America/Sao_Paulo', new Date('2018-11-04')],
            ['Pacific/Apia', new Date('2011-12-30')],
          ],
        },
      );
    },
  );

  it('on the 29th of February exists in leap years alone', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: 1972, max: 2400 }), (name, of) => {
        const isLeap = Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).inLeapYear;

        expect(resolveDeadline(`${of}-02-29T12:00`, name).ok).toBe(isLeap);
      }),
    );
  });
});

describe('a working window over midnight', () => {
  it('is counted minute by minute, even in the nights when clocks change', () => {
    const window = fc.record({
      from: fc.integer({ min: 720, max: 1439 }),
      until: fc.integer({ min: 0, max: 719 }),
    });
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(zone, year, days, window, (name, of, on, hours) => {
        const [jump] = jumpsOf(name, of);
        const around = jump?.at ?? Date.UTC(of, 5, 1);
        const calendar = { zone: name, hours: { days: on, ...hours }, holidays: [] };
        const start = Math.floor(around / MINUTE) * MINUTE - 24 * 60 * MINUTE;
        const end = start + 48 * 60 * MINUTE;

        // the middle of each minute is in a window or out of it
        let stood = 0;
        for (let at = start; at < end; at += MINUTE) {
          if (workStatus(new Date(at + MINUTE / 2), calendar).kind === 'working') stood += 1;
        }

        expect(workingMinutes(new Date(start), new Date(end), calendar, 60_000)).toBe(stood);
      }),
      { numRuns: 6 },
    );
  });
});
