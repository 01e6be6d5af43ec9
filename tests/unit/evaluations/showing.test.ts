import { describe, expect, it } from 'vitest';
import { EVALUATION_STATES, type EvaluationSide, type EvaluationState, SIDES } from '@/lib/evaluations/rules';
import { handingInWords, standingWords, writingInWords } from '@/lib/evaluations/showing.rules';

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

describe('who reads what somebody hands in', () => {
  const zone = 'America/Chicago';
  const other = 'Maria Santos';
  const revealsAt = new Date('2027-03-31T05:00:00Z');
  const dayBefore = new Date(revealsAt.getTime() - 1);
  const open = { state: 'open', revealsAt } as const;

  it('is the other once both are in, or the day is over: not only with both', () => {
    expect(writingInWords({ facts: open, zone }, dayBefore)).toBe(
      'You both write how it went, until the end of Tue 30 Mar. Neither reads the other before both are in, or that day is over.',
    );
    expect(handingInWords({ facts: open, zone, other }, dayBefore)).toBe(
      'Once you hand it in, it can’t be changed. Maria Santos reads it once both of you have handed in, or when Tue 30 Mar is over.',
    );
  });

  it('is the other at once when the day is over and nobody has handed in', () => {
    expect(writingInWords({ facts: open, zone }, revealsAt)).toBe(
      'Tue 30 Mar is over: what one of you hands in now, the other reads at once.',
    );
    expect(handingInWords({ facts: open, zone, other }, revealsAt)).toBe(
      'Once you hand it in, it can’t be changed. Maria Santos can read it at once, since the day for it is over.',
    );
  });

  it('is the other at once when theirs is shown, and the record says so', () => {
    expect(handingInWords({ facts: { ...open, state: 'revealed' }, zone, other }, revealsAt)).toBe(
      'Maria Santos can read it as soon as you hand it in. It will say that theirs could be read before.',
    );
  });
});
