import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeWaiting,
  planWaiting,
  type WaitingWeek,
  type WeekReminder,
  whenToSend,
} from '@/lib/time/approval/waiting.rules';
import { TIMESHEET_STATES } from '@/lib/time/rules';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const submittedAt = new Date('2027-03-12T22:00:00Z');
const daysLater = (days: number) => new Date(submittedAt.getTime() + days * DAY);
const week = (changes: Partial<WaitingWeek> = {}): WaitingWeek => ({
  state: 'submitted',
  submittedAt,
  countsAsApprovedAt: null,
  ...changes,
});
const kinds = (planned: readonly WeekReminder[]) => planned.map(({ kind }) => kind);

describe('a week that was handed in', () => {
  it('has reminders after one, three and seven days while nobody answers', () => {
    const planned = planWaiting(week(), submittedAt);

    expect(planned.map(({ dueAt }) => dueAt)).toEqual([daysLater(1), daysLater(3), daysLater(7)]);
    expect(planned.every(({ party }) => party === 'owner')).toBe(true);
  });

  it('has reminders only before silence takes effect', () => {
    expect(kinds(planWaiting(week({ countsAsApprovedAt: daysLater(5) }), submittedAt))).toEqual([
      'timesheet_waiting_1d',
      'timesheet_waiting_3d',
    ]);
    expect(planWaiting(week({ countsAsApprovedAt: daysLater(2) }), submittedAt)).toEqual([]);
  });

  it.each(TIMESHEET_STATES.filter((state) => state !== 'submitted'))('has no reminders once %s', (state) => {
    expect(planWaiting(week({ state }), submittedAt)).toEqual([]);
    expect(
      judgeWaiting({ kind: 'timesheet_waiting_1d', dueAt: daysLater(1) }, week({ state }), daysLater(1)),
    ).toBe('cancel');
  });

  it('has no reminders that were due when it was handed in before, nor any in the past', () => {
    const earlier = { kind: 'timesheet_waiting_1d', dueAt: daysLater(0.5) } as const;

    expect(judgeWaiting(earlier, week(), daysLater(1))).toBe('cancel');
    expect(judgeWaiting({ ...earlier, dueAt: daysLater(1) }, week(), daysLater(1))).toBe('send');
    expect(kinds(planWaiting(week(), daysLater(3)))).toEqual(['timesheet_waiting_7d']);
  });

  it('has its reminder outside days off, and one less where the next is due on that day', () => {
    const first = { kind: 'timesheet_waiting_1d', dueAt: daysLater(1) } as const;

    expect(whenToSend(first, week(), daysLater(1), daysLater(1))).toBe('now');
    expect(whenToSend(first, week(), daysLater(1.9), daysLater(1))).toBe('then');
    expect(whenToSend(first, week(), daysLater(1.9), daysLater(1.9))).toBe('now');
    expect(whenToSend(first, week(), daysLater(2.5), daysLater(1))).toBe('cancel');
    // the warning that silence will count says the same
    const silent = week({ countsAsApprovedAt: daysLater(3.5) });
    expect(whenToSend(first, silent, daysLater(1.9), daysLater(1))).toBe('cancel');
  });

  it('has one reminder after a standstill, however long that was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.option(fc.integer({ min: 1, max: 400 })),
        (hours, silence) => {
          const countsAsApprovedAt =
            silence === null ? null : new Date(submittedAt.getTime() + silence * HOUR);
          const waiting = week({ countsAsApprovedAt });
          const at = new Date(submittedAt.getTime() + hours * HOUR);
          const due = planWaiting(waiting, submittedAt).filter(({ dueAt }) => dueAt <= at);

          const said = due.filter((reminder) => judgeWaiting(reminder, waiting, at) === 'send');

          const isOver = silence !== null && silence - 24 <= hours;
          expect(said).toEqual(isOver ? [] : due.slice(-1));
        },
      ),
    );
  });
});
