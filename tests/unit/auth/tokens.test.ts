import { describe, expect, it } from 'vitest';
import {
  deriveSecret,
  hashLinkToken,
  hashSessionToken,
  isSameSecret,
  newSecret,
} from '@/lib/platform/auth/tokens';

describe('tokens', () => {
  it('hold 256 random bits, and never repeat', () => {
    const made = Array.from({ length: 100 }, newSecret);

    expect(new Set(made).size).toBe(100);
    for (const token of made) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('are stored as hashes that reveal nothing of them, and differ by purpose', () => {
    const token = newSecret();

    expect(hashSessionToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashLinkToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashSessionToken(token)).not.toBe(hashLinkToken(token));
  });

  it('are derived separately for each purpose and each subject', () => {
    const secrets = [
      deriveSecret('invitation', 'a'),
      deriveSecret('invitation', 'b'),
      deriveSecret('other', 'a'),
    ];

    expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(3);
  });

  it('are the same only when every byte is', () => {
    expect(isSameSecret(Buffer.from('abc'), Buffer.from('abc'))).toBe(true);
    expect(isSameSecret(Buffer.from('abc'), Buffer.from('abd'))).toBe(false);
    expect(isSameSecret(Buffer.from('abc'), Buffer.from('abcd'))).toBe(false);
    expect(isSameSecret(Buffer.from(''), Buffer.from('a'))).toBe(false);
  });
});
