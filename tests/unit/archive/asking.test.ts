import { describe, expect, it } from 'vitest';
import {
  type ArchiveFacts,
  type ArchiveRole,
  archiveEnd,
  archiveState,
  decideAsking,
  decideSaving,
  waitingEnd,
} from '@/lib/archive/archive-states.rules';

const NOW = new Date('2026-11-26T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const FRESH = { authenticatedAt: minutesAgo(9), now: NOW };
const STALE = { authenticatedAt: minutesAgo(10), now: NOW };
const ROLES: readonly ArchiveRole[] = ['owner', 'manager', null];
const STATES = ['making', 'ready', 'failed', 'over'] as const;

const codeOf = (result: ReturnType<typeof decideAsking>) => (result.ok ? 'done' : result.refusal.code);

describe('the archive of a business', () => {
  const asked: ArchiveFacts = { madeAt: null, keptUntil: null, failedAt: null, removedAt: null };
  const made = { ...asked, madeAt: minutesAgo(60), keptUntil: archiveEnd(minutesAgo(60)) };

  it.each([
    ['making', asked, NOW],
    ['failed', { ...asked, failedAt: NOW }, NOW],
    ['ready', made, NOW],
    ['ready', made, new Date(made.keptUntil.getTime() - 1)],
    ['over', made, made.keptUntil],
    ['over', { ...made, removedAt: NOW }, NOW],
  ] as const)('is %s', (state, facts, at) => {
    expect(archiveState(facts, at)).toBe(state);
  });

  it('is kept for a week', () => {
    expect(archiveEnd(new Date('2026-11-26T12:00:00Z'))).toEqual(new Date('2026-12-03T12:00:00Z'));
  });

  it('is waited for a day', () => {
    expect(waitingEnd(new Date('2026-11-26T12:00:00Z'))).toEqual(new Date('2026-11-27T12:00:00Z'));
  });

  it('is made for an owner who has just signed in, one at a time', () => {
    const answers = ROLES.flatMap((role) =>
      STATES.map((state) => [
        role,
        state,
        codeOf(decideAsking(role, [state], FRESH)),
        codeOf(decideAsking(role, [state], STALE)),
      ]),
    );

    expect(answers).toEqual([
      ['owner', 'making', 'being_made', 'being_made'],
      ['owner', 'ready', 'done', 'sign_in_again'],
      ['owner', 'failed', 'done', 'sign_in_again'],
      ['owner', 'over', 'done', 'sign_in_again'],
      ...STATES.map((state) => ['manager', state, 'not_yours', 'not_yours']),
      ...STATES.map((state) => [null, state, 'not_found', 'not_found']),
    ]);
    expect(codeOf(decideAsking('owner', [], FRESH))).toBe('done');
  });

  it('is given to an owner who has just signed in, while it is kept', () => {
    const answers = ROLES.flatMap((role) =>
      STATES.map((state) => [
        role,
        state,
        codeOf(decideSaving(role, state, FRESH)),
        codeOf(decideSaving(role, state, STALE)),
      ]),
    );

    expect(answers).toEqual([
      ['owner', 'making', 'not_there', 'not_there'],
      ['owner', 'ready', 'done', 'sign_in_again'],
      ['owner', 'failed', 'not_there', 'not_there'],
      ['owner', 'over', 'not_there', 'not_there'],
      ...STATES.map((state) => ['manager', state, 'not_yours', 'not_yours']),
      ...STATES.map((state) => [null, state, 'not_found', 'not_found']),
    ]);
  });
});
