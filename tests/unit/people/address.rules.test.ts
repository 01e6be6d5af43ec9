import { describe, expect, it } from 'vitest';
import { addressLinkEnd, decideAsking, undoEnd } from '@/lib/people/address.rules';

const NOW = new Date('2027-03-12T12:00:00Z');
const asking = { own: 'ruth@example.com', wanted: 'ruth@example.org', authenticatedAt: NOW };

describe('another address', () => {
  it('is asked for by somebody who has just signed in, and isn’t already their own', () => {
    const longAgo = new Date(NOW.getTime() - 10 * 60_000);

    expect(decideAsking(asking, NOW).ok).toBe(true);
    expect(decideAsking({ ...asking, wanted: asking.own }, NOW)).toMatchObject({
      refusal: { code: 'same_address', field: 'email' },
    });
    expect(decideAsking({ ...asking, authenticatedAt: longAgo }, NOW)).toMatchObject({
      refusal: { code: 'sign_in_again' },
    });
  });

  it('is confirmed as theirs within a day, and can be undone from the old one for a week', () => {
    expect(addressLinkEnd(NOW)).toEqual(new Date('2027-03-13T12:00:00Z'));
    expect(undoEnd(NOW)).toEqual(new Date('2027-03-19T12:00:00Z'));
  });
});
