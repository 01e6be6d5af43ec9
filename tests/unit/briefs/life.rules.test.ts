import { describe, expect, it } from 'vitest';
import {
  BRIEF_ACTIONS,
  BRIEF_ROLES,
  BRIEF_STATES,
  type BriefAction,
  type BriefFacts,
  type BriefRole,
  type BriefState,
  decide,
  possibleActions,
} from '@/lib/briefs/rules';
import { brief } from './brief-facts';

const STAYS_ONCE_ACCEPTED = {
  accepted: 'accepted',
  in_progress: 'in_progress',
  revision: 'revision',
  delivered: 'delivered',
} as const;

/**
 * product.md, "Briefs", written out by hand: who may do what in which state, and what follows. `-`: refused. The
 * state's own name: the action adds a row of its own and the brief stays as it is.
 */
const LIFE: Record<
  BriefAction,
  readonly ['staff' | 'assistant' | 'either', Record<BriefState, BriefState | '-'>]
> = {
  save: ['staff', row({ draft: 'draft' })],
  discard: ['staff', row({ draft: 'draft' })],
  send: ['staff', row({ draft: 'sent' })],
  withdraw: ['staff', row({ sent: 'withdrawn', clarifying: 'withdrawn' })],
  cancel: ['staff', row({ accepted: 'cancelled', in_progress: 'cancelled', revision: 'cancelled' })],
  answer: [
    'staff',
    row({
      clarifying: 'clarifying',
      accepted: 'accepted',
      in_progress: 'in_progress',
      delivered: 'delivered',
      revision: 'revision',
    }),
  ],
  approve: ['staff', row({ delivered: 'approved' })],
  requestRevision: ['staff', row({ delivered: 'revision' })],
  refuse: ['staff', row({ delivered: 'cancelled' })],
  ask: [
    'assistant',
    row({
      sent: 'clarifying',
      clarifying: 'clarifying',
      accepted: 'accepted',
      in_progress: 'in_progress',
      revision: 'revision',
    }),
  ],
  // a revision that is owed still is: stateAfterTakingBack
  takeBack: ['assistant', row({ delivered: 'in_progress' })],
  withdrawQuestion: [
    'assistant',
    row({
      clarifying: 'clarifying',
      accepted: 'accepted',
      in_progress: 'in_progress',
      delivered: 'delivered',
      revision: 'revision',
    }),
  ],
  accept: ['assistant', row({ sent: 'accepted', clarifying: 'accepted' })],
  decline: ['assistant', row({ sent: 'declined', clarifying: 'declined' })],
  start: ['assistant', row({ accepted: 'in_progress' })],
  raiseRisk: ['assistant', row({ accepted: 'accepted', in_progress: 'in_progress', revision: 'revision' })],
  resolveRisk: ['assistant', row({ accepted: 'accepted', in_progress: 'in_progress', revision: 'revision' })],
  deliver: ['assistant', row({ accepted: 'delivered', in_progress: 'delivered', revision: 'delivered' })],
  requestChange: ['either', row({ accepted: 'accepted', in_progress: 'in_progress', revision: 'revision' })],
  acceptChange: ['either', row({ accepted: 'accepted', in_progress: 'in_progress', revision: 'revision' })],
  declineChange: ['either', row(STAYS_ONCE_ACCEPTED)],
  withdrawChange: ['either', row(STAYS_ONCE_ACCEPTED)],
};

function row(moves: Partial<Record<BriefState, BriefState>>): Record<BriefState, BriefState | '-'> {
  const refused = {
    draft: '-',
    sent: '-',
    clarifying: '-',
    accepted: '-',
    declined: '-',
    in_progress: '-',
    delivered: '-',
    revision: '-',
    approved: '-',
    cancelled: '-',
    withdrawn: '-',
  } as const;
  return { ...refused, ...moves };
}

/** Who has to have asked for other terms so that somebody may do this; for everything else it doesn't matter. */
function askedBefore(action: BriefAction, role: BriefRole): BriefFacts['changeAskedBy'] {
  const own = role === 'assistant' ? 'assistant' : 'owner';
  const other = role === 'assistant' ? 'owner' : 'assistant';
  if (action === 'withdrawChange') return own;
  return action === 'acceptChange' || action === 'declineChange' ? other : null;
}

const NOT_NOW = { code: 'wrong_state', message: expect.stringMatching(/^This brief is (?!undefined)/) };
const NOT_THE_STAFFS = { code: 'not_yours', message: 'Only the assistant can do that.' };
const NOT_THEIRS = {
  owner: NOT_THE_STAFFS,
  manager: NOT_THE_STAFFS,
  assistant: { code: 'not_yours', message: 'Only the owner’s side can do that.' },
};

const CASES = BRIEF_ACTIONS.flatMap((action) =>
  BRIEF_ROLES.flatMap((role) => BRIEF_STATES.map((state) => ({ action, role, state }))),
);

describe("a brief's life, cell by cell", () => {
  it.each(CASES)('$role, $action, while it is $state', ({ action, role, state }) => {
    const [side, moves] = LIFE[action];
    const isTheirSide = side === 'either' || (role === 'assistant') === (side === 'assistant');
    const expected = isTheirSide ? moves[state] : '-';

    const facts = { state, changeAskedBy: askedBefore(action, role), hasEnded: action === 'refuse' };
    const result = decide(brief(facts), action, { role, userId: 'someone' });

    expect(result.ok ? result.value : '-').toBe(expected);
    if (!result.ok) expect(result.refusal).toMatchObject(isTheirSide ? NOT_NOW : NOT_THEIRS[role]);
  });

  it.each(BRIEF_STATES)('every refusal while it is %s is a sentence for the person', (state) => {
    for (const action of BRIEF_ACTIONS) {
      for (const role of BRIEF_ROLES) {
        const result = decide(brief({ state }), action, { role, userId: 'someone' });
        if (!result.ok) expect(result.refusal.message).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('ends for good: nothing can be done with what is approved, declined, cancelled or withdrawn', () => {
    const ended: readonly BriefState[] = ['approved', 'declined', 'cancelled', 'withdrawn'];

    const possible = ended.flatMap((state) =>
      BRIEF_ROLES.flatMap((role) => possibleActions(brief({ state }), { role, userId: 'someone' })),
    );

    expect(possible).toEqual([]);
  });
});
