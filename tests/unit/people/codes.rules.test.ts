import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appAddress,
  digitsIn,
  intervalOf,
  newAppSecret,
  recoveryCodeIn,
  recoveryCodeOf,
} from '@/lib/people/factors/codes.rules';

/** RFC 6238, appendix B: the ASCII digits 1 to 0, twice, and the last six digits of its codes by SHA-1. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS = [
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_111_111_111, '050471', 37_037_037],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
  [20_000_000_000, '353130', 666_666_666],
] as const;

const at = (seconds: number) => new Date(seconds * 1_000);

describe("an app's code", () => {
  it.each(VECTORS)('at second %i is %s, as RFC 6238 says', (seconds, code, interval) => {
    expect(intervalOf(SECRET, code, at(seconds), 0)).toBe(interval);
  });

  it('is accepted half a minute early or late, and no earlier or later', () => {
    const taken = [-60, -30, 0, 30, 60].map(
      (by) => intervalOf(SECRET, '050471', at(1_111_111_111 + by), 0) !== null,
    );

    expect(taken).toEqual([false, true, true, true, false]);
  });

  it('is accepted once, and no earlier one afterwards', () => {
    const [, older, newer] = VECTORS;
    const now = at(newer[0]);

    expect(intervalOf(SECRET, newer[1], now, newer[2])).toBeNull();
    expect(intervalOf(SECRET, older[1], now, newer[2])).toBeNull();
    expect(intervalOf(SECRET, newer[1], now, older[2])).toBe(newer[2]);
  });

  it.each(['050 471', '050-471', ' 050471 '])('may be typed as "%s"', (typed) => {
    expect(digitsIn(typed)).toBe('050471');
  });

  it('is six digits and nothing else', () => {
    for (const typed of ['', '05047', '0504711', '٠٥٠٤٧١', 'abcdef', '-50471', '5e5000'])
      expect(digitsIn(typed)).toBeNull();
  });

  it('comes from a secret of 160 bits, new each time, which apps read under the product’s name', () => {
    const [one, other] = [newAppSecret(), newAppSecret()];

    expect(one).toMatch(/^[A-Z2-7]{32}$/);
    expect(one).not.toBe(other);
    expect(appAddress(one, 'maria@inbox.example')).toContain(
      `otpauth://totp/Handover:maria%40inbox.example?issuer=Handover&secret=${one}`,
    );
  });
});

describe('a recovery code', () => {
  it('is the same however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const code = recoveryCodeOf(bytes);
        const kept = recoveryCodeIn(code);

        expect(code).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
        for (const typed of [
          code.toUpperCase(),
          code.replaceAll('-', ' '),
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
        ])
          expect(recoveryCodeIn(typed)).toBe(kept);
      }),
    );
  });

  it('is sixteen letters and nothing else', () => {
    for (const typed of [
      '',
      '123456',
      'abcd-efgh',
      `${'a'.repeat(15)}u`,
      'a'.repeat(17),
      '\u0000'.repeat(16),
    ])
      expect(recoveryCodeIn(typed)).toBeNull();
  });
});
