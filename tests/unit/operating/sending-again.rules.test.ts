import { describe, expect, it } from 'vitest';
import { decideSendAgain, HOLDS_DAYS, type MailFacts } from '@/lib/operating/sending-again.rules';
import { MailState } from '@/lib/platform/db/generated/enums';

const NOW = new Date('2026-11-26T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000);
const FLAGS = ['isSpent', 'isEmpty', 'isStopped', 'wasSentAgain'] as const;

function decided(mail: Partial<MailFacts>) {
  const usual = {
    isSpent: false,
    isEmpty: false,
    isStopped: false,
    wasSentAgain: false,
    createdAt: daysAgo(1),
  };
  const decision = decideSendAgain({ ...usual, state: 'failed', ...mail }, NOW);
  return decision.ok ? 'yes' : decision.refusal.code;
}

describe('whether a mail is sent again', () => {
  it('depends on what became of it: only what didn’t arrive, and wasn’t unwanted', () => {
    const answers = Object.fromEntries(Object.values(MailState).map((state) => [state, decided({ state })]));

    expect(answers).toEqual({
      queued: 'waits',
      accepted: 'may_arrive',
      delivered: 'arrived',
      bounced: 'yes',
      complained: 'unwanted',
      failed: 'yes',
      suppressed: 'yes',
    });
  });

  it('is never true for a used link, a deleted message, an address that accepts no mail, or a mail that was sent again', () => {
    for (const state of Object.values(MailState))
      for (const flag of FLAGS) expect(decided({ state, [flag]: true })).not.toBe('yes');
  });

  it('is true for two weeks, and no longer', () => {
    expect(decided({ createdAt: daysAgo(HOLDS_DAYS) })).toBe('yes');
    expect(decided({ createdAt: daysAgo(HOLDS_DAYS + 0.01) })).toBe('too_old');
  });
});
