import { describe, expect, it } from 'vitest';
import { EVALUATION_STATES, type EvaluationSide, type EvaluationState, SIDES } from '@/lib/evaluations/rules';
import { standingWords } from '@/lib/evaluations/showing.rules';

const dueAt = new Date('2027-03-31T06:00:00Z');
const before = new Date(dueAt.getTime() - 1);
const NOBODY: readonly EvaluationSide[] = [];

const said = (
  state: EvaluationState,
  side: EvaluationSide,
  { handedIn = NOBODY, signedBy = NOBODY, hasEnded = false, now = before } = {},
) =>
  standingWords({ state, hasEnded, dueAt, handedIn, signedBy }, side, now).map(
    ({ meaning, words }) => `${meaning}: ${words}`,
  );

describe.each([
  ['owner', 'assistant'],
  ['assistant', 'owner'],
] as const)('an evaluation, to the %s', (side, other) => {
  it.each([
    ['open', [], [], 'needs: To write'],
    ['open', [other], [], 'needs: To write'],
    ['open', [side], [], 'info: Yours is in'],
    ['revealed', [other], [], 'needs: To write'],
    ['revealed', [side], [], 'needs: To talk about'],
    ['revealed', [side, other], [], 'needs: To talk about'],
    ['signed_by_one', [side, other], [other], 'needs: To sign'],
    ['signed_by_one', [side, other], [side], 'info: Signed by you'],
  ] as const)('%s, in of %j, signed by %j', (state, handedIn, signedBy, expected) => {
    expect(said(state, side, { handedIn, signedBy })).toEqual([expected]);
    expect(said(state, side, { handedIn, signedBy, now: dueAt })).toEqual(['risk: Overdue', expected]);
  });
});

it.each(EVALUATION_STATES)(
  '%s isn’t overdue and asks for nothing once it is done or the work has ended',
  (state) => {
    for (const side of SIDES)
      expect(said(state, side, { hasEnded: true, now: dueAt })).toEqual([
        state === 'done' ? 'done: Done' : 'info: Not finished',
      ]);
    expect(said('done', 'owner', { now: dueAt })).toEqual(['done: Done']);
  },
);
