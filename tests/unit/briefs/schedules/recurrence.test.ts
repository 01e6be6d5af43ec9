import fc from 'fast-check';
import { RRule, rrulestr } from 'rrule';
import { describe, expect, it } from 'vitest';
import { namedDays } from '@/lib/briefs/schedules/days.rules';
import {
  type DayOfMonth,
  fromRRule,
  type Limit,
  NTHS,
  type Recurrence,
  type Rule,
  toRRule,
} from '@/lib/briefs/schedules/recurrence.rules';
import { hasDay, limitInWords, recurrenceInWords } from '@/lib/briefs/schedules/words.rules';

const every = fc.integer({ min: 1, max: 12 });
const weekday = fc.integer({ min: 1, max: 7 });
const weekdays = fc.uniqueArray(weekday, { minLength: 1 }).map((days) => [...days].sort((a, b) => a - b));
const nth = fc.constantFrom(...NTHS);
const dayOfMonth: fc.Arbitrary<DayOfMonth> = fc.oneof(
  fc.record({ kind: fc.constant('date' as const), day: fc.constantFrom(1, 2, 15, 27, 28, 29, 30, 31, -1) }),
  fc.record({ kind: fc.constant('weekday' as const), nth, weekday }),
  fc.record({ kind: fc.constant('workday' as const), nth, workDays: weekdays }),
);
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ unit: fc.constant('day' as const), every }),
  fc.record({ unit: fc.constant('week' as const), every, weekdays }),
  fc.record({ unit: fc.constant('month' as const), every, on: dayOfMonth }),
  fc
    .record({
      unit: fc.constant('year' as const),
      every,
      month: fc.integer({ min: 1, max: 12 }),
      on: dayOfMonth,
    })
    .filter(({ month, on }) => on.kind !== 'date' || hasDay(month, on.day)),
);
const day = fc
  .integer({ min: 0, max: 3_000 })
  .map((count) => new Date(Date.UTC(2024, 0, 1 + count)).toISOString().slice(0, 10));
const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.constant({ kind: 'never' as const }),
  fc.record({ kind: fc.constant('on' as const), date: day }),
  fc.record({ kind: fc.constant('after' as const), times: fc.integer({ min: 1, max: 40 }) }),
);
const rule: fc.Arbitrary<Rule> = fc.record({ recurrence, limit });

/** The same days by another library, which knows nothing of ours. */
function daysByRRule(text: string, startsOn: string, from: string, until: string): readonly string[] {
  const dtstart = `${startsOn.replaceAll('-', '')}T120000Z`;
  return rrulestr(`DTSTART:${dtstart}\nRRULE:${text}`)
    .between(new Date(`${from}T12:00:00Z`), new Date(`${until}T12:00:00Z`), true)
    .map((each) => each.toISOString().slice(0, 10));
}

const monthly = (on: DayOfMonth, times = 6): Rule => ({
  recurrence: { unit: 'month', every: 1, on },
  limit: { kind: 'after', times },
});
const MON_TO_FRI = [1, 2, 3, 4, 5];

