import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refundFailureInWords } from '@/lib/pay/stripe/refunds/refund-failures.rules';

/** The API's shapes say only that it is a text; its comment in the SDK names each. */
const [, named = ''] =
  /Possible values are: (.+)\n\s*\*\/\s*failure_reason\?/.exec(
    readFileSync('node_modules/stripe/esm/resources/Refunds.d.ts', 'utf8'),
  ) ?? [];
const REASONS = [...named.matchAll(/`(\w+)`/g)].map(([, reason = '']) => reason);

describe('why a refund failed', () => {
  it('is one of the reasons that Stripe gives', () => {
    expect(REASONS).toContain('expired_or_canceled_card');
    expect(REASONS).toHaveLength(7);
  });

  it.each(REASONS)('is told as a sentence where Stripe’s reason is %s', (reason) => {
    expect(refundFailureInWords(reason)).toMatch(/^[A-Z][^_]+\.$/);
  });

  it('isn’t told for a reason that we don’t know: codes are no words', () => {
    expect(refundFailureInWords('a_reason_of_next_year')).toBe('');
  });

  it('calls a card neither lost nor stolen: whoever holds it may be the thief', () => {
    expect(refundFailureInWords('lost_or_stolen_card')).not.toMatch(/lost|stolen/);
  });
});
