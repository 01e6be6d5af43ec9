import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOccurrence, type Outline, occurrencesOf } from '@/lib/briefs/schedules/calendars';
import { DAY_OFF_POLICIES } from '@/lib/briefs/schedules/days.rules';
import type { Recurrence } from '@/lib/briefs/schedules/recurrence.rules';

const DAY = 86_400_000;
const CHRISTMAS = { kind: 'date', day: 25 } as const;

const outline = (recurrence: Recurrence, more: Partial<Outline> = {}): Outline => ({
  rule: { recurrence, limit: { kind: 'never' } },
  startsOn: '2026-11-01',
  time: '09:00',
  zone: 'America/Chicago',
  due: { kind: 'hours', hours: 8 },
  policy: 'next',
  calendars: {
    of: 'business',
    business: { workDays: [1, 2, 3, 4, 5], holidayPlace: 'US-IL' },
    assistant: { workDays: [], holidayPlace: null },
  },
  ...more,
});

const recurrences = fc.oneof(
  fc.record({ unit: fc.constant('day' as const), every: fc.integer({ min: 1, max: 90 }) }),
  fc.record({
    unit: fc.constant('week' as const),
    every: fc.integer({ min: 1, max: 9 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    unit: fc.constant('month' as const),
    every: fc.integer({ min: 1, max: 6 }),
    on: fc.record({ kind: fc.constant('date' as const), day: fc.integer({ min: 1, max: 28 }) }),
  }),
);

describe('the next occurrence', () => {
  it('is the first of all forecast ones, however far ahead it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        recurrences,
        fc.constantFrom(...DAY_OFF_POLICIES),
        fc.integer({ min: 0, max: 700 }),
        async (recurrence, policy, days) => {
          const given = outline(recurrence, { policy });
          const after = new Date(Date.parse('2026-10-20T12:00:00Z') + days * DAY);
          const until = new Date(after.getTime() + 400 * DAY);
          const [first = null] = await occurrencesOf(given, after, until);

          const next = await nextOccurrence(given, after);

          // if each day within the year is left out, a later one may still be the next
          expect(next && next.at <= until ? next : null).toEqual(first);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is found decades ahead, and none if the rule has come to its end', async () => {
    const after = new Date('2026-11-27T12:00:00Z');
    const rare = outline({ unit: 'year', every: 20, month: 12, on: CHRISTMAS }, { startsOn: '2016-12-25' });
    const over = outline({ unit: 'day', every: 1 }, { startsOn: '2024-01-01' });
    const ended: Outline = { ...over, rule: { ...over.rule, limit: { kind: 'on', date: '2024-02-01' } } };

    expect((await nextOccurrence(rare, after))?.named).toBe('2036-12-25');
    expect(await nextOccurrence(ended, after)).toBeNull();
  });
});
