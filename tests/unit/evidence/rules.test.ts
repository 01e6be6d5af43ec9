import { expect, it } from 'vitest';
import { decideEvidence } from '@/lib/evidence/rules';

it.each([
  ['owner', 'yes'],
  ['assistant', 'yes'],
  ['manager', 'not_yours'],
] as const)("the record is sealed for either side, which a manager isn't: %s, %s", (role, expected) => {
  const answer = decideEvidence(role);

  expect(answer.ok ? 'yes' : answer.refusal.code).toBe(expected);
});
