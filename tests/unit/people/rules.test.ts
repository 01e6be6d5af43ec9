import { describe, expect, it } from 'vitest';
import {
  decideAcceptance,
  decideHowMany,
  decideInvitee,
  decideMailing,
  decideOnInvitation,
  decideReaddressing,
  INVITATION_ACTIONS,
  type InvitationAction,
  type InvitationState,
  invitationEnd,
  invitationState,
  MOST_INVITED_A_DAY,
  MOST_TO_ONE_A_DAY,
  type Role,
  sinceAccepting,
} from '@/lib/people/rules';
import type { Result } from '@/lib/platform/result';

const NOW = new Date('2026-11-24T09:00:00Z');
const LATER = new Date('2026-12-01T09:00:00Z');
const EARLIER = new Date('2026-11-20T09:00:00Z');

const codeOf = (result: Result) => (result.ok ? 'yes' : result.refusal.code);

describe('an invitation', () => {
  const open = { email: 'maria.santos@inbox.example', expiresAt: LATER, acceptedAt: null, withdrawnAt: null };

  it.each([
    ['open until its time is over', open, 'open'],
    ['expired from its last instant on', { ...open, expiresAt: NOW }, 'expired'],
    [
      'accepted, also when its time is over since',
      { ...open, acceptedAt: EARLIER, expiresAt: EARLIER },
      'accepted',
    ],
    [
      'withdrawn, also when its time is over since',
      { ...open, withdrawnAt: EARLIER, expiresAt: EARLIER },
      'withdrawn',
    ],
  ] as const)('is %s', (_, invitation, expected) => {
    expect(invitationState(invitation, NOW)).toBe(expected);
  });

  it('lasts for 14 days', () => {
    expect(invitationEnd(NOW).toISOString()).toBe('2026-12-08T09:00:00.000Z');
  });
});

describe('how many invitations are sent in a day', () => {
  it('is bounded for the business, and for whoever invites', () => {
    const most = MOST_INVITED_A_DAY;
    const decide = (people: number, ofBusiness: number, ofAccount: number) =>
      codeOf(decideHowMany({ people, ofBusiness, ofAccount }));

    expect(decide(1, most - 1, most - 1)).toBe('yes');
    expect(decide(1, most, 0)).toBe('too_many');
    expect(decide(1, 0, most)).toBe('too_many');
  });

  it('is bounded for one address', () => {
    expect(codeOf(decideMailing(MOST_TO_ONE_A_DAY - 1))).toBe('yes');
    expect(codeOf(decideMailing(MOST_TO_ONE_A_DAY))).toBe('mailed_often');
  });
});

describe('what one may do with an invitation', () => {
  const ROLES: readonly (Role | null)[] = ['owner', 'manager', 'assistant', null];
  const STATES: readonly (InvitationState | 'none')[] = ['none', 'open', 'accepted', 'withdrawn', 'expired'];
  const EXPECTED: Record<InvitationAction, Record<InvitationState | 'none', string>> = {
    invite: {
      none: 'yes',
      open: 'too_late',
      accepted: 'too_late',
      withdrawn: 'too_late',
      expired: 'too_late',
    },
    resend: { none: 'too_late', open: 'yes', accepted: 'too_late', withdrawn: 'too_late', expired: 'yes' },
    readdress: { none: 'too_late', open: 'yes', accepted: 'too_late', withdrawn: 'too_late', expired: 'yes' },
    withdraw: { none: 'too_late', open: 'yes', accepted: 'too_late', withdrawn: 'too_late', expired: 'yes' },
    copyLink: {
      none: 'too_late',
      open: 'yes',
      accepted: 'too_late',
      withdrawn: 'too_late',
      expired: 'too_late',
    },
  };
  const CASES = INVITATION_ACTIONS.flatMap((action) =>
    ROLES.flatMap((role) => STATES.map((state) => ({ action, role, state }))),
  );

  it.each(CASES)('$role, $action, $state', ({ action, role, state }) => {
    const answer = codeOf(decideOnInvitation(action, role, state));

    if (role === 'owner') expect(answer).toBe(EXPECTED[action][state]);
    else if (role === 'manager') expect(answer).toBe('not_allowed');
    else expect(answer).toBe('not_found');
  });
});

describe('who can be invited', () => {
  it.each([
    [{ role: null, isInvited: false }, 'yes'],
    [{ role: null, isInvited: true }, 'already_invited'],
    [{ role: 'assistant', isInvited: false }, 'already_here'],
    [{ role: 'assistant', isInvited: true }, 'already_here'],
    [{ role: 'owner', isInvited: false }, 'staff'],
    [{ role: 'manager', isInvited: true }, 'staff'],
  ] as const)('%j: %s', (invitee, expected) => {
    expect(codeOf(decideInvitee(invitee))).toBe(expected);
  });

  it('is reported at the address', () => {
    const answer = decideInvitee({ role: null, isInvited: true });

    expect(answer).toMatchObject({ refusal: { field: 'email' } });
  });
});

