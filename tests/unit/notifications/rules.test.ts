import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BRIEF_STATES, WITH_ASSISTANT } from '@/lib/briefs/rules';
import { judgeReminder, planReminders } from '@/lib/notifications/reminders/rules';

const HOUR = 60 * 60 * 1000;
const deadlineAt = new Date('2026-11-27T17:00:00Z');
const longBefore = new Date('2026-11-20T09:00:00Z');

describe('reminders of a deadline', () => {
  it.each(BRIEF_STATES)(
    'a brief that is %s has reminders only while the work is with the assistant',
    (state) => {
      const planned = planReminders({ state, deadlineAt, checkIns: [] }, longBefore);

      expect(planned.length).toBe(WITH_ASSISTANT.includes(state) ? 4 : 0);
    },
  );

  it('are sent two days, a day and two hours before, and at the deadline', () => {
    const planned = planReminders({ state: 'accepted', deadlineAt, checkIns: [] }, longBefore);

    expect(planned).toEqual([
      { kind: 'deadline_48h', dueAt: new Date('2026-11-25T17:00:00Z') },
      { kind: 'deadline_24h', dueAt: new Date('2026-11-26T17:00:00Z') },
      { kind: 'deadline_2h', dueAt: new Date('2026-11-27T15:00:00Z') },
      { kind: 'deadline_overdue', dueAt: deadlineAt },
    ]);
  });

  it('are sent at each agreed check-in, for two at one moment once, and only while they are agreed', () => {
    const at = new Date('2026-11-24T09:00:00Z');
    const brief = { state: 'in_progress' as const, deadlineAt, checkIns: [{ at }, { at }, { at: null }] };
    const planned = planReminders(brief, longBefore).filter(({ kind }) => kind === 'check_in');

    expect(planned).toEqual([{ kind: 'check_in', dueAt: at }]);
    expect(planned.map((each) => judgeReminder(each, brief, at))).toEqual(['send']);
    expect(planned.map((each) => judgeReminder(each, { ...brief, checkIns: [] }, at))).toEqual(['cancel']);
    expect(planned.map((each) => judgeReminder(each, { ...brief, state: 'delivered' }, at))).toEqual([
      'cancel',
    ]);
  });

  it('leave out what is already past when the deadline is set', () => {
    const planned = planReminders(
      { state: 'sent', deadlineAt, checkIns: [] },
      new Date('2026-11-27T09:00:00Z'),
    );

    expect(planned.map(({ kind }) => kind)).toEqual(['deadline_2h', 'deadline_overdue']);
  });

  it('are dropped when the deadline has moved meanwhile', () => {
    const [dayBefore] = planReminders({ state: 'accepted', deadlineAt, checkIns: [] }, longBefore);
    if (!dayBefore) throw new Error('planned none');

    const moved = { state: 'accepted' as const, deadlineAt: new Date('2026-11-30T17:00:00Z'), checkIns: [] };

    expect(judgeReminder(dayBefore, moved, dayBefore.dueAt)).toBe('cancel');
  });

  it('after a standstill only the one that is still true is sent', () => {
    const planned = planReminders({ state: 'in_progress', deadlineAt, checkIns: [] }, longBefore);
    const late = new Date(deadlineAt.getTime() + 5 * HOUR);

    const verdicts = planned.map((reminder) =>
      judgeReminder(reminder, { state: 'in_progress', deadlineAt, checkIns: [] }, late),
    );

    expect(verdicts).toEqual(['cancel', 'cancel', 'cancel', 'send']);
  });

  it('however late a worker comes, at most one of them is sent, and it is the latest one due', () => {
    const dates = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.integer({ min: -80 * HOUR, max: 80 * HOUR }), (deadline, offset) => {
        const brief = { state: 'in_progress' as const, deadlineAt: deadline, checkIns: [] };
        const planned = planReminders(brief, new Date(deadline.getTime() - 100 * HOUR));
        const now = new Date(deadline.getTime() + offset);
        const due = planned.filter(({ dueAt }) => dueAt.getTime() <= now.getTime());

        const sent = due.filter((reminder) => judgeReminder(reminder, brief, now) === 'send');

        expect(sent).toEqual(due.slice(-1));
      }),
    );
  });

  it('whatever was planned is sent on time if nothing changes, for any deadline and any moment of planning', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.integer({ min: -100 * HOUR, max: 1000 * HOUR }),
        fc.constantFrom(...WITH_ASSISTANT),
        (deadline, ahead, state) => {
          const brief = { state, deadlineAt: deadline, checkIns: [] };
          for (const reminder of planReminders(brief, new Date(deadline.getTime() - ahead))) {
            expect(judgeReminder(reminder, brief, reminder.dueAt)).toBe('send');
          }
        },
      ),
    );
  });
});
