import { describe, expect, it } from 'vitest';
import {
  decide,
  EVALUATION_ACTIONS,
  EVALUATION_ROLES,
  EVALUATION_STATES,
  type EvaluationAction,
  type EvaluationFacts,
  type EvaluationRole,
  type EvaluationState,
  PRODUCT,
  possibleActions,
} from '@/lib/evaluations/rules';

const DUE = new Date('2027-06-02T05:00:00Z');
const BEFORE = new Date('2027-05-20T12:00:00Z');
const AFTER = new Date('2027-06-03T12:00:00Z');

/** An evaluation that has everything its state can have; name only what matters. */
function given(state: EvaluationState, changes: Partial<EvaluationFacts> = {}): EvaluationFacts {
  return {
    state,
    hasEnded: false,
    revealsAt: DUE,
    handedIn: state === 'open' ? [] : ['owner', 'assistant'],
    isMoved: false,
    adjustments: state === 'open' ? 0 : 1,
    notFollowedUp: 0,
    signatures: [],
    ...changes,
  };
}

const as = (role: EvaluationRole) => ({ role, userId: role });

describe('who may do what with an evaluation, in which state', () => {
  const allowed: Record<EvaluationAction, readonly string[]> = {
    addCriterion: ['open by owner', 'open by manager', 'open by assistant'],
    write: ['open by owner', 'open by manager', 'open by assistant'],
    handIn: ['open by owner', 'open by manager', 'open by assistant'],
    move: ['open by owner', 'open by manager', 'open by assistant'],
    followUp: [
      'open by owner',
      'open by manager',
      'open by assistant',
      'revealed by owner',
      'revealed by manager',
      'revealed by assistant',
    ],
    adjust: ['revealed by owner', 'revealed by manager', 'revealed by assistant'],
    letGo: ['revealed by owner', 'signed_by_one by owner'],
    sign: [
      'revealed by owner',
      'revealed by assistant',
      'signed_by_one by owner',
      'signed_by_one by assistant',
    ],
    reopen: ['signed_by_one by owner', 'signed_by_one by assistant'],
    reveal: [],
  };

  it.each(EVALUATION_ACTIONS)('%s', (action) => {
    const found = EVALUATION_STATES.flatMap((state) =>
      EVALUATION_ROLES.filter((role) => decide(given(state), action, as(role), BEFORE).ok).map(
        (role) => `${state} by ${role}`,
      ),
    );

    expect(found).toEqual(allowed[action]);
    // except for a signature and what opens it again, an action adds a row of its own
    for (const state of EVALUATION_STATES) {
      const done = decide(given(state), action, as('owner'), BEFORE);
      if (done.ok && !['sign', 'reopen'].includes(action)) expect(done.value).toBe(state);
    }
  });

  it('is nothing for anybody, in any state, once the engagement has ended', () => {
    const everyone = [...EVALUATION_ROLES.map(as), PRODUCT];
    const found = EVALUATION_STATES.flatMap((state) =>
      EVALUATION_ACTIONS.filter((action) =>
        everyone.some((actor) => decide(given(state, { hasEnded: true }), action, actor, AFTER).ok),
      ),
    );

    expect(found).toEqual([]);
    expect(decide(given('signed_by_one', { hasEnded: true }), 'sign', as('owner'), AFTER)).toMatchObject({
      refusal: { code: 'ended' },
    });
  });

  it('is what the buttons show', () => {
    expect(possibleActions(given('open'), as('manager'), BEFORE)).toEqual([
      'addCriterion',
      'write',
      'handIn',
      'move',
      'followUp',
    ]);
    expect(possibleActions(given('done'), as('owner'), BEFORE)).toEqual([]);
  });

  it('says why not in words for the caller', () => {
    expect(decide(given('done'), 'adjust', as('owner'), BEFORE)).toMatchObject({
      refusal: { code: 'wrong_state', message: expect.stringContaining('done and signed by both') },
    });
    expect(decide(given('revealed'), 'sign', as('manager'), BEFORE)).toMatchObject({
      refusal: { code: 'not_yours', message: expect.stringContaining('Managers don’t') },
    });
    expect(decide(given('open'), 'reveal', as('owner'), AFTER)).toMatchObject({
      refusal: { code: 'not_yours' },
    });
  });
});

describe('neither can read the other', () => {
  it.each([
    ['the first is in, in time', [], BEFORE, 'open'],
    ['the second is in', ['owner'], BEFORE, 'revealed'],
    ['the first is in after the day', [], AFTER, 'revealed'],
  ] as const)('when %s', (_, handedIn, at, next) => {
    expect(decide(given('open', { handedIn }), 'handIn', as('assistant'), at)).toEqual({
      ok: true,
      value: next,
    });
  });

  it.each([
    ['nothing is in when the day has come', [], AFTER, false],
    ['one is in before the day has come', ['owner'], BEFORE, false],
    ['one is in when the day has come', ['owner'], AFTER, true],
    ['both are in', ['owner', 'assistant'], BEFORE, true],
  ] as const)('when %s, it is revealed: %s', (_, handedIn, at, isShown) => {
    const shown = decide(given('open', { handedIn }), 'reveal', PRODUCT, at);

    expect(shown.ok ? shown.value : shown.refusal.code).toBe(isShown ? 'revealed' : 'not_yet');
  });

  it('and what was handed in stays as it is, while a late side can still write', () => {
    const facts = given('revealed', { handedIn: ['owner'] });

    expect(decide(facts, 'write', as('owner'), AFTER)).toMatchObject({ refusal: { code: 'handed_in' } });
    expect(decide(facts, 'handIn', as('manager'), AFTER)).toMatchObject({ refusal: { code: 'handed_in' } });
    expect(decide(facts, 'handIn', as('assistant'), AFTER)).toEqual({ ok: true, value: 'revealed' });
  });
});

describe('the end of an evaluation', () => {
  const refusedFor = (changes: Partial<EvaluationFacts>) =>
    decide(given('revealed', changes), 'sign', as('owner'), BEFORE);

  it.each([
    ['one_missing', { handedIn: ['owner'] }],
    ['not_followed_up', { notFollowedUp: 1 }],
    ['no_adjustment', { adjustments: 0 }],
    ['already_signed', { signatures: [{ party: 'owner', userId: 'another owner' }] }],
    ['already_signed', { signatures: [{ party: 'assistant', userId: 'owner' }] }],
  ] as const)('nobody can sign: %s', (code, changes) => {
    expect(refusedFor(changes)).toMatchObject({ refusal: { code } });
  });

  it('comes with the second signature, of the other side', () => {
    const signatures = [{ party: 'owner', userId: 'owner' }] as const;

    expect(decide(given('revealed'), 'sign', as('owner'), BEFORE)).toEqual({
      ok: true,
      value: 'signed_by_one',
    });
    expect(decide(given('signed_by_one', { signatures }), 'sign', as('assistant'), BEFORE)).toEqual({
      ok: true,
      value: 'done',
    });
  });

  it('can be moved once', () => {
    expect(decide(given('open', { isMoved: true }), 'move', as('owner'), BEFORE)).toMatchObject({
      refusal: { code: 'moved_already' },
    });
  });
});
