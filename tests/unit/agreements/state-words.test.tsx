import { describe, expect, it } from 'vitest';
import { agreementState } from '@/components/agreements/status/agreement-state';
import { EndingNote } from '@/components/endings/ending-note';
import { progressState } from '@/components/people/engagement-progress';
import { markupOf } from '@/tests/support/browser/markup';

describe("an agreement's status", () => {
  it.each([
    ['owner', ['assistant'], 'Your signature is missing', 'needs'],
    ['assistant', ['owner'], 'Your signature is missing', 'needs'],
    ['manager', ['assistant'], 'An owner’s signature is missing', 'info'],
    ['owner', ['owner'], 'Signed by you', 'info'],
    ['assistant', ['assistant'], 'Signed by you', 'info'],
    ['manager', ['owner'], 'Signed by an owner', 'info'],
  ] as const)('to the %s, once signed by the %s: “%s”', (role, signedBy, words, meaning) => {
    expect(agreementState({ state: 'signed_by_one', signedBy }, role)).toEqual({ words, meaning });
  });

  it('asks nothing of a manager, who neither writes nor signs it', () => {
    expect(agreementState({ state: 'changes_requested', signedBy: [] }, 'manager').meaning).toBe('info');
    expect(progressState('signature_missing', 'manager')).toEqual({
      words: 'An owner’s signature is missing',
      meaning: 'info',
    });
    expect(progressState('signature_missing', 'owner').words).toBe('Your signature is missing');
  });
});

describe('the link to the end of the work', () => {
  const note = (reader: 'owner' | 'manager', ending: { endsAt: Date; zone: string } | null) => {
    const now = new Date('2026-11-29T06:00:00Z');
    const of = { state: 'active', ending, reader, href: '/ending', other: 'Maria Santos', now } as const;
    return markupOf(<EndingNote {...of} />);
  };

  it('isn’t offered to a manager, who can’t use it, but once it has begun they see what is handed back', () => {
    expect(note('owner', null)).toContain('End the work');
    expect(note('manager', null)).toBe('');
    expect(note('manager', { endsAt: new Date('2026-12-05T06:00:00Z'), zone: 'America/Chicago' })).toContain(
      'See what is handed back',
    );
  });
});
