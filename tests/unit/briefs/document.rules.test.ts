import { describe, expect, it } from 'vitest';
import { factsOf, isOpenQuestion } from '@/lib/briefs/document/document.rules';

const AT = new Date('2027-03-12T22:00:00Z');
const ANSWER = { text: 'The white one.', at: AT, by: 'Ruth Adeyemi' };
const WAITS = { answer: null, withdrawnAt: null, isBlocking: false };
const BARE = { state: 'accepted', hasEnded: false, clarifications: [], deliveries: [], changes: [] } as const;

describe('a question of a brief', () => {
  it.each([
    ['without an answer waits', 'accepted', WAITS, true],
    ['without an answer waits also once the work is delivered', 'delivered', WAITS, true],
    ['with one doesn’t', 'accepted', { ...WAITS, answer: ANSWER }, false],
    ['that was taken back doesn’t', 'accepted', { ...WAITS, withdrawnAt: AT }, false],
    ['of a brief that was declined doesn’t', 'declined', WAITS, false],
    ['of a brief that is approved doesn’t', 'approved', WAITS, false],
  ] as const)('%s', (_, state, question, isOpen) => {
    expect(isOpenQuestion({ state }, question)).toBe(isOpen);
  });
});

describe('what the table of a brief decides by', () => {
  it('is nothing but its state if nothing was asked, delivered or requested', () => {
    expect(factsOf(BARE)).toEqual({
      state: 'accepted',
      openQuestions: 0,
      openBlockingQuestions: 0,
      deliveredById: null,
      changeAskedBy: null,
      hasEnded: false,
    });
    expect(factsOf({ ...BARE, state: 'delivered', hasEnded: true })).toMatchObject({
      state: 'delivered',
      hasEnded: true,
    });
  });

  it('counts the questions that wait, and among them those that stop the clock', () => {
    const blocking = { ...WAITS, isBlocking: true };
    const clarifications = [
      WAITS,
      blocking,
      WAITS,
      { ...blocking, answer: ANSWER },
      { ...blocking, withdrawnAt: AT },
    ];

    expect(factsOf({ ...BARE, clarifications })).toMatchObject({
      openQuestions: 3,
      openBlockingQuestions: 1,
    });
  });

  it('names who made the latest delivery', () => {
    const deliveries = ['maria', 'tomas', 'dewi'].map((deliveredById) => ({ deliveredById }));

    expect(factsOf({ ...BARE, deliveries })).toMatchObject({ deliveredById: 'dewi' });
  });

  it('names the side whose request has no answer yet', () => {
    const answered = { raisedBy: 'owner', answer: { outcome: 'declined' } } as const;

    expect(factsOf({ ...BARE, changes: [answered] }).changeAskedBy).toBeNull();
    expect(factsOf({ ...BARE, changes: [answered, { raisedBy: 'assistant', answer: null }] })).toMatchObject({
      changeAskedBy: 'assistant',
    });
  });
});
