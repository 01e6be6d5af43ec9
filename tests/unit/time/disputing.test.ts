import { describe, expect, it } from 'vitest';
import {
  DISPUTE_ACTIONS,
  DISPUTE_STATES,
  type DisputeAction,
  type DisputeState,
  decideDispute,
  decideRaising,
} from '@/lib/time/disputes/disputing.rules';
import { TIMESHEET_ROLES } from '@/lib/time/rules';

/** Everything that is allowed, written out a second time; whatever isn't here is refused. */
const ALLOWED: Partial<Record<`${DisputeAction} ${DisputeState}`, readonly [string, DisputeState]>> = {
  'concede raised': ['assistant', 'conceded'],
  'concede stood_by': ['assistant', 'conceded'],
  'standBy raised': ['assistant', 'stood_by'],
  'withdraw raised': ['owner', 'withdrawn'],
  'withdraw stood_by': ['owner', 'withdrawn'],
};
const NOW = new Date('2027-03-18T12:00:00Z');
const LATER = new Date('2027-03-18T12:00:01Z');

describe('who may do what with a dispute', () => {
  const cases = DISPUTE_STATES.flatMap((state) =>
    DISPUTE_ACTIONS.flatMap((action) => TIMESHEET_ROLES.map((role) => ({ state, action, role }))),
  );

  it.each(cases)('$role: $action while it is $state', ({ state, action, role }) => {
    const allowed = ALLOWED[`${action} ${state}`];

    const answer = decideDispute(state, action, role);

    if (allowed?.[0] === role) expect(answer).toEqual({ ok: true, value: allowed[1] });
    else
      expect(answer).toMatchObject({
        refusal: refusalFor(role, action === 'withdraw' ? 'owner' : 'assistant'),
      });
  });
});

/** Somebody who may never do it is told who may; somebody who may, that it can't be done now. */
function refusalFor(role: string, by: 'owner' | 'assistant') {
  if (role === by) return { code: 'wrong_state' };
  return {
    code: 'not_yours',
    message: expect.stringMatching(by === 'owner' ? /^Only an owner/ : /^Only the assistant/),
  };
}

describe('time that silence approved', () => {
  it.each(TIMESHEET_ROLES)('can be disputed by an owner alone: %s', (role) => {
    const answer = decideRaising({ disputableUntil: LATER, isDisputed: false }, role, NOW);

    expect(answer.ok || answer.refusal.code).toBe(role === 'owner' || 'not_yours');
  });

  it.each([
    ['once the agreed days are over', { disputableUntil: NOW, isDisputed: false }, 'final'],
    ['where somebody approved it', { disputableUntil: null, isDisputed: false }, 'final'],
    ['a second time', { disputableUntil: LATER, isDisputed: true }, 'disputed'],
  ])('can’t be disputed %s', (_when, entry, code) => {
    expect(decideRaising(entry, 'owner', NOW)).toMatchObject({ refusal: { code } });
  });
});
