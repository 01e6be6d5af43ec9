import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstStep, LOOK_AHEAD_HOURS, type RiskFacts, whyAtRisk } from '@/lib/briefs/home/home.rules';
import { BRIEF_STATES } from '@/lib/briefs/rules';

const HOUR = 60 * 60 * 1000;
const now = new Date('2026-11-24T15:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * HOUR);

const nothing: RiskFacts = {
  state: 'in_progress',
  deadlineAt: inHours(100),
  isBlocked: false,
  answerDueAt: null,
  raised: null,
  acceptedAt: null,
  latestStart: null,
};

function brief(facts: Partial<RiskFacts> = {}): RiskFacts {
  return { ...nothing, ...facts };
}

describe('what the home page calls at risk', () => {
  it.each([
    ['a deadline far ahead', { state: 'sent', deadlineAt: inHours(49) }, null],
    ['48 hours left and not accepted', { state: 'sent', deadlineAt: inHours(48) }, 'not_accepted'],
    ['25 hours left and not started', { state: 'accepted', deadlineAt: inHours(25) }, null],
    ['24 hours left and not started', { state: 'accepted', deadlineAt: inHours(24) }, 'not_started'],
    ['an hour left and at work', { state: 'in_progress', deadlineAt: inHours(1) }, null],
    ['an hour left in revision', { state: 'revision', deadlineAt: inHours(1) }, null],
    ['a deadline that has gone by', { state: 'in_progress', deadlineAt: inHours(-1) }, 'overdue'],
    ['never accepted and gone by', { state: 'sent', deadlineAt: inHours(-1) }, 'overdue'],
    ['delivered and gone by', { state: 'delivered', deadlineAt: inHours(-1) }, null],
    ['a risk that the assistant named', { raised: 'Two pieces are broken.' }, 'raised'],
    ['a named risk and gone by', { raised: 'Broken.', deadlineAt: inHours(-1) }, 'raised'],
    [
      'a question that blocks nothing, and gone by',
      { state: 'clarifying', deadlineAt: inHours(-1) },
      'overdue',
    ],
    [
      'a question that blocks nothing, and 48 hours left',
      { state: 'clarifying', deadlineAt: inHours(48) },
      'not_accepted',
    ],
    [
      'a question that blocks nothing, and too late to fit the budget',
      { state: 'clarifying', latestStart: inHours(-1) },
      'too_tight',
    ],
    [
      'a blocking question before accepting, and gone by',
      { state: 'clarifying', isBlocked: true, deadlineAt: inHours(-1) },
      null,
    ],
    [
      'a blocking question, whatever else',
      { isBlocked: true, raised: 'Broken.', deadlineAt: inHours(-1) },
      null,
    ],
    ['a blocking question within the agreed time', { isBlocked: true, answerDueAt: inHours(1) }, null],
    [
      'a blocking question unanswered for longer',
      { isBlocked: true, answerDueAt: inHours(-1) },
      'unanswered',
    ],
    [
      'a question before accepting, unanswered for longer',
      { state: 'clarifying', isBlocked: true, answerDueAt: inHours(-1) },
      'unanswered',
    ],
    ['a budget that still fits when begun now', { state: 'accepted', latestStart: inHours(1) }, null],
    [
      'a budget that no longer fits when begun now',
      { state: 'accepted', latestStart: inHours(-1) },
      'too_tight',
    ],
    [
      'not accepted, and too late to fit the budget',
      { state: 'sent', latestStart: inHours(-1) },
      'too_tight',
    ],
    ['begun in time', { acceptedAt: inHours(-2), latestStart: inHours(-1) }, null],
    ['begun too late to fit the budget', { acceptedAt: inHours(-1), latestStart: inHours(-2) }, 'too_tight'],
    [
      'in revision, whose length no budget says',
      { state: 'revision', acceptedAt: inHours(-1), latestStart: inHours(-2) },
      null,
    ],
    [
      'delivered, whatever the budget',
      { state: 'delivered', acceptedAt: inHours(-1), latestStart: inHours(-2) },
      null,
    ],
    [
      'delivered, its question unanswered',
      { state: 'delivered', isBlocked: true, answerDueAt: inHours(-1) },
      null,
    ],
    [
      'declined, its question unanswered',
      { state: 'declined', isBlocked: true, answerDueAt: inHours(-1) },
      null,
    ],
    ['no date yet', { state: 'sent', deadlineAt: null }, null],
  ] as const)('%s', (_, facts, worry) => {
    expect(whyAtRisk(brief(facts), now)).toBe(worry);
  });

  it('is never further ahead than the page looks, unless the assistant has reported it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BRIEF_STATES), fc.integer({ min: 1, max: 10_000 }), (state, minutes) => {
        const deadlineAt = new Date(inHours(LOOK_AHEAD_HOURS).getTime() + minutes * 60_000);
        expect(whyAtRisk(brief({ state, deadlineAt }), now)).toBeNull();
      }),
    );
  });
});

describe('the first step of a business', () => {
  it.each([
    [{ hasAssistant: false, hasAgreement: false, hasBrief: false }, 'invite'],
    [{ hasAssistant: true, hasAgreement: false, hasBrief: false }, 'agree'],
    [{ hasAssistant: true, hasAgreement: true, hasBrief: false }, 'hand_over'],
    [{ hasAssistant: true, hasAgreement: true, hasBrief: true }, null],
  ] as const)('with %o is %s', (business, step) => {
    expect(firstStep(business)).toBe(step);
  });
});