describe('the days of a rule', () => {
  it('are those that a second, independent library finds', () => {
    fc.assert(
      fc.property(rule, day, fc.integer({ min: 0, max: 1_200 }), (given, startsOn, later) => {
        const until = new Date(Date.parse(startsOn) + later * 86_400_000).toISOString().slice(0, 10);
        const text = toRRule(given);

        expect(namedDays(given, startsOn, startsOn, until)).toEqual(
          daysByRRule(text, startsOn, startsOn, until),
        );
      }),
      { numRuns: 600 },
    );
  });

  it('are the same, wherever one begins to look', () => {
    fc.assert(
      fc.property(rule, day, fc.integer({ min: 0, max: 900 }), (given, startsOn, skipped) => {
        const at = (days: number) =>
          new Date(Date.parse(startsOn) + days * 86_400_000).toISOString().slice(0, 10);

        const all = namedDays(given, startsOn, startsOn, at(1_000));
        expect(namedDays(given, startsOn, at(skipped), at(1_000))).toEqual(
          all.filter((each) => each >= at(skipped)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      'the 31st, only where there is one',
      monthly({ kind: 'date', day: 31 }),
      '2027-01-01',
      ['2027-01-31', '2027-03-31', '2027-05-31', '2027-07-31', '2027-08-31', '2027-10-31'],
    ],
    [
      'the last day, also of a leap February',
      monthly({ kind: 'date', day: -1 }, 3),
      '2028-01-01',
      ['2028-01-31', '2028-02-29', '2028-03-31'],
    ],
    [
      'the last working day',
      monthly({ kind: 'workday', nth: -1, workDays: MON_TO_FRI }, 3),
      '2027-01-01',
      ['2027-01-29', '2027-02-26', '2027-03-31'],
    ],
    [
      'the second Tuesday',
      monthly({ kind: 'weekday', nth: 2, weekday: 2 }, 2),
      '2026-12-01',
      ['2026-12-08', '2027-01-12'],
    ],
    [
      '29 February, in years that have it',
      {
        recurrence: { unit: 'year', every: 1, month: 2, on: { kind: 'date', day: 29 } },
        limit: { kind: 'after', times: 2 },
      },
      '2026-01-01',
      ['2028-02-29', '2032-02-29'],
    ],
    [
      'every other week, counted from the Monday of the first',
      { recurrence: { unit: 'week', every: 2, weekdays: [1, 4] }, limit: { kind: 'after', times: 4 } },
      '2026-11-26',
      ['2026-11-26', '2026-12-07', '2026-12-10', '2026-12-21'],
    ],
    [
      'until a day, which is the last',
      { recurrence: { unit: 'day', every: 1 }, limit: { kind: 'on', date: '2026-12-02' } },
      '2026-11-30',
      ['2026-11-30', '2026-12-01', '2026-12-02'],
    ],
  ] satisfies [string, Rule, string, string[]][])('are %s', (_, given, startsOn, days) => {
    expect(namedDays(given, startsOn, startsOn, '2036-12-31')).toEqual(days);
  });
});

describe('a rule', () => {
  it('is kept as RFC 5545 writes it, and read back as it was said', () => {
    fc.assert(
      fc.property(rule, (given) => {
        const text = toRRule(given);

        expect(fromRRule(text)).toEqual(given);
        expect(() => RRule.fromString(text)).not.toThrow();
      }),
    );
  });

  it.each([
    '',
    'FREQ=HOURLY;INTERVAL=1',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;BYHOUR=9',
    'FREQ=MONTHLY;INTERVAL=1;BYDAY=5MO',
  ])('that this product can’t say is none: %s', (text) => {
    expect(fromRRule(text)).toBeNull();
  });

  it.each([
    [{ unit: 'day', every: 1 }, 'every day'],
    [{ unit: 'day', every: 10 }, 'every 10 days'],
    [{ unit: 'week', every: 1, weekdays: [1] }, 'every week on Monday'],
    [{ unit: 'week', every: 2, weekdays: [4, 1] }, 'every 2 weeks on Monday and Thursday'],
    [{ unit: 'month', every: 1, on: { kind: 'date', day: 3 } }, 'on the 3rd of every month'],
    [
      { unit: 'month', every: 3, on: { kind: 'date', day: 31 } },
      'every 3 months on the 31st, in months that have one',
    ],
    [{ unit: 'month', every: 1, on: { kind: 'date', day: -1 } }, 'on the last day of every month'],
    [
      { unit: 'month', every: 1, on: { kind: 'weekday', nth: 2, weekday: 2 } },
      'on the second Tuesday of every month',
    ],
    [
      { unit: 'month', every: 1, on: { kind: 'workday', nth: -1, workDays: [1, 2] } },
      'on the last working day of every month',
    ],
    [
      { unit: 'year', every: 1, month: 2, on: { kind: 'date', day: 29 } },
      'every year on the 29th of February, in years that have one',
    ],
    [
      { unit: 'year', every: 2, month: 4, on: { kind: 'date', day: 12 } },
      'every 2 years on the 12th of April',
    ],
  ] satisfies [Recurrence, string][])('is said back in words: %j', (given, words) => {
    expect(recurrenceInWords(given)).toBe(words);
  });

  it('says when it ends', () => {
    expect(limitInWords({ kind: 'never' })).toBe('');
    expect(limitInWords({ kind: 'on', date: '2027-06-30' })).toBe('until 30 June 2027');
    expect(limitInWords({ kind: 'after', times: 1 })).toBe('once');
    expect(limitInWords({ kind: 'after', times: 12 })).toBe('12 times');
  });
});
