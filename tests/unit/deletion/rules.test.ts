import { describe, expect, it } from 'vitest';
import {
  type DeletionRole,
  decideDeletion,
  decideKeeping,
  deletionDue,
  HOLD_KINDS,
  holdInWords,
} from '@/lib/deletion/rules';

const NOW = new Date('2026-11-26T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const ROLES: readonly DeletionRole[] = ['self', 'owner', 'manager', 'assistant', null];
const MEANT = {
  expected: 'Adeyemi Kilns',
  typed: 'adeyemi kilns',
  authenticatedAt: minutesAgo(9),
  now: NOW,
};
const FREE = { isPending: false, holds: [] };

const codeOf = (result: ReturnType<typeof decideDeletion>) => (result.ok ? 'done' : result.refusal.code);

describe('deleting a business or an account', () => {
  it('waits for two weeks', () => {
    expect(deletionDue(NOW)).toEqual(new Date('2026-12-10T12:00:00Z'));
  });

  it('can be asked for and taken back by an owner, or by the person themselves', () => {
    const answers = ROLES.map((role) => [
      role,
      codeOf(decideDeletion(role, FREE, MEANT)),
      codeOf(decideDeletion(role, { ...FREE, isPending: true }, MEANT)),
      codeOf(decideKeeping(role, { isPending: true })),
      codeOf(decideKeeping(role, { isPending: false })),
    ]);

    expect(answers).toEqual([
      ['self', 'done', 'pending', 'done', 'nothing_pending'],
      ['owner', 'done', 'pending', 'done', 'nothing_pending'],
      ['manager', 'not_yours', 'not_yours', 'not_yours', 'not_yours'],
      ['assistant', 'not_found', 'not_found', 'not_found', 'not_found'],
      [null, 'not_found', 'not_found', 'not_found', 'not_found'],
    ]);
  });

  it.each(HOLD_KINDS)('is refused with an explanation while there is: %s', (kind) => {
    const hold = { kind, with: 'Maria Santos' };

    const result = decideDeletion('owner', { ...FREE, holds: [hold] }, MEANT);

    expect(result).toMatchObject({ ok: false, refusal: { code: 'held', message: holdInWords(hold) } });
    expect(holdInWords(hold)).toContain('Maria Santos');
  });

  it('requires the name to be typed, beside the field, in upper or lower case', () => {
    const result = decideDeletion('owner', FREE, { ...MEANT, typed: 'Adeyemi' });

    expect(result).toMatchObject({ ok: false, refusal: { code: 'other_name', field: 'confirmation' } });
  });

  it('needs a sign-in younger than ten minutes; taking it back doesn’t', () => {
    const stale = { ...MEANT, authenticatedAt: minutesAgo(10) };

    expect(codeOf(decideDeletion('owner', FREE, stale))).toBe('sign_in_again');
    expect(codeOf(decideKeeping('owner', { isPending: true }))).toBe('done');
  });
});
