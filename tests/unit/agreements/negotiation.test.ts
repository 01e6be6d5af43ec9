import { describe, expect, it } from 'vitest';
import { digestWindow } from '@/lib/agreements/negotiation/comment-digest.rules';
import {
  decideProposal,
  decideProposing,
  decideTalking,
  PROPOSAL_ACTIONS,
  PROPOSAL_ROLES,
  PROPOSAL_STATES,
  possibleAtClauses,
} from '@/lib/agreements/negotiation/negotiation.rules';
import { AGREEMENT_ROLES, AGREEMENT_STATES, type AgreementFacts } from '@/lib/agreements/rules';

/** Everything that may become of a proposed wording; whatever isn't here has to be refused. */
const ALLOWED = [
  ['waiting', 'owner', 'take', 'taken'],
  ['waiting', 'owner', 'decline', 'declined'],
  ['waiting', 'assistant', 'withdraw', 'withdrawn'],
  ['waiting', 'product', 'overtake', 'overtaken'],
] as const;

describe('a proposed wording', () => {
  const everything = PROPOSAL_STATES.flatMap((state) =>
    PROPOSAL_ROLES.flatMap((role) => PROPOSAL_ACTIONS.map((action) => ({ state, role, action }))),
  );

  it.each(everything)('$state: $action by the $role', ({ state, role, action }) => {
    const expected = ALLOWED.find((row) => row[0] === state && row[1] === role && row[2] === action);

    const result = decideProposal(state, action, role);

    expect(result.ok ? result.value : null).toBe(expected?.[3] ?? null);
    if (!result.ok) expect(result.refusal.message).toMatch(/^[A-Z].*\.$/);
  });
});

const IN_TALKS = ['proposed', 'changes_requested', 'signed_by_one'];
const PEOPLE = {
  owner: { role: 'owner', userId: 'ruth' },
  manager: { role: 'manager', userId: 'tomas' },
  assistant: { role: 'assistant', userId: 'maria' },
} as const;

function facts(changes: Partial<AgreementFacts>): AgreementFacts {
  return { state: 'proposed', hasJoined: true, isOpen: false, signatures: [], ...changes };
}

describe('discussing clauses', () => {
  const everybody = AGREEMENT_STATES.flatMap((state) => AGREEMENT_ROLES.map((role) => ({ state, role })));

  it.each(everybody)('by the $role while the agreement is $state', ({ state, role }) => {
    const isInTalks = IN_TALKS.includes(state);

    expect(decideTalking({ state }).ok).toBe(isInTalks);
    expect(decideProposing(facts({ state }), PEOPLE[role]).ok).toBe(isInTalks && role === 'assistant');
    expect(possibleAtClauses(facts({ state }), PEOPLE[role])).toEqual({
      talk: isInTalks,
      propose: isInTalks && role === 'assistant',
      answer: isInTalks && role === 'owner',
    });
  });

  it('lets an assistant who has signed the text comment on it, and propose no other wording', () => {
    const signed = facts({ state: 'signed_by_one', signatures: [{ party: 'assistant', userId: 'maria' }] });

    expect(decideTalking(signed).ok).toBe(true);
    expect(decideProposing(signed, PEOPLE.assistant)).toMatchObject({ refusal: { code: 'already_signed' } });
    // whoever of the two signed it, and on whichever side
    for (const signature of [
      { party: 'assistant', userId: 'who worked before' },
      { party: 'owner', userId: PEOPLE.assistant.userId },
    ] as const)
      expect(
        decideProposing(facts({ state: 'signed_by_one', signatures: [signature] }), PEOPLE.assistant).ok,
      ).toBe(false);
  });

  it('lets the assistant propose other wording for a text that the owner has signed', () => {
    const signed = facts({ state: 'signed_by_one', signatures: [{ party: 'owner', userId: 'ruth' }] });

    expect(decideProposing(signed, PEOPLE.assistant).ok).toBe(true);
  });
});

describe('mails about comments', () => {
  it('are collected by the quarter of an hour, and sent a moment after its end', () => {
    expect(digestWindow(new Date('2026-11-24T10:14:59.999Z'))).toEqual({
      from: new Date('2026-11-24T10:00:00Z'),
      until: new Date('2026-11-24T10:15:00Z'),
      sendAt: new Date('2026-11-24T10:15:05Z'),
    });
    expect(digestWindow(new Date('2026-11-24T10:15:00Z')).from).toEqual(new Date('2026-11-24T10:15:00Z'));
  });
});