describe('another address for an invitation', () => {
  const free = { role: null, isInvited: false, hasAssisted: false };

  it.each([
    ['assistant', free, 'yes'],
    ['manager', free, 'yes'],
    ['assistant', { ...free, hasAssisted: true }, 'yes'],
    ['manager', { ...free, hasAssisted: true }, 'assists'],
    ['assistant', { ...free, isInvited: true }, 'already_invited'],
    ['owner', { ...free, role: 'manager' }, 'staff'],
  ] as const)('to be %s, %j: %s', (as, invitee, expected) => {
    expect(codeOf(decideReaddressing({ as, isSameAddress: false, invitee }))).toBe(expected);
  });

  it('must differ from the one it has', () => {
    const same = { as: 'assistant', isSameAddress: true, invitee: { ...free, isInvited: true } } as const;

    expect(decideReaddressing(same)).toMatchObject({ refusal: { code: 'same_address', field: 'email' } });
  });
});

describe('joining by an invitation', () => {
  const invitation = {
    email: 'maria.santos@inbox.example',
    expiresAt: LATER,
    acceptedAt: null,
    withdrawnAt: null,
  };
  const maria = {
    invitation,
    as: 'assistant',
    now: NOW,
    accepterEmail: invitation.email,
    role: null,
    isEngaged: false,
    hasAssisted: false,
  } as const;
  const over = {
    accepted: { ...invitation, acceptedAt: EARLIER },
    withdrawn: { ...invitation, withdrawnAt: EARLIER },
    expired: { ...invitation, expiresAt: EARLIER },
  };

  it('works with the invited address', () => {
    expect(codeOf(decideAcceptance(maria))).toBe('yes');
  });

  it.each(['assistant', 'manager', 'owner'] as const)('to be %s works with no other address', (as) => {
    const other = { ...maria, as, accepterEmail: 'maria@elsewhere.example' };

    expect(codeOf(decideAcceptance(other))).toBe('other_address');
  });

  it.each(['accepted', 'withdrawn', 'expired'] as const)('is too late when it is %s', (state) => {
    const late = { ...maria, invitation: over[state] };

    expect(codeOf(decideAcceptance(late))).toBe(state);
    expect(codeOf(decideAcceptance({ ...late, role: 'owner' }))).toBe(state);
    expect(codeOf(decideAcceptance({ ...late, isEngaged: true, role: 'assistant' }))).toBe('already_here');
  });

  it.each(['owner', 'manager'] as const)('is not for an %s of the same workspace', (role) => {
    expect(codeOf(decideAcceptance({ ...maria, role }))).toBe('staff');
  });

  it('works once for each person, whichever address they have', () => {
    const engaged = { ...maria, role: 'assistant', isEngaged: true } as const;

    expect(codeOf(decideAcceptance(engaged))).toBe('already_here');
    expect(codeOf(decideAcceptance({ ...engaged, accepterEmail: 'maria@elsewhere.example' }))).toBe(
      'already_here',
    );
  });

  it('is possible for somebody whose work has ended', () => {
    expect(codeOf(decideAcceptance({ ...maria, hasAssisted: true }))).toBe('yes');
  });

  describe.each(['owner', 'manager'] as const)('to run the business as %s', (as) => {
    const running = { ...maria, as };

    it('works with the invited address', () => {
      expect(codeOf(decideAcceptance(running))).toBe('yes');
    });

    it.each(['accepted', 'withdrawn', 'expired'] as const)('is too late when it is %s', (state) => {
      expect(codeOf(decideAcceptance({ ...running, invitation: over[state] }))).toBe(state);
    });

    it("isn't for somebody who already runs it, nor for anybody who works or ever worked for it", () => {
      expect(codeOf(decideAcceptance({ ...running, role: 'owner' }))).toBe('staff');
      expect(codeOf(decideAcceptance({ ...running, role: 'manager' }))).toBe('staff');
      expect(codeOf(decideAcceptance({ ...running, role: 'assistant', isEngaged: true }))).toBe('assists');
      expect(codeOf(decideAcceptance({ ...running, hasAssisted: true }))).toBe('assists');
    });
  });
});

describe('an invitation that somebody has accepted says where they stand now', () => {
  const work = { as: 'assistant', role: 'assistant', isEngaged: true } as const;

  it.each([
    [{ ...work, state: 'onboarding' }, 'agreement_next'],
    [{ ...work, state: 'active' }, 'works'],
    [{ ...work, state: 'paused' }, 'works'],
    // they came back by a later invitation
    [{ ...work, state: 'ended' }, 'works'],
    [{ ...work, role: null, isEngaged: false, state: 'ended' }, 'worked'],
    [{ as: 'manager', role: 'owner', isEngaged: false, state: null }, 'runs'],
    [{ as: 'manager', role: null, isEngaged: false, state: null }, 'ran'],
    [{ as: 'owner', role: 'assistant', isEngaged: true, state: null }, 'ran'],
  ] as const)('%o: %s', (facts, since) => {
    expect(sinceAccepting(facts)).toBe(since);
  });
});
