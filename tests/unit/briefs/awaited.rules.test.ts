import { describe, expect, it } from 'vitest';
import { ANSWER_KINDS, type AwaitedBrief, waitsOf } from '@/lib/briefs/awaited.rules';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { answerDueAt } from '@/lib/threads/responses/responses.rules';

const MONDAY = new Date('2026-11-23T09:00:00Z');
const TUESDAY = new Date('2026-11-24T09:00:00Z');
const brief: AwaitedBrief = {
  state: 'in_progress',
  stateChangedAt: MONDAY,
  questions: [{ askedAt: MONDAY }, { askedAt: TUESDAY }],
  change: { raisedBy: 'owner', raisedAt: TUESDAY },
};

describe('what waits for an answer', () => {
  it.each(BRIEF_STATES)('while a brief is %s is asked for from whoever can give it then', (state) => {
    const waits = ANSWER_KINDS.map((kind) => waitsOf(kind, { ...brief, state }).length);

    const underWay = ['accepted', 'in_progress', 'revision'].includes(state);
    const isAnswered = underWay || state === 'clarifying' || state === 'delivered';
    expect(waits).toEqual([isAnswered ? 2 : 0, state === 'sent' ? 1 : 0, underWay ? 1 : 0]);
  });

  it('has to come from the other side: for a question the owner’s, for other terms the side that didn’t ask', () => {
    const asked = { ...brief, change: { raisedBy: 'assistant', raisedAt: TUESDAY } } as const;

    expect(waitsOf('question_waiting', brief)).toEqual([
      { by: 'owner', since: MONDAY },
      { by: 'owner', since: TUESDAY },
    ]);
    expect(waitsOf('change_waiting', brief)).toEqual([{ by: 'assistant', since: TUESDAY }]);
    expect(waitsOf('change_waiting', asked)).toEqual([{ by: 'owner', since: TUESDAY }]);
    expect(waitsOf('change_waiting', { ...brief, change: null })).toEqual([]);
    expect(waitsOf('hand_over_waiting', { ...brief, state: 'sent' })).toEqual([
      { by: 'assistant', since: MONDAY },
    ]);
  });

  it.each([
    ['on a working day', '2026-11-23T15:00:00Z', '2026-11-24T15:00:00.000Z'],
    // Chicago is six hours behind: asked on Friday at 09:00 there
    ['over the weekend', '2026-11-27T15:00:00Z', '2026-11-30T15:00:00.000Z'],
    ['asked on a Saturday', '2026-11-28T15:00:00Z', '2026-12-01T06:00:00.000Z'],
  ])('within 24 hours of working days, %s', (_, asked, due) => {
    const calendar = { zone: 'America/Chicago', hours: null, holidays: [] };

    expect(answerDueAt(new Date(asked), 24, calendar)?.toISOString()).toBe(due);
  });
});
