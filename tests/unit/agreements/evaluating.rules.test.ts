import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  judgeEvaluationReminder,
  nextEvaluation,
  planEvaluationReminders,
} from '@/lib/agreements/evaluating.rules';

const at = (iso: string) => new Date(iso);
const CADENCE: Cadence = {
  since: at('2026-08-31T15:00:00Z'),
  months: 6,
  zone: 'America/Chicago',
  endsAt: null,
};

describe('the next evaluation', () => {
  it.each([
    ['at first', '2026-09-01T00:00:00Z', '2027-02-28T16:00:00.000Z'],
    ['after the first', '2027-03-01T00:00:00Z', '2027-08-31T15:00:00.000Z'],
    ['at the very moment of the first', '2027-02-28T16:00:00Z', '2027-08-31T15:00:00.000Z'],
  ])('%s is so many months on, at the same time of day, and the 31st comes back', (_, now, due) => {
    expect(nextEvaluation(CADENCE, at(now))?.toISOString()).toBe(due);
  });

  it('is none when the agreement ends before', () => {
    expect(nextEvaluation({ ...CADENCE, endsAt: at('2027-01-31T06:00:00Z') }, at('2026-09-01'))).toBeNull();
  });

  it('is reminded of 14 and 3 days before, and after that the one that follows', () => {
    const named = (now: string) =>
      planEvaluationReminders(CADENCE, at(now)).map(({ kind, dueAt }) => [kind, dueAt.toISOString()]);

    expect(named('2026-09-01')).toEqual([
      ['evaluation_14d', '2027-02-14T16:00:00.000Z'],
      ['evaluation_3d', '2027-02-25T16:00:00.000Z'],
    ]);
    expect(named('2027-02-20')).toEqual([['evaluation_3d', '2027-02-25T16:00:00.000Z']]);
    expect(named('2027-02-25T16:00:00Z')).toEqual([
      ['evaluation_14d', '2027-08-17T15:00:00.000Z'],
      ['evaluation_3d', '2027-08-28T15:00:00.000Z'],
    ]);
    expect(planEvaluationReminders(null, at('2026-09-01'))).toEqual([]);
  });

  it('after a standstill only the later one speaks, and none once it has gone by or another cadence holds', () => {
    const [first, second] = planEvaluationReminders(CADENCE, at('2026-09-01'));
    if (!first || !second) throw new Error('planned none');

    expect(judgeEvaluationReminder(first, CADENCE, at('2027-02-26'))).toBeNull();
    expect(judgeEvaluationReminder(second, CADENCE, at('2027-02-26'))).toEqual(at('2027-02-28T16:00:00Z'));
    expect(judgeEvaluationReminder(second, CADENCE, at('2027-03-01'))).toBeNull();
    expect(judgeEvaluationReminder(second, { ...CADENCE, months: 5 }, at('2027-02-26'))).toBeNull();
    expect(judgeEvaluationReminder(second, null, at('2027-02-26'))).toBeNull();
  });

  it('whatever was planned speaks in its moment, once and of a date ahead', () => {
    const dates = fc.date({ min: at('2026-01-01'), max: at('2030-01-01'), noInvalidDate: true });
    const zones = fc.constantFrom('America/Chicago', 'Asia/Manila', 'Europe/Oslo', 'Africa/Casablanca');
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 1, max: 12 }), zones, (since, now, months, zone) => {
        fc.pre(since.getTime() <= now.getTime());
        const cadence = { since, months, zone, endsAt: null };
        for (const reminder of planEvaluationReminders(cadence, now)) {
          const due = judgeEvaluationReminder(reminder, cadence, reminder.dueAt);
          expect(due?.getTime()).toBeGreaterThan(reminder.dueAt.getTime());
        }
      }),
    );
  });
});
