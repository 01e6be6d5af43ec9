import { describe, expect, it } from 'vitest';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { isStillTrue, type RemindedBrief } from '@/lib/notifications/sending/outdated.rules';

const HOUR = 3_600_000;
const deadlineAt = new Date('2026-11-27T17:00:00Z');
const hoursBefore = (hours: number) => new Date(deadlineAt.getTime() - hours * HOUR);
const brief: RemindedBrief = {
  state: 'in_progress',
  stateChangedAt: hoursBefore(90),
  deadlineAt,
  checkIns: [{ at: hoursBefore(24) }],
  questions: [{ askedAt: hoursBefore(60) }],
  change: { raisedBy: 'owner', raisedAt: hoursBefore(60) },
  delivery: null,
};
const delivered: RemindedBrief = {
  ...brief,
  state: 'delivered',
  delivery: { deliveredAt: hoursBefore(48), countsAsApprovedAt: null },
};
const at = hoursBefore(20);

describe('a reminder that was held', () => {
  it.each([
    ['deadline_24h', hoursBefore(24), brief],
    ['check_in', hoursBefore(24), brief],
    ['question_waiting', hoursBefore(36), brief],
    ['change_waiting', hoursBefore(36), brief],
    ['hand_over_waiting', hoursBefore(36), { ...brief, state: 'sent' }],
    ['delivery_waiting_1d', hoursBefore(24), delivered],
  ] as const)('%s is sent while it is true, and not once it is done or called off', (kind, dueAt, as) => {
    expect(isStillTrue({ kind, dueAt }, as, at)).toBe(true);

    for (const state of BRIEF_STATES.filter((each) => ['approved', 'cancelled', 'declined'].includes(each)))
      expect(isStillTrue({ kind, dueAt }, { ...as, state }, at)).toBe(false);
  });

  it('isn’t sent about a deadline that has moved, a question that was answered, or a delivery that came back', () => {
    const moved = { ...brief, deadlineAt: hoursBefore(-48), checkIns: [], questions: [], change: null };

    for (const [kind, hours] of [
      ['deadline_24h', 24],
      ['check_in', 24],
      ['question_waiting', 36],
      ['change_waiting', 36],
    ] as const)
      expect(isStillTrue({ kind, dueAt: hoursBefore(hours) }, moved, at)).toBe(false);
    expect(
      isStillTrue(
        { kind: 'delivery_waiting_1d', dueAt: hoursBefore(24) },
        { ...delivered, state: 'revision' },
        at,
      ),
    ).toBe(false);
  });

  it('announces silence until silence has taken effect', () => {
    const until = hoursBefore(0);
    const awaited = { ...delivered, delivery: { deliveredAt: hoursBefore(90), countsAsApprovedAt: until } };

    expect(isStillTrue({ kind: 'approval_24h', dueAt: hoursBefore(24) }, awaited, at)).toBe(true);
    expect(isStillTrue({ kind: 'approval_24h', dueAt: hoursBefore(24) }, awaited, until)).toBe(false);
    expect(isStillTrue({ kind: 'approval_48h', dueAt: hoursBefore(24) }, awaited, at)).toBe(false);
  });
});
