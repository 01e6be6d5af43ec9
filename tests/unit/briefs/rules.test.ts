import { describe, expect, it } from 'vitest';
import {
  BRIEF_ROLES,
  BRIEF_STATES,
  type BriefActor,
  type BriefFacts,
  decide,
  isOverdue,
  OPEN_STATES,
  possibleActions,
  requireNotWithdrawn,
  requireOwnQuestion,
  stateAfterAnswer,
  stateAfterTakingBack,
  WITH_ASSISTANT,
} from '@/lib/briefs/rules';
import { brief } from './brief-facts';

const ruth: BriefActor = { role: 'owner', userId: 'ruth' };
const maria: BriefActor = { role: 'assistant', userId: 'maria' };

describe('a brief', () => {
  it('can’t be accepted while a blocking question is open, and the reason is given', () => {
    const result = decide(brief({ state: 'clarifying', openBlockingQuestions: 1 }), 'accept', maria);

    expect(result).toMatchObject({ ok: false, refusal: { code: 'question_open' } });
  });

  it('can be declined while a blocking question is open', () => {
    expect(decide(brief({ state: 'clarifying', openBlockingQuestions: 1 }), 'decline', maria).ok).toBe(true);
  });

  it('has nothing to answer when no question is open', () => {
    const result = decide(brief({ state: 'accepted', openQuestions: 0 }), 'answer', ruth);

    expect(result).toMatchObject({ ok: false, refusal: { code: 'no_question' } });
  });

  it.each(['approve', 'requestRevision'] as const)('nobody may %s their own delivery', (action) => {
    const result = decide(brief({ state: 'delivered', deliveredById: 'ruth' }), action, ruth);

    expect(result).toMatchObject({ ok: false, refusal: { code: 'own_delivery' } });
  });

  it('that was delivered before the end is refused after it, and sent back while the two still work together', () => {
    const delivered = (hasEnded: boolean) => brief({ state: 'delivered', hasEnded });

    expect(decide(delivered(true), 'requestRevision', ruth)).toMatchObject({ refusal: { code: 'ended' } });
    expect(decide(delivered(false), 'refuse', ruth)).toMatchObject({ refusal: { code: 'not_ended' } });
    expect(decide(delivered(true), 'approve', ruth)).toMatchObject({ ok: true, value: 'approved' });
    const own = brief({ state: 'delivered', hasEnded: true, deliveredById: 'ruth' });
    expect(decide(own, 'refuse', ruth)).toMatchObject({ refusal: { code: 'own_delivery' } });
  });

  it('that silence has answered can be neither sent back nor refused, only approved, even before that is recorded', () => {
    const answered = (hasEnded: boolean) => brief({ state: 'delivered', hasEnded, countsAsApproved: true });

    for (const answer of [
      decide(answered(false), 'requestRevision', ruth),
      decide(answered(true), 'refuse', ruth),
    ])
      expect(answer).toMatchObject({ refusal: { code: 'counts_as_approved' } });
    for (const hasEnded of [true, false])
      expect(decide(answered(hasEnded), 'approve', ruth)).toEqual({ ok: true, value: 'approved' });
  });

  it('is taken back only before silence has answered it, and while there is somebody to deliver again', () => {
    const back = (facts: Partial<BriefFacts>) =>
      decide(brief({ state: 'delivered', deliveredById: 'maria', ...facts }), 'takeBack', maria);

    expect(back({})).toEqual({ ok: true, value: 'in_progress' });
    expect(back({ countsAsApproved: true })).toMatchObject({ refusal: { code: 'counts_as_approved' } });
    expect(back({ hasEnded: true })).toMatchObject({ refusal: { code: 'ended' } });
    expect([false, true].map(stateAfterTakingBack)).toEqual(['in_progress', 'revision']);
  });

  const NOT_THE_OTHER_SIDE = (['acceptChange', 'declineChange'] as const).flatMap((action) =>
    BRIEF_ROLES.map((role) => ({ action, role })),
  );
  it.each(NOT_THE_OTHER_SIDE)('$role may not $action what their own side asked for', ({ action, role }) => {
    const changeAskedBy = role === 'assistant' ? 'assistant' : 'owner';

    const result = decide(brief({ state: 'in_progress', changeAskedBy }), action, {
      role,
      userId: 'someone',
    });

    expect(result).toMatchObject({ ok: false, refusal: { code: 'own_change' } });
  });

  it.each(BRIEF_ROLES)('%s may not withdraw what the other side asked for', (role) => {
    const changeAskedBy = role === 'assistant' ? 'owner' : 'assistant';

    const result = decide(brief({ state: 'in_progress', changeAskedBy }), 'withdrawChange', {
      role,
      userId: 'someone',
    });

    expect(result).toMatchObject({ ok: false, refusal: { code: 'not_yours' } });
  });

  it.each(['owner', 'assistant'] as const)('has one open request at a time, also when %s asked', (side) => {
    for (const role of BRIEF_ROLES) {
      const result = decide(brief({ state: 'accepted', changeAskedBy: side }), 'requestChange', {
        role,
        userId: 'someone',
      });

      expect(result).toMatchObject({ ok: false, refusal: { code: 'change_open' } });
    }
  });

  it.each(['acceptChange', 'declineChange', 'withdrawChange'] as const)(
    'has nothing to %s while nothing is asked for',
    (action) => {
      for (const actor of [ruth, maria]) {
        const result = decide(brief({ state: 'in_progress' }), action, actor);

        expect(result).toMatchObject({ ok: false, refusal: { code: 'no_change' } });
      }
    },
  );

  it('returns to the assistant with the last answer, and not before', () => {
    expect(stateAfterAnswer('clarifying', 1)).toBe('clarifying');
    expect(stateAfterAnswer('clarifying', 0)).toBe('sent');
    expect(stateAfterAnswer('in_progress', 0)).toBe('in_progress');
  });
});

