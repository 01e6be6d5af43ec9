import { describe, expect, it } from 'vitest';
import { isSealingLate, sealingInWords } from '@/lib/platform/record/sealing.rules';

describe('a file that waits to be sealed', () => {
  it.each([
    ['2027-03-02T08:10:00Z', false],
    ['2027-03-02T08:10:01Z', true],
  ])('since 08:00, at %s, takes longer than it should: %s', (at, isLate) => {
    expect(isSealingLate(new Date('2027-03-02T08:00:00Z'), new Date(at))).toBe(isLate);
    expect(sealingInWords(new Date('2027-03-02T08:00:00Z'), new Date(at))).toMatch(
      isLate ? /^and not made yet\. Sealing takes longer/ : /^being sealed: look again/,
    );
  });
});
