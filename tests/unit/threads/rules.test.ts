import { describe, expect, it } from 'vitest';
import { decide, MESSAGE_ACTIONS, type MessageFacts, possibleActions } from '@/lib/threads/rules';

const SIDES = ['owner', 'assistant'] as const;
const ALL: readonly MessageFacts[] = [true, false].flatMap((isMine) =>
  [true, false].flatMap((isDeleted) =>
    [null, ...SIDES].flatMap((decidedBy) =>
      [true, false].map((isOver) => ({ isMine, isDeleted, decidedBy, isOver })),
    ),
  ),
);

describe('what somebody may do with a message', () => {
  it.each(SIDES)('is nothing once it is deleted, for the %s', (side) => {
    for (const message of ALL.filter(({ isDeleted }) => isDeleted)) {
      expect(possibleActions(message, side)).toEqual([]);
    }
  });

  it.each(SIDES)('is nothing once the engagement has ended, for the %s', (side) => {
    for (const message of ALL.filter(({ isOver }) => isOver)) {
      expect(possibleActions(message, side)).toEqual([]);
    }
  });

  it.each([
    [{ isMine: true, decidedBy: null }, 'owner', ['quote', 'edit', 'delete', 'decide']],
    [{ isMine: false, decidedBy: null }, 'owner', ['quote', 'decide']],
    [{ isMine: true, decidedBy: 'owner' }, 'owner', ['quote', 'undoDecision']],
    [{ isMine: true, decidedBy: 'owner' }, 'assistant', ['quote']],
    [{ isMine: false, decidedBy: 'assistant' }, 'assistant', ['quote', 'undoDecision']],
    [{ isMine: false, decidedBy: 'assistant' }, 'owner', ['quote']],
  ] as const)('%o, as the %s, is %j', (message, side, actions) => {
    expect(possibleActions({ ...message, isDeleted: false, isOver: false }, side)).toEqual(actions);
  });

  it.each([
    ['deleted', 'quote', { isDeleted: true, isOver: true }],
    ['ended', 'quote', { isOver: true }],
    ['not_yours', 'edit', { isMine: false, decidedBy: 'owner' }],
    ['is_decision', 'delete', { decidedBy: 'owner' }],
    ['is_decision', 'decide', { decidedBy: 'assistant' }],
    ['no_decision', 'undoDecision', {}],
    ['not_yours', 'undoDecision', { decidedBy: 'assistant' }],
  ] as const)('is refused as %s to an owner who would %s one that has %o', (code, action, changes) => {
    const message = { isMine: true, isDeleted: false, decidedBy: null, isOver: false, ...changes };

    expect(decide(message, action, 'owner')).toMatchObject({ refusal: { code } });
  });

  it('is refused with an explanation in every other case', () => {
    for (const message of ALL) {
      for (const side of SIDES) {
        const possible = possibleActions(message, side);
        for (const action of MESSAGE_ACTIONS.filter((each) => !possible.includes(each))) {
          expect(decide(message, action, side)).toMatchObject({
            ok: false,
            refusal: { code: expect.any(String), message: expect.stringMatching(/^[A-Z].*\.$/) },
          });
        }
      }
    }
  });
});
