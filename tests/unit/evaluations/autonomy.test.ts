import { describe, expect, it } from 'vitest';
import { autonomyOffer, evidenceIn, supportsMore } from '@/lib/evaluations/autonomy/autonomy.rules';

const GOOD = { approved: 10, atFirst: 8, onTime: 8, cameBack: 10 } as const;

describe('more autonomy', () => {
  it('is offered one level at a time, and none beyond deciding alone', () => {
    expect(autonomyOffer(GOOD, 'ask_first')).toBe('decide_and_tell');
    expect(autonomyOffer(GOOD, 'decide_and_tell')).toBe('decide_alone');
    expect(autonomyOffer(GOOD, 'decide_alone')).toBeNull();
  });

  it.each([
    ['too few briefs', { approved: 4, atFirst: 4, onTime: 4, cameBack: 0 }],
    ['no brief at all', { approved: 0, atFirst: 0, onTime: 0, cameBack: 0 }],
    ['what was sent back too often', { approved: 100, atFirst: 79, onTime: 80, cameBack: 0 }],
    ['what came too late', { approved: 100, atFirst: 80, onTime: 79, cameBack: 0 }],
    ['more than one interruption for each', { ...GOOD, cameBack: 11 }],
  ])('isn’t offered for %s', (_, evidence) => {
    expect(supportsMore(evidence)).toBe(false);
    expect(autonomyOffer(evidence, 'decide_and_tell')).toBeNull();
  });

  it('is offered after five briefs', () => {
    expect(supportsMore({ approved: 5, atFirst: 4, onTime: 4, cameBack: 5 })).toBe(true);
  });

  it('counts questions and returns, of the briefs approved in the period', () => {
    const others = {
      sentBackForBrief: 0,
      unmetByDelivery: 0,
      unmetByBrief: 0,
      budgetMinutes: 0,
      withoutBudget: 0,
    };
    const ended = {
      changesByOwner: 0,
      changesByAssistant: 0,
      changesAccepted: 0,
      declined: 3,
      withdrawn: 2,
      cancelled: 1,
    };

    expect(
      evidenceIn({ done: 7, onTime: 6, atFirst: 5, revisions: 2, questions: 3, ...others, ...ended }),
    ).toEqual({
      approved: 7,
      atFirst: 5,
      onTime: 6,
      cameBack: 5,
    });
  });
});
