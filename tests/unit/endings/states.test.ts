import { describe, expect, it } from 'vitest';
import { factsOf } from '@/lib/endings/states.rules';

const endsAt = new Date('2026-12-11T06:00:00Z');
const active = { engagementState: 'active', hasAgreementInForce: true, ending: null } as const;

describe('the state of an ending', () => {
  it('is none while none was begun, and over once the work is, even without one', () => {
    const nothing = { said: { done: [], go_on: [] }, endsAt: null };

    expect(factsOf(active)).toEqual({
      state: 'none',
      engagementState: 'active',
      hasAgreementInForce: true,
      ...nothing,
    });
    expect(factsOf({ ...active, engagementState: 'ended' }).state).toBe('ended');
  });

  it('is the hand-back while one runs, with what each side has said last', () => {
    const sayings = [
      { word: 'done', party: 'owner' },
      { word: 'go_on', party: 'assistant' },
      { word: 'done', party: 'assistant' },
    ] as const;

    expect(factsOf({ ...active, ending: { endsAt, sayings } })).toMatchObject({
      state: 'handing_back',
      endsAt,
      said: { done: ['owner', 'assistant'], go_on: [] },
    });
  });
});
