import { describe, expect, it } from 'vitest';
import {
  belongsToReply,
  judgeReply,
  LONGEST_REPLY,
  refuseContents,
} from '@/lib/threads/replies/judging.rules';

const NOW = new Date('2026-11-26T09:00:00Z');
const address = { email: 'maria@santos.example', expiresAt: new Date('2026-12-26T09:00:00Z') };
const right = {
  isAutomatic: false,
  isHarmful: false,
  authenticity: 'passed',
  from: address.email,
  address,
} as const;

describe('a reply by mail', () => {
  it('is accepted from the person the mail went to', () => {
    expect(judgeReply(right, NOW)).toEqual({ kind: 'take' });
  });

  it('is accepted if nothing could be checked: the address itself is a secret', () => {
    expect(judgeReply({ ...right, authenticity: 'unknown' }, NOW)).toEqual({ kind: 'take' });
  });

  it('from another address is refused, and its sender told', () => {
    const judged = judgeReply({ ...right, from: 'maria@home.example' }, NOW);

    expect(judged).toEqual({ kind: 'refuse', reason: 'other_sender', to: 'maria@home.example' });
  });

  it.each(['failed', 'unknown'] as const)(
    "from another address that isn't verified (%s) is dropped: the name may be borrowed",
    (authenticity) => {
      const judged = judgeReply({ ...right, authenticity, from: 'victim@elsewhere.example' }, NOW);

      expect(judged).toEqual({ kind: 'ignore', reason: 'forged' });
    },
  );

  it('that doesn’t name one sender is dropped, even if its domain is verified: there is nobody to tell', () => {
    expect(judgeReply({ ...right, from: '' }, NOW)).toEqual({ kind: 'ignore', reason: 'forged' });
  });

  it('in the person’s name but not from them is refused, and the person told', () => {
    const judged = judgeReply({ ...right, authenticity: 'failed' }, NOW);

    expect(judged).toEqual({ kind: 'refuse', reason: 'not_authentic', to: address.email });
  });

  it('to an expired address is refused, from that very moment', () => {
    expect(judgeReply(right, address.expiresAt)).toMatchObject({ kind: 'refuse', reason: 'expired' });
    expect(judgeReply(right, new Date(address.expiresAt.getTime() - 1))).toEqual({ kind: 'take' });
  });

  it('to an address that we never gave out is dropped', () => {
    expect(judgeReply({ ...right, address: null }, NOW)).toEqual({ kind: 'ignore', reason: 'not_ours' });
  });

  it('written by a program is never answered, whatever else is wrong with it', () => {
    for (const wrong of [
      {},
      { from: 'other@x.example' },
      { authenticity: 'failed' },
      { address: null },
    ] as const)
      expect(judgeReply({ ...right, ...wrong, isAutomatic: true }, NOW)).toEqual({
        kind: 'ignore',
        reason: 'automatic',
      });
  });

  it('that carries something harmful is never answered either', () => {
    expect(judgeReply({ ...right, isHarmful: true }, NOW)).toEqual({ kind: 'ignore', reason: 'harmful' });
  });

  it('needs words or a file, and not too much of either', () => {
    expect(refuseContents('', 0)).toBe('empty');
    expect(refuseContents('', 1)).toBeNull();
    expect(refuseContents('x'.repeat(LONGEST_REPLY), 10)).toBeNull();
    expect(refuseContents('x'.repeat(LONGEST_REPLY + 1), 0)).toBe('too_long');
    expect(refuseContents('Here they are.', 11)).toBe('too_many_files');
  });

  it('doesn’t bring along the small pictures of a signature', () => {
    expect(belongsToReply({ isInline: true, sizeBytes: 3_000 })).toBe(false);
    expect(belongsToReply({ isInline: true, sizeBytes: 16 * 1024 - 1 })).toBe(false);
    expect(belongsToReply({ isInline: true, sizeBytes: 16 * 1024 })).toBe(true);
    expect(belongsToReply({ isInline: false, sizeBytes: 3_000 })).toBe(true);
  });
});
