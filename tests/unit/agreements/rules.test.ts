import { describe, expect, it } from 'vitest';
import {
  AGREEMENT_ACTIONS,
  AGREEMENT_ROLES,
  AGREEMENT_STATES,
  type AgreementAction,
  type AgreementFacts,
  type AgreementRole,
  type AgreementState,
  decide,
  PRODUCT,
  partyOf,
  possibleActions,
} from '@/lib/agreements/rules';
import { decideSigning } from '@/lib/agreements/signing/signing.rules';

/**
 * Everything that is allowed, written out once more from product.md: state, role, action and the state that follows.
 * `open` means that the current version has not been proposed. Whatever isn't here has to be refused.
 */
const ALLOWED: readonly [
  AgreementState,
  'open' | 'proposed',
  AgreementRole | 'product',
  AgreementAction,
  AgreementState,
][] = [
  ['draft', 'open', 'owner', 'save', 'draft'],
  ['draft', 'open', 'owner', 'discard', 'draft'],
  ['draft', 'open', 'owner', 'propose', 'proposed'],
  ['draft', 'proposed', 'owner', 'discard', 'draft'],
  ['proposed', 'proposed', 'owner', 'sign', 'signed_by_one'],
  ['proposed', 'proposed', 'owner', 'revise', 'changes_requested'],
  ['proposed', 'proposed', 'owner', 'withdraw', 'withdrawn'],
  ['proposed', 'open', 'owner', 'withdraw', 'withdrawn'],
  ['proposed', 'proposed', 'assistant', 'sign', 'signed_by_one'],
  ['proposed', 'proposed', 'assistant', 'requestChanges', 'changes_requested'],
  ['proposed', 'open', 'assistant', 'requestChanges', 'changes_requested'],
  ['proposed', 'proposed', 'assistant', 'decline', 'declined'],
  ['proposed', 'open', 'assistant', 'decline', 'declined'],
  ['changes_requested', 'open', 'owner', 'save', 'changes_requested'],
  ['changes_requested', 'open', 'owner', 'propose', 'proposed'],
  ['changes_requested', 'open', 'owner', 'withdraw', 'withdrawn'],
  ['changes_requested', 'open', 'assistant', 'decline', 'declined'],
  ['changes_requested', 'proposed', 'owner', 'revise', 'changes_requested'],
  ['changes_requested', 'proposed', 'owner', 'withdraw', 'withdrawn'],
  ['changes_requested', 'proposed', 'assistant', 'decline', 'declined'],
  ['signed_by_one', 'proposed', 'owner', 'sign', 'in_force'],
  ['signed_by_one', 'proposed', 'owner', 'revise', 'changes_requested'],
  ['signed_by_one', 'proposed', 'owner', 'withdraw', 'withdrawn'],
  ['signed_by_one', 'open', 'owner', 'withdraw', 'withdrawn'],
  ['signed_by_one', 'proposed', 'assistant', 'sign', 'in_force'],
  ['signed_by_one', 'proposed', 'assistant', 'requestChanges', 'changes_requested'],
  ['signed_by_one', 'open', 'assistant', 'requestChanges', 'changes_requested'],
  ['signed_by_one', 'proposed', 'assistant', 'decline', 'declined'],
  ['signed_by_one', 'open', 'assistant', 'decline', 'declined'],
  ['signed_by_one', 'proposed', 'owner', 'takeSignatureBack', 'proposed'],
  ['signed_by_one', 'proposed', 'assistant', 'takeSignatureBack', 'proposed'],
  ['in_force', 'proposed', 'owner', 'amend', 'in_force'],
  ['in_force', 'proposed', 'owner', 'giveNotice', 'in_force'],
  ['in_force', 'proposed', 'assistant', 'requestAmendment', 'in_force'],
  ['in_force', 'proposed', 'assistant', 'giveNotice', 'in_force'],
  ['in_force', 'proposed', 'product', 'supersede', 'superseded'],
  ['in_force', 'proposed', 'product', 'terminate', 'terminated'],
  ['in_force', 'proposed', 'product', 'expire', 'expired'],
  ['proposed', 'proposed', 'product', 'expire', 'expired'],
  ['changes_requested', 'proposed', 'product', 'expire', 'expired'],
  ['changes_requested', 'open', 'product', 'expire', 'expired'],
  ['proposed', 'open', 'product', 'expire', 'expired'],
  ['signed_by_one', 'open', 'product', 'expire', 'expired'],
  ['in_force', 'open', 'product', 'expire', 'expired'],
  ['signed_by_one', 'proposed', 'product', 'expire', 'expired'],
];

const SENTENCE = expect.stringMatching(/^(?!.*undefined)[A-Z].*\.$/);

/**
 * Somebody who may never do it is told that first; then the state decides, and then whether a text has been proposed.
 */
