import { describe, expect, it } from 'vitest';
import { isPartUnpriced } from '@/components/endings/open-briefs';
import { calledOffInWords } from '@/components/endings/saying';
import { followsOfSigning } from '@/components/evaluations/sign-page';

describe('before somebody says that everything is handed back', () => {
  it.each([
    [['in_progress', 'delivered'], 'One brief isn’t delivered yet: the end of the work calls it off.'],
    [['clarifying', 'revision'], '2 briefs aren’t delivered yet: the end of the work calls them off.'],
  ] as const)('with %s open, the page says what the end calls off', (states, words) => {
    expect(calledOffInWords(states.map((state) => ({ state })))).toBe(words);
  });

  it('nothing is said about what was delivered, which is answered and paid as ever', () => {
    expect(calledOffInWords([{ state: 'delivered' }])).toBeNull();
  });
});

describe('before the last day, both read that a part has no price of its own', () => {
  it.each([
    ['fixed', 'in_progress', true],
    ['fixed', 'delivered', false],
    ['hourly', 'in_progress', false],
    ['retainer', 'in_progress', false],
  ] as const)('where work is paid %s and a brief is %s: %s', (payType, state, is) => {
    expect(isPartUnpriced({ inForce: { payType }, briefs: [{ state }] })).toBe(is);
  });

  it('not where no agreement is in force any more', () => {
    expect(isPartUnpriced({ inForce: null, briefs: [{ state: 'in_progress' }] })).toBe(false);
  });
});

it('an evaluation that is signed before the last day promises no next one', () => {
  const next = 'The next evaluation begins with what became of it.';

  expect(followsOfSigning(false)).toContain(next);
  expect(followsOfSigning(true)).not.toContain(next);
});
