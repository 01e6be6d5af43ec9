import { describe, expect, it } from 'vitest';
import { sayOfWording } from '@/components/agreements/status/wording-status';
import type {
  ClauseComment,
  Negotiation,
  ProposedWording,
} from '@/lib/agreements/negotiation/negotiation.queries';
import {
  droppedPlaceholders,
  openClauses,
  talkAt,
  talkInWords,
  wordingsWaiting,
} from '@/lib/agreements/negotiation/talk.rules';

const at = new Date('2026-11-24T10:00:00Z');

function comment(changes: Partial<ClauseComment> = {}): ClauseComment {
  const words = { id: 'c', clauseKey: 'pay', heading: 'Pay', body: 'Why?', author: 'Maria Santos' };
  return { ...words, at, isMine: false, number: 1, isSettled: false, ...changes };
}

function proposal(changes: Partial<ProposedWording> = {}): ProposedWording {
  const words = { id: 'p', clauseKey: 'pay', heading: 'Pay', body: 'We pay.', reason: 'Shorter.' };
  const end = { endedBy: null, endedAt: null, endReason: null, takenInto: null };
  return { ...words, author: 'Maria Santos', at, number: 1, state: 'waiting', ...end, ...changes };
}

function said(comments: readonly ClauseComment[], proposals: readonly ProposedWording[] = []): Negotiation {
  return { number: 1, comments, proposals, wording: new Map() };
}

describe('wording that waits for its answer', () => {
  const offered: Parameters<typeof sayOfWording>[0] = {
    state: 'proposed',
    facts: {
      state: 'proposed',
      hasJoined: true,
      isOpen: false,
      signatures: [],
      hasOpenAmendment: false,
      hasNotice: false,
      hasRunOut: false,
    },
    workspace: { id: 'w', slug: 'adeyemi', name: 'Adeyemi Ceramics', timeZone: 'America/Chicago' },
    assistantName: 'Maria Santos',
    respondBy: new Date('2026-12-25T06:00:00Z'),
  };
  const two = [proposal(), proposal({ id: 'q' }), proposal({ id: 'r', clauseKey: 'hours' })];

  it('is counted by clauses, while it has no answer', () => {
    expect(wordingsWaiting(said([comment()], two))).toBe(2);
    expect(wordingsWaiting(said([comment()], [proposal({ state: 'declined' })]))).toBe(0);
  });

  it('is shown to the owner as theirs to answer, and to the assistant as asked', () => {
    expect(sayOfWording(offered, 'owner', at, 1)).toMatchObject({
      meaning: 'needs',
      title: 'Maria Santos proposes other wording for a clause',
      text: expect.stringContaining('until the end of Thu 24 Dec (Chicago)'),
    });
    expect(sayOfWording({ ...offered, state: 'signed_by_one' }, 'assistant', at, 2)).toMatchObject({
      meaning: 'info',
      title: 'Adeyemi Ceramics has your wording for 2 clauses to answer',
    });
  });

  it('isn’t mentioned where none waits, or there is nothing to be signed', () => {
    expect(sayOfWording(offered, 'owner', at, 0)).toBeNull();
    expect(sayOfWording({ ...offered, state: 'in_force' }, 'owner', at, 1)).toBeNull();
    expect(sayOfWording({ ...offered, state: 'changes_requested' }, 'owner', at, 1)).toBeNull();
    const isWritten = { ...offered, facts: { ...offered.facts, isOpen: true } };
    expect(sayOfWording(isWritten, 'owner', at, 1)).toBeNull();
  });
});

describe('the discussion of a clause', () => {
  it('is counted by what is still open', () => {
    const negotiation = said([comment(), comment({ isSettled: true }), comment()], [proposal()]);

    expect(talkInWords(talkAt(negotiation, 'pay'))).toBe('2 comments, 1 proposed wording');
    expect(talkInWords(talkAt(negotiation, 'scope'))).toBeNull();
  });

  it('keeps past items apart from what is still open', () => {
    const [settled, answered] = [comment({ isSettled: true }), proposal({ state: 'taken' })];

    expect(talkAt(said([comment(), settled], [proposal(), answered]), 'pay')).toMatchObject({
      settled: [settled],
      ended: [answered],
    });
  });

  it('is labelled as past when nothing is open any more', () => {
    const negotiation = said([comment({ isSettled: true })], [proposal({ state: 'declined' })]);

    expect(talkInWords(talkAt(negotiation, 'pay'))).toBe('1 settled comment, 1 answered wording');
    expect(openClauses(negotiation)).toEqual([]);
  });

  it('is listed for each clause with something open, by its heading', () => {
    const negotiation = said(
      [comment({ clauseKey: 'scope', heading: 'Scope', isSettled: true }), comment()],
      [proposal({ clauseKey: 'hours', heading: 'Hours' })],
    );

    expect(openClauses(negotiation).map(({ heading }) => heading)).toEqual(['Pay', 'Hours']);
  });
});

describe('proposed wording', () => {
  it('lists the terms that the text would no longer show', () => {
    const before = '{{business}} pays {{rate}}, {{cap}}. {{business}} bears the fees.';

    expect(droppedPlaceholders(before, '{{ business }} pays what we agreed.')).toEqual(['rate', 'cap']);
    expect(droppedPlaceholders(before, before)).toEqual([]);
  });
});