function whyNot(
  state: AgreementState,
  version: 'open' | 'proposed',
  role: AgreementRole | 'product',
  action: AgreementAction,
): string {
  const theirs = ALLOWED.filter((row) => row[2] === role && row[3] === action);
  if (theirs.length === 0) return 'not_yours';
  if (!theirs.some((row) => row[0] === state)) return 'wrong_state';
  return version === 'open' ? 'not_proposed' : 'frozen';
}

function facts(changes: Partial<AgreementFacts>): AgreementFacts {
  return { state: 'proposed', hasJoined: true, isOpen: false, signatures: [], ...changes };
}

const ruth = { role: 'owner', userId: 'ruth' } as const;
const tomas = { role: 'manager', userId: 'tomas' } as const;
const maria = { role: 'assistant', userId: 'maria' } as const;
const ACTORS = { owner: ruth, manager: tomas, assistant: maria, product: PRODUCT } as const;
const ROLES = [...AGREEMENT_ROLES, 'product'] as const;

describe('the life of an agreement', () => {
  const everything = AGREEMENT_STATES.flatMap((state) =>
    (['open', 'proposed'] as const).flatMap((version) =>
      ROLES.flatMap((role) => AGREEMENT_ACTIONS.map((action) => ({ state, version, role, action }))),
    ),
  );

  it.each(everything)(
    '$state with its version $version: $action by the $role',
    ({ state, version, role, action }) => {
      const expected = ALLOWED.find(
        (row) => row[0] === state && row[1] === version && row[2] === role && row[3] === action,
      );

      // nobody can take back what they haven't given, and whoever has given it can do little else
      const given = action === 'takeSignatureBack' && (role === 'owner' || role === 'assistant');
      const signatures = given ? [{ party: role, userId: role }] : [];
      const result = decide(facts({ state, isOpen: version === 'open', signatures }), action, ACTORS[role]);

      expect(result.ok ? result.value : null).toBe(expected?.[4] ?? null);
      if (!result.ok)
        expect(result.refusal).toEqual({ code: whyNot(state, version, role, action), message: SENTENCE });
    },
  );

  it('says who may do it to somebody who never may', () => {
    const told = (action: AgreementAction, actor: (typeof ACTORS)['owner' | 'manager' | 'assistant']) => {
      const result = decide(facts({}), action, actor);
      return result.ok ? '' : result.refusal.message;
    };

    expect(told('expire', ruth)).toContain('happens automatically');
    expect(told('sign', tomas)).toContain('Managers don’t');
    expect(told('revise', maria)).toBe('Only an owner can do that.');
    expect(told('requestChanges', ruth)).toBe('Only the assistant can do that.');
  });

  it('gives a manager nothing to do with an agreement', () => {
    for (const state of AGREEMENT_STATES) {
      expect(possibleActions(facts({ state }), tomas)).toEqual([]);
    }
    expect(partyOf('manager')).toBeNull();
  });

  it('can’t be proposed to somebody who hasn’t joined', () => {
    const result = decide(facts({ state: 'draft', isOpen: true, hasJoined: false }), 'propose', ruth);

    expect(result).toMatchObject({ ok: false, refusal: { code: 'not_joined' } });
  });

  it.each(['sign', 'requestChanges', 'decline'] as const)(
    'binds the assistant who has signed: no %s afterwards',
    (action) => {
      const signed = facts({ state: 'signed_by_one', signatures: [{ party: 'assistant', userId: 'maria' }] });

      expect(decide(signed, action, maria)).toMatchObject({ ok: false, refusal: { code: 'already_signed' } });
    },
  );

  it('lets the owner withdraw an offer, or change it, until both have signed', () => {
    const signed = facts({ state: 'signed_by_one', signatures: [{ party: 'owner', userId: 'ruth' }] });

    expect(possibleActions(signed, ruth)).toEqual(['revise', 'withdraw', 'takeSignatureBack']);
  });

  it('tells of an amendment that came to nothing what holds without it, and not to draft another agreement', () => {
    const facts = { hasJoined: true, isOpen: false, signatures: [] } as const;
    const owner = { role: 'owner', userId: 'ruth' } as const;
    const refusalOf = (state: 'declined' | 'withdrawn' | 'expired', isAmendment: boolean) => {
      const decision = decide({ ...facts, state, isAmendment }, 'sign', owner);
      return decision.ok ? '' : decision.refusal.message;
    };

    expect(refusalOf('declined', false)).toBe('This agreement is declined. A new agreement can be drafted.');
    for (const state of ['declined', 'withdrawn', 'expired'] as const)
      expect(refusalOf(state, true)).toBe(
        `This amendment is ${state}. What you agreed before stays as it was.`,
      );
  });

  it('lets either side take its own signature back, whichever owner gave it', () => {
    const by = (party: 'owner' | 'assistant') =>
      facts({ state: 'signed_by_one', signatures: [{ party, userId: 'somebody' }] });

    expect(decide(by('owner'), 'takeSignatureBack', ruth).ok).toBe(true);
    expect(possibleActions(by('assistant'), maria)).toEqual(['takeSignatureBack']);
    for (const [party, actor] of [
      ['assistant', ruth],
      ['owner', maria],
    ] as const)
      expect(decide(by(party), 'takeSignatureBack', actor)).toMatchObject({
        refusal: { code: 'not_signed' },
      });
    expect(decide(by('owner'), 'takeSignatureBack', tomas)).toMatchObject({ refusal: { code: 'not_yours' } });
  });

  it('has what was signed elsewhere withdrawn as a whole', () => {
    const imported = facts({
      state: 'signed_by_one',
      isImported: true,
      signatures: [{ party: 'owner', userId: 'ruth' }],
    });

    expect(decide(imported, 'takeSignatureBack', ruth)).toMatchObject({ refusal: { code: 'imported' } });
    expect(possibleActions(imported, ruth)).toEqual(['revise', 'withdraw']);
  });

  it('is never signed twice for the same side, whichever owner does it', () => {
    const signed = facts({
      state: 'signed_by_one',
      signatures: [{ party: 'owner', userId: 'another owner' }],
    });

    expect(decide(signed, 'sign', ruth).ok).toBe(false);
  });

  it('is never signed twice by one person, whichever side they are on', () => {
    const signed = facts({ state: 'signed_by_one', signatures: [{ party: 'assistant', userId: 'ruth' }] });

    expect(decide(signed, 'sign', ruth).ok).toBe(false);
  });
});

