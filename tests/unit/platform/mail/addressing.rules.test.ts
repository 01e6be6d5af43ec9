import { describe, expect, it } from 'vitest';
import { followsItsReader, STAYING_KINDS } from '@/lib/platform/mail/addressing.rules';

type Waiting = Parameters<typeof followsItsReader>[0];

const waiting: Waiting = { recipientUserId: 'maria', triedAt: null, kind: 'brief.handed_over' };

describe('a mail that waits', () => {
  it("goes to its reader's current address", () => {
    expect(followsItsReader(waiting)).toBe(true);
  });

  it.each<{ of: string; differently: Partial<Waiting> }>([
    { of: 'an address, as an invitation is', differently: { recipientUserId: null } },
    { of: 'what the mail service may have by now', differently: { triedAt: new Date('2027-03-01') } },
    ...STAYING_KINDS.map((kind) => ({ of: kind, differently: { kind } })),
  ])('stays with its address if it is $of', ({ differently }) => {
    expect(followsItsReader({ ...waiting, ...differently })).toBe(false);
  });
});
