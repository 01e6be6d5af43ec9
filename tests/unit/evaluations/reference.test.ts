import { describe, expect, it } from 'vitest';
import { decideAllowing, decideReference } from '@/lib/evaluations/reference/rules';

const now = new Date('2027-03-12T12:00:00Z');
const said = (answer: ReturnType<typeof decideReference>) => (answer.ok ? 'done' : answer.refusal.code);

describe('a reference', () => {
  it('needs something to put in it, and somebody who has just signed in', () => {
    expect(said(decideReference({ parts: 1, authenticatedAt: now, now }))).toBe('done');
    expect(said(decideReference({ parts: 0, authenticatedAt: now, now }))).toBe('nothing_allowed');
    const longAgo = new Date(now.getTime() - 10 * 60_000);
    expect(said(decideReference({ parts: 1, authenticatedAt: longAgo, now }))).toBe('sign_in_again');
  });

  it('contains the businesses whose owner allows it', () => {
    expect([decideAllowing('owner'), decideAllowing('manager')].map(said)).toEqual(['done', 'not_yours']);
  });
});
