import { describe, expect, it } from 'vitest';
import { decideReadingPay, decideReadingTime } from '@/lib/api/readers.rules';

describe("what a business's token reads", () => {
  it.each([
    ['owner', true],
    ['manager', false],
    [null, false],
  ] as const)('about pay: as %s, %s', (role, may) => {
    const answer = decideReadingPay(role);

    if (may) expect(answer.ok).toBe(true);
    else expect(answer).toMatchObject({ refusal: { code: 'not_yours' } });
  });

  it.each([
    ['owner', false, true],
    ['manager', true, true],
    ['manager', false, false],
    [null, true, false],
  ] as const)(
    'about time: as %s, where managers approve it or not (%s), %s',
    (role, managersApprove, may) => {
      const answer = decideReadingTime(role, managersApprove);

      if (may) expect(answer.ok).toBe(true);
      else expect(answer).toMatchObject({ refusal: { code: 'not_yours' } });
    },
  );
});
