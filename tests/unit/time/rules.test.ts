import { describe, expect, it } from 'vitest';
import {
  decide,
  decideAnswer,
  decideTakingBack,
  TIMESHEET_ACTIONS,
  TIMESHEET_ROLES,
  TIMESHEET_STATES,
  type TimesheetAction,
  type TimesheetRole,
  type TimesheetState,
} from '@/lib/time/rules';

/** Everything that is allowed, written out a second time; whatever isn't here is refused. */
const ALLOWED: Partial<Record<`${TimesheetAction} ${TimesheetState}`, readonly [string, TimesheetState]>> = {
  'write open': ['assistant', 'open'],
  'write returned': ['assistant', 'returned'],
  'write closed': ['assistant', 'open'],
  'submit open': ['assistant', 'submitted'],
  'submit returned': ['assistant', 'submitted'],
  'closeEmpty open': ['assistant', 'closed'],
  'closeEmpty returned': ['assistant', 'closed'],
  'takeBack submitted': ['assistant', 'open'],
  'approve submitted': ['owner', 'approved'],
  'return submitted': ['owner', 'returned'],
};

/** Somebody who may never do it is told who may; somebody who may, that it can't be done now. */
function refusalFor(action: TimesheetAction, role: TimesheetRole) {
  const isAnswer = action === 'approve' || action === 'return';
  if (isAnswer ? role === 'owner' || role === 'approver' : role === 'assistant')
    return { code: 'wrong_state' };
  const whose = isAnswer ? /^Only an owner/ : /^Only the assistant/;
  return { code: 'not_yours', message: expect.stringMatching(whose) };
}

describe('who may do what with a week', () => {
  const cases = TIMESHEET_STATES.flatMap((state) =>
    TIMESHEET_ACTIONS.flatMap((action) => TIMESHEET_ROLES.map((role) => ({ state, action, role }))),
  );

  it.each(cases)('$role: $action while it is $state', ({ state, action, role }) => {
    const allowed = ALLOWED[`${action} ${state}`];

    const answer = decide(state, action, role);

    if (allowed?.[0] === role || (allowed?.[0] === 'owner' && role === 'approver'))
      expect(answer).toEqual({ ok: true, value: allowed[1] });
    else expect(answer).toMatchObject({ refusal: refusalFor(action, role) });
  });

  it.each(TIMESHEET_ROLES)(
    '%s: nothing is sent back once the work has ended, and all else is as before',
    (role) => {
      for (const state of TIMESHEET_STATES) {
        const after = { state, hasEnded: true };
        expect(decideAnswer(after, 'approve', role)).toEqual(decide(state, 'approve', role));
        const before = decide(state, 'return', role);
        expect(decideAnswer({ state, hasEnded: false }, 'return', role)).toEqual(before);
        expect(decideAnswer(after, 'return', role)).toMatchObject(
          before.ok ? { refusal: { code: 'ended' } } : before,
        );
      }
    },
  );

  it('lets whoever worked a week take it back until silence counts, and not from that moment on', () => {
    const now = new Date('2027-03-17T22:00:00Z');
    const back = (state: TimesheetState, role: TimesheetRole, late: number | null) => {
      const countsAsApprovedAt = late === null ? null : new Date(now.getTime() - late);
      return decideTakingBack({ state, countsAsApprovedAt }, role, now);
    };

    for (const late of [null, -1])
      expect(back('submitted', 'assistant', late)).toEqual({ ok: true, value: 'open' });
    for (const late of [0, 1])
      expect(back('submitted', 'assistant', late)).toMatchObject({ refusal: { code: 'counts_as_approved' } });
    expect(back('approved', 'assistant', 1)).toMatchObject({ refusal: { code: 'wrong_state' } });
    expect(back('submitted', 'owner', 1)).toMatchObject({ refusal: { code: 'not_yours' } });
  });

  it('tells the assistant that what is with them waits for nobody else', () => {
    for (const state of ['open', 'returned'] as const) {
      const refusal = { message: expect.stringContaining('It is with you') };
      expect(decide(state, 'takeBack', 'assistant')).toMatchObject({ refusal });
      expect(decide(state, 'approve', 'owner')).toMatchObject({
        refusal: { message: expect.stringMatching(/\. The assistant (closes|fixes) it first/) },
      });
    }
  });

  it('tells the assistant how to get back a week that is handed in', () => {
    const refusal = {
      message: 'This week is handed in. Take it back to change it, as long as nobody has answered.',
    };
    for (const action of ['write', 'submit', 'closeEmpty'] as const)
      expect(decide('submitted', action, 'assistant')).toMatchObject({ refusal });
  });

  it('lets nobody move an approved week', () => {
    for (const action of TIMESHEET_ACTIONS) {
      for (const role of TIMESHEET_ROLES) expect(decide('approved', action, role).ok).toBe(false);
    }
  });

  it('tells somebody else that it isn’t theirs before it says anything about the state', () => {
    expect(decide('open', 'approve', 'assistant')).toMatchObject({ refusal: { code: 'not_yours' } });
    expect(decide('submitted', 'approve', 'manager')).toMatchObject({ refusal: { code: 'not_yours' } });
    expect(decide('approved', 'write', 'assistant')).toMatchObject({ refusal: { code: 'wrong_state' } });
  });
});
