import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeToken, endOf, tokenOf } from '@/lib/api/tokens/format.rules';
import { decideMaking, MOST_TOKENS, tokenState } from '@/lib/api/tokens/rules';
import { SCOPES, scopesFor } from '@/lib/api/tokens/scopes.rules';
import { newSecret } from '@/lib/platform/auth/tokens';

const NOW = new Date('2026-11-26T16:00:00Z');
const fresh = { others: 0, authenticatedAt: NOW, now: NOW };

describe('a token', () => {
  it('begins with what secret scanners look for, and is told from what only looks like one', () => {
    const token = tokenOf(newSecret());

    expect(token).toMatch(/^handover_[\w-]{43}[0-9a-f]{8}$/);
    expect(canBeToken(token)).toBe(true);
    expect(endOf('handover_abcdefgh')).toBe('efgh');
  });

  it("with one letter changed, lost or added isn't one", () => {
    const token = tokenOf(newSecret());

    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('a', '0', '_', 'Z', ''), (at, letter) => {
        const other = token.slice(0, at) + letter + token.slice(at + 1);
        expect(canBeToken(other)).toBe(other === token);
      }),
    );
  });

  it.each([
    [' handover_', 43],
    ['handover_', 42],
    ['handover_', 44],
    ['handover-', 43],
  ])("that begins with “%s” and has %i letters isn't one, though its checksum fits", (prefix, letters) => {
    const text = prefix + 'a'.repeat(letters);

    expect(canBeToken(text + crc32(text).toString(16).padStart(8, '0'))).toBe(false);
  });

  it('may be allowed exactly what the database lets in', () => {
    const sql = readFileSync('prisma/migrations/20261130090000_scope_to_approve_time/migration.sql', 'utf8');
    const [, list = ''] = /scopes <@ ARRAY\[([^\]]+)\]/.exec(sql) ?? [];

    expect([...list.matchAll(/'([^']+)'/g)].map(([, scope]) => scope)).toEqual([...SCOPES]);
  });

  it('is offered everything in a business, and no approval of time in an inbox: nobody approves their own', () => {
    expect(scopesFor('business')).toEqual(SCOPES);
    expect(scopesFor('inbox')).toEqual(SCOPES.filter((scope) => scope !== 'time:approve'));
  });
});

describe('who may make a token', () => {
  it.each([
    ['owner', 'accepted'],
    ['manager', 'not_yours'],
    [null, 'not_found'],
  ] as const)('in a business: as %s it is %s', (role, expected) => {
    const result = decideMaking({ place: { kind: 'business', role }, ...fresh });

    expect(result.ok ? 'accepted' : result.refusal.code).toBe(expected);
  });

  it('for an inbox: its person', () => {
    expect(decideMaking({ place: { kind: 'inbox' }, ...fresh }).ok).toBe(true);
  });

  it('needs a sign-in younger than ten minutes', () => {
    const authenticatedAt = new Date(NOW.getTime() - 10 * 60_000);

    expect(decideMaking({ place: { kind: 'inbox' }, ...fresh, authenticatedAt })).toMatchObject({
      refusal: { code: 'sign_in_again' },
    });
  });

  it('has at most this many in one place', () => {
    expect(decideMaking({ place: { kind: 'inbox' }, ...fresh, others: MOST_TOKENS })).toMatchObject({
      refusal: { code: 'too_many_tokens' },
    });
  });
});

describe('the state of a token', () => {
  it.each([
    [null, 1, 'works'],
    [null, 0, 'expired'],
    [NOW, 1, 'ended'],
    [NOW, -1, 'ended'],
  ] as const)('ended at %s with %i ms to go: %s', (endedAt, left, expected) => {
    expect(tokenState({ endedAt, expiresAt: new Date(NOW.getTime() + left) }, NOW)).toBe(expected);
  });
});
