import { describe, expect, it } from 'vitest';
import {
  comeAlong,
  decideNaming,
  decideOwn,
  decideSending,
  MOST_RECIPIENTS,
  mayBeNamedFor,
} from '@/lib/agreements/copy/copies.rules';
import { AGREEMENT_ROLES, AGREEMENT_STATES, partyOf } from '@/lib/agreements/rules';

const NEVER_COPIED = ['draft', 'declined', 'withdrawn'];
const now = new Date('2026-11-24T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const cases = AGREEMENT_STATES.flatMap((state) => AGREEMENT_ROLES.map((role) => ({ state, role })));

describe('naming an address for copies', () => {
  it.each(cases)('by the $role while the agreement is $state', ({ state, role }) => {
    const decision = decideNaming({ state, named: [] }, role, 'books@example.com');

    expect(decision.ok).toBe(role !== 'manager' && !NEVER_COPIED.includes(state));
    expect(decision.ok && decision.value).toBe(decision.ok && partyOf(role));
    const code = role === 'manager' ? 'not_yours' : 'wrong_state';
    expect(decision.ok ? code : decision.refusal.code).toBe(code);
  });

  it.each(AGREEMENT_STATES)('is offered in the same states as it is accepted: %s', (state) => {
    expect(mayBeNamedFor(state)).toBe(!NEVER_COPIED.includes(state));
  });

  it('is refused for an address the same side has named, and accepted from the other side', () => {
    const named = [{ party: 'owner' as const, email: 'books@example.com' }];

    const again = decideNaming({ state: 'in_force', named }, 'owner', 'books@example.com');
    const others = decideNaming({ state: 'in_force', named }, 'assistant', 'books@example.com');

    expect(again).toMatchObject({ ok: false, refusal: { code: 'named_already', field: 'email' } });
    expect(others.ok).toBe(true);
  });

  it('stops at five for each side', () => {
    expect(MOST_RECIPIENTS).toBe(5);
    const named = Array.from({ length: MOST_RECIPIENTS }, (_, at) => ({
      party: 'owner' as const,
      email: `${at}@example.com`,
    }));

    expect(decideNaming({ state: 'in_force', named }, 'owner', 'six@example.com')).toMatchObject({
      refusal: { code: 'too_many_named' },
    });
    expect(decideNaming({ state: 'in_force', named }, 'assistant', 'six@example.com').ok).toBe(true);
  });
});

describe('a named address', () => {
  it.each([
    ['owner', 'owner', true],
    ['owner', 'assistant', false],
    ['assistant', 'assistant', true],
    ['assistant', 'owner', false],
    ['manager', 'owner', false],
    ['manager', 'assistant', false],
  ] as const)('is managed by the %s when the %s has named it: %s', (role, party, isAllowed) => {
    const decision = decideOwn({ party }, role);

    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(isAllowed ? 'accepted' : 'not_yours');
  });
});

describe('addresses of the previous agreement', () => {
  it('carry over with the side that named them, as many as it may have', () => {
    const before = ['a@x.example', 'b@x.example'].flatMap((email) => [
      { party: 'owner' as const, email },
      { party: 'assistant' as const, email },
    ]);

    expect(comeAlong(before, 'owner', 0).map(({ email }) => email)).toEqual(['a@x.example', 'b@x.example']);
    expect(comeAlong(before, 'assistant', MOST_RECIPIENTS - 1)).toEqual([
      { party: 'assistant', email: 'a@x.example' },
    ]);
    expect(comeAlong(before, 'owner', MOST_RECIPIENTS)).toEqual([]);
  });
});

describe('sending a copy again', () => {
  it.each([
    ['for the first time', [], true, null],
    ['a moment later', [minutesAgo(0.5)], false, 'just_sent'],
    ['within the minute', [new Date(now.getTime() - 59_999)], false, 'just_sent'],
    ['after a minute', [minutesAgo(1)], true, null],
    [
      'for the fourth time within a day',
      [minutesAgo(5), minutesAgo(6), minutesAgo(1_439)],
      false,
      'sent_often',
    ],
    ['when the first was a day ago', [minutesAgo(5), minutesAgo(6), minutesAgo(1_440)], true, null],
    ['for the third time in a day', [minutesAgo(5), minutesAgo(60)], true, null],
    ['for the fourth time in a day', [minutesAgo(5), minutesAgo(60), minutesAgo(600)], false, 'sent_often'],
    ['when the others are older', [minutesAgo(1_500), minutesAgo(1_600), minutesAgo(5)], true, null],
  ])('%s', (_when, sentAt, isAllowed, code) => {
    const decision = decideSending(sentAt, 'assistant', now);

    expect(decision.ok).toBe(isAllowed);
    expect(decision.ok ? null : decision.refusal.code).toBe(code);
  });

  it("isn't for a manager", () => {
    expect(decideSending([], 'manager', now)).toMatchObject({ refusal: { code: 'not_yours' } });
  });
});
