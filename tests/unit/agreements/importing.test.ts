import { describe, expect, it } from 'vitest';
import { decideNew } from '@/lib/agreements/beginning.rules';
import { decideImport, type ImportFacts } from '@/lib/agreements/importing/importing.rules';
import { AGREEMENT_ROLES, AGREEMENT_STATES } from '@/lib/agreements/rules';

const now = new Date('2026-11-24T10:00:00Z');

function facts(changes: Partial<ImportFacts> = {}): ImportFacts {
  return {
    hasJoined: true,
    states: [],
    contentType: 'application/pdf',
    signedOn: '2026-03-02',
    authenticatedAt: now,
    now,
    ...changes,
  };
}

describe('importing an agreement that was signed elsewhere', () => {
  const cases = AGREEMENT_STATES.flatMap((state) => AGREEMENT_ROLES.map((role) => ({ state, role })));

  it.each(cases)('by the $role beside one that is $state, as a new one could be begun', ({ state, role }) => {
    expect(decideImport(facts({ states: [state] }), role).ok).toBe(decideNew(role, [state]).ok);
  });

  it.each([
    ['an assistant who hasn’t joined', { hasJoined: false }, 'not_joined'],
    ['a file that is no PDF', { contentType: 'image/png' }, 'not_a_pdf'],
    ['a day that is still to come everywhere', { signedOn: '2026-11-26' }, 'not_signed_yet'],
    ['a sign-in of ten minutes ago', { authenticatedAt: new Date('2026-11-24T09:50:00Z') }, 'sign_in_again'],
  ])('is refused with %s', (_what, changes, code) => {
    expect(decideImport(facts(changes), 'owner')).toMatchObject({ ok: false, refusal: { code } });
  });

  it('is accepted with a day that has begun somewhere', () => {
    const late = new Date('2026-11-24T10:00:00Z');

    expect(
      decideImport(facts({ signedOn: '2026-11-25', now: late, authenticatedAt: late }), 'owner').ok,
    ).toBe(true);
  });

  it('is accepted from an owner who has just signed in', () => {
    expect(decideImport(facts(), 'owner').ok).toBe(true);
  });
});
