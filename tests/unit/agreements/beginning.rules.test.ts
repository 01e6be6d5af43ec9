import { describe, expect, it } from 'vitest';
import { decideNew } from '@/lib/agreements/beginning.rules';
import { AGREEMENT_STATES } from '@/lib/agreements/rules';

describe('a new agreement', () => {
  it.each(AGREEMENT_STATES)('beside one that is %s', (state) => {
    const isOver = ['superseded', 'terminated', 'expired', 'declined', 'withdrawn'].includes(state);

    const answer = decideNew('owner', [state]);

    expect(answer.ok || answer.refusal.code).toBe(
      isOver || (state === 'in_force' ? 'in_force' : 'open_already'),
    );
  });

  it('is begun by an owner only', () => {
    expect(decideNew('owner', []).ok).toBe(true);
    for (const role of ['manager', 'assistant'] as const)
      expect(decideNew(role, [])).toMatchObject({ refusal: { code: 'not_yours' } });
  });
});
