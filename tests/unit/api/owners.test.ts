import { expect, it } from 'vitest';
import { decideForBusiness } from '@/lib/api/owners.rules';

it.each([
  ['owner', 'yes'],
  ['manager', 'not_yours'],
  [null, 'not_found'],
] as const)("only owners decide about a business's tools: %s, %s", (role, expected) => {
  const answer = decideForBusiness(role);

  expect(answer.ok ? 'yes' : answer.refusal.code).toBe(expected);
});