describe('an agreement in force', () => {
  const inForce = facts({
    state: 'in_force',
    signatures: [
      { party: 'owner', userId: 'ruth' },
      { party: 'assistant', userId: 'maria' },
    ],
  });

  it('can be amended by its owner and ended by either, who have both signed it', () => {
    expect(possibleActions(inForce, ruth)).toEqual(['amend', 'giveNotice']);
    expect(possibleActions(inForce, maria)).toEqual(['requestAmendment', 'giveNotice']);
    expect(possibleActions(inForce, tomas)).toEqual([]);
  });

  it('is amended once at a time', () => {
    const facing = { ...inForce, hasOpenAmendment: true };

    expect(decide(facing, 'amend', ruth)).toMatchObject({ refusal: { code: 'open_already' } });
    expect(decide(facing, 'requestAmendment', maria)).toMatchObject({ refusal: { code: 'open_already' } });
    expect(decide(facing, 'giveNotice', maria).ok).toBe(true);
  });

  it('is given notice for once, and can still be replaced while the notice runs', () => {
    const ending = { ...inForce, hasNotice: true };

    expect(decide(ending, 'giveNotice', ruth)).toMatchObject({ refusal: { code: 'already_given' } });
    expect(decide(ending, 'amend', ruth).ok).toBe(true);
    expect(decide(ending, 'supersede', PRODUCT)).toEqual({ ok: true, value: 'superseded' });
  });

  it.each(['amend', 'giveNotice'] as const)('is past %s when its time is over', (action) => {
    expect(decide({ ...inForce, hasRunOut: true }, action, ruth)).toMatchObject({
      refusal: { code: 'run_out', message: expect.stringContaining('is being closed') },
    });
  });
});

describe('an offer whose time is over, before the job has run', () => {
  const late = facts({ hasRunOut: true });

  it('can’t be signed any more, but can still be declined or withdrawn', () => {
    expect(decide(late, 'sign', maria)).toMatchObject({
      refusal: { code: 'run_out', message: expect.stringContaining('proposed again') },
    });
    expect(decide(late, 'decline', maria).ok).toBe(true);
    expect(decide(late, 'withdraw', ruth).ok).toBe(true);
  });
});

describe('signing', () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const fresh = new Date('2026-11-24T09:50:01Z');

  it('accepts the text that was read, from somebody who has just signed in', () => {
    expect(decideSigning({ seenHash: 'a', documentHash: 'a', authenticatedAt: fresh, now }).ok).toBe(true);
  });

  it('refuses a different text from the one that was read', () => {
    const result = decideSigning({ seenHash: 'a', documentHash: 'b', authenticatedAt: fresh, now });

    expect(result).toMatchObject({ ok: false, refusal: { code: 'other_text' } });
  });

  it('refuses a sign-in that is ten minutes old', () => {
    const authenticatedAt = new Date('2026-11-24T09:50:00Z');

    const result = decideSigning({ seenHash: 'a', documentHash: 'a', authenticatedAt, now });

    expect(result).toMatchObject({ ok: false, refusal: { code: 'sign_in_again' } });
  });
});