describe('the buttons that are shown', () => {
  it.each([
    ['sent', ['ask', 'accept', 'decline']],
    [
      'accepted',
      ['ask', 'withdrawQuestion', 'start', 'raiseRisk', 'resolveRisk', 'deliver', 'requestChange'],
    ],
    ['in_progress', ['ask', 'withdrawQuestion', 'raiseRisk', 'resolveRisk', 'deliver', 'requestChange']],
    ['delivered', ['withdrawQuestion', 'takeBack']],
    ['revision', ['ask', 'withdrawQuestion', 'raiseRisk', 'resolveRisk', 'deliver', 'requestChange']],
  ] as const)('for the assistant while it is %s', (state, actions) => {
    expect(possibleActions(brief({ state }), maria)).toEqual(actions);
  });

  it.each([
    ['draft', ['save', 'discard', 'send']],
    ['sent', ['withdraw']],
    ['clarifying', ['withdraw', 'answer']],
    ['accepted', ['cancel', 'answer', 'requestChange']],
    ['delivered', ['answer', 'approve', 'requestRevision']],
  ] as const)('for the owner while it is %s', (state, actions) => {
    expect(possibleActions(brief({ state }), ruth)).toEqual(actions);
  });
});

describe('being overdue', () => {
  const deadlineAt = new Date('2026-11-27T23:00:00Z');
  const justAfter = new Date(deadlineAt.getTime() + 1);

  it.each(BRIEF_STATES)('while it is %s depends on whether the work is with the assistant', (state) => {
    const isTheirs = ['sent', 'clarifying', 'accepted', 'in_progress', 'revision'].includes(state);

    expect(isOverdue({ state, deadlineAt }, justAfter)).toBe(isTheirs);
  });

  it('begins after the promised instant, not at it', () => {
    expect(isOverdue({ state: 'accepted', deadlineAt }, deadlineAt)).toBe(false);
  });

  it('doesn’t exist without a deadline', () => {
    expect(isOverdue({ state: 'sent', deadlineAt: null }, justAfter)).toBe(false);
  });

  it('open means with the assistant or waiting for a review', () => {
    expect(OPEN_STATES).toEqual([...WITH_ASSISTANT, 'delivered']);
  });
});

describe('a question', () => {
  it('is withdrawn by its asker, and by nobody else', () => {
    expect(requireOwnQuestion(true).ok).toBe(true);
    expect(requireOwnQuestion(false)).toMatchObject({ refusal: { code: 'not_yours' } });
  });

  it('needs no answer once it was taken back', () => {
    expect(requireNotWithdrawn({ isWithdrawn: false }).ok).toBe(true);
    expect(requireNotWithdrawn({ isWithdrawn: true })).toMatchObject({
      refusal: { code: 'question_withdrawn' },
    });
  });
});
