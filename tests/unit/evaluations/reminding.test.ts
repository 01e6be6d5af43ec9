import { describe, expect, it } from 'vitest';
import { agreedCriteria } from '@/lib/evaluations/opening/criteria.rules';
import {
  judgeEvaluationReminder,
  planEvaluationReminders,
  type RemindableEvaluation,
} from '@/lib/evaluations/reminding.rules';

const at = (iso: string) => new Date(iso);

/** Due on 1 June in Chicago, opened by itself a fortnight ahead at nine. */
const OPEN: RemindableEvaluation = {
  state: 'open',
  openedAt: at('2027-05-18T14:00:00Z'),
  dueAt: at('2027-06-02T05:00:00Z'),
  zone: 'America/Chicago',
  handedIn: [],
  hasEnded: false,
};

const planned = (evaluation: RemindableEvaluation, now: Date) =>
  planEvaluationReminders(evaluation, now).map(({ kind, party, dueAt }) => [
    kind,
    party,
    dueAt.toISOString(),
  ]);

describe("an evaluation's reminders", () => {
  it('are sent three days ahead to whoever hasn’t handed in, and to both when the day is over', () => {
    expect(planned({ ...OPEN, handedIn: ['owner'] }, OPEN.openedAt)).toEqual([
      ['evaluation_overdue', 'owner', '2027-06-02T14:00:00.000Z'],
      ['evaluation_3d', 'assistant', '2027-05-29T14:00:00.000Z'],
      ['evaluation_overdue', 'assistant', '2027-06-02T14:00:00.000Z'],
    ]);
  });

  it('are sent a fortnight ahead if it has been open for longer', () => {
    const moved = { ...OPEN, dueAt: at('2027-06-30T05:00:00Z') };

    expect(planned(moved, moved.openedAt).slice(0, 1)).toEqual([
      ['evaluation_14d', 'owner', '2027-06-15T14:00:00.000Z'],
    ]);
  });

  it('stop when both have signed', () => {
    expect(planned({ ...OPEN, state: 'done' }, OPEN.openedAt)).toEqual([]);
  });

  it('stop when the engagement has ended: one of them can’t get there any more', () => {
    const ended = { ...OPEN, hasEnded: true };
    const [reminder] = planEvaluationReminders(OPEN, OPEN.openedAt);
    if (!reminder) throw new Error('planned none');

    expect(planned(ended, OPEN.openedAt)).toEqual([]);
    expect(judgeEvaluationReminder(reminder, ended, reminder.dueAt)).toBe('cancel');
  });

  it('after a standstill are only the last one', () => {
    const [threeDays, overdue] = planEvaluationReminders(OPEN, OPEN.openedAt);
    if (!threeDays || !overdue) throw new Error('planned none');
    const late = at('2027-06-05T12:00:00Z');

    expect(judgeEvaluationReminder(threeDays, OPEN, threeDays.dueAt)).toBe('send');
    expect(judgeEvaluationReminder(threeDays, OPEN, late)).toBe('cancel');
    expect(judgeEvaluationReminder(overdue, OPEN, late)).toBe('send');
    expect(judgeEvaluationReminder(overdue, { ...OPEN, state: 'done' }, late)).toBe('cancel');
    expect(judgeEvaluationReminder(threeDays, { ...OPEN, dueAt: at('2027-06-30T05:00:00Z') }, late)).toBe(
      'cancel',
    );
  });
});

describe('the criteria of an evaluation', () => {
  it('are those that the clause lists, each once', () => {
    const clause =
      'We look back on:\n\n- **Quality** of the photos.\n- Deadlines\n1. quality of the photos\n\nand talk.';

    expect(agreedCriteria(clause)).toEqual(['quality of the photos', 'Deadlines']);
  });

  it('are the usual ones if it lists none, or there is no clause', () => {
    expect(agreedCriteria('We look back together.')).toEqual(agreedCriteria(null));
    expect(agreedCriteria(null)).toContain('How clear the briefs are');
  });

  it('are never more than twelve', () => {
    const clause = Array.from({ length: 30 }, (_, index) => `- Number ${index}`).join('\n');

    expect(agreedCriteria(clause)).toHaveLength(12);
  });
});
