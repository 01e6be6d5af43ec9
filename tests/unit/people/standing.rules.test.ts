import { describe, expect, it } from 'vitest';
import {
  type EngagementFacts,
  mailFate,
  progressOf,
} from '@/lib/people/engagements/engagement-progress.rules';

describe('what became of a mail', () => {
  const queued = { state: 'queued', lastError: null } as const;

  it("isn't called sent while nobody has accepted it", () => {
    expect(mailFate(queued, true)).toBe('queued');
    expect(mailFate({ ...queued, lastError: 'slow down' }, true)).toBe('retrying');
  });

  it("says that mail isn't set up, rather than that it waits", () => {
    expect(mailFate(queued, false)).toBe('unset');
  });

  it.each(['accepted', 'delivered', 'bounced', 'complained', 'failed', 'suppressed'] as const)(
    '%s stays what it is',
    (state) => {
      expect(mailFate({ state, lastError: null }, true)).toBe(state);
      expect(mailFate({ state, lastError: null }, false)).toBe(state);
    },
  );
});

describe("an engagement's status", () => {
  const invited: EngagementFacts = {
    state: 'invited',
    invitation: 'open',
    mail: 'delivered',
    agreements: [],
  };
  const joined: EngagementFacts = {
    state: 'onboarding',
    invitation: 'accepted',
    mail: 'delivered',
    agreements: [],
  };

  it('is invited while the mail may still arrive', () => {
    for (const mail of ['queued', 'retrying', 'accepted', 'delivered', null] as const)
      expect(progressOf({ ...invited, mail })).toBe('invited');
  });

  it('shows a mail that will not arrive', () => {
    for (const mail of ['unset', 'bounced', 'complained', 'failed', 'suppressed'] as const)
      expect(progressOf({ ...invited, mail })).toBe('mail_stuck');
  });

  it('shows an expired invitation before a mail in the same state', () => {
    expect(progressOf({ ...invited, invitation: 'expired', mail: 'bounced' })).toBe('invitation_expired');
  });

  const unsigned = (state: string) => ({ state, signedBy: [] });
  it.each([
    [[], 'agreement_next'],
    [[unsigned('draft')], 'agreement_next'],
    [[unsigned('declined')], 'agreement_next'],
    [[unsigned('withdrawn'), unsigned('declined')], 'agreement_next'],
    [[unsigned('proposed'), unsigned('declined')], 'being_signed'],
    [[{ state: 'signed_by_one', signedBy: ['owner'] }], 'being_signed'],
    [[{ state: 'signed_by_one', signedBy: ['assistant'] }], 'signature_missing'],
    [[unsigned('changes_requested')], 'changes_asked'],
    [[{ state: 'in_force', signedBy: ['owner', 'assistant'] }], 'working'],
    [[unsigned('draft'), unsigned('in_force')], 'working'],
  ])('with agreements %j it is %s', (agreements, expected) => {
    expect(progressOf({ ...joined, agreements })).toBe(expected);
    expect(progressOf({ ...joined, state: 'active', agreements })).toBe(expected);
  });

  it.each(['paused', 'ended'] as const)('is %s whatever was agreed', (state) => {
    expect(progressOf({ ...joined, state, agreements: [unsigned('in_force')] })).toBe(state);
  });
});
