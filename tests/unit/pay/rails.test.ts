import { describe, expect, it } from 'vitest';
import { consequencesInWords, decideRail, RAILS, railInWords } from '@/lib/pay/rails/choosing.rules';
import { GLOBAL_PAYOUTS_NEEDS, stripeGlobalPayouts } from '@/lib/pay/rails/stripe-global-payouts';
import { Refused } from '@/lib/platform/result';

const REACHES = [true, false].flatMap((isStripeSetUp) =>
  [true, false].map((isReachable) => ({ isStripeSetUp, isReachable })),
);

describe('a way for money to go', () => {
  it.each(REACHES)('is always that the owner sends it themselves: %o', (reach) => {
    expect(decideRail('external', reach).ok).toBe(true);
  });

  it.each(REACHES)('is Stripe only where it is set up and says that it reaches them: %o', (reach) => {
    const decided = decideRail('stripe_connect', reach);

    expect(decided.ok).toBe(reach.isStripeSetUp && reach.isReachable);
    if (!decided.ok) expect(decided.refusal.code).toBe(reach.isStripeSetUp ? 'not_reachable' : 'no_stripe');
  });

  it.each(REACHES)('is never Global Payouts, which is off: %o', (reach) => {
    expect(decideRail('stripe_global_payouts', reach)).toMatchObject({
      ok: false,
      refusal: { code: 'rail_off', field: 'rail' },
    });
  });

  it('says what follows from it, and who bears the fees', () => {
    expect(new Set(RAILS.map(railInWords)).size).toBe(RAILS.length);
    expect(consequencesInWords('external', null)).toContain('Handover moves nothing');
    expect(consequencesInWords('stripe_connect', null)).toContain('comes on top of what you owe');
    expect(consequencesInWords('stripe_connect', 'assistant')).toContain('comes out of what they are sent');
  });
});

describe('Stripe Global Payouts', () => {
  it('has the steps of every rail, and refuses each of them with the same reason', async () => {
    const { quote, start, follow, cancel } = stripeGlobalPayouts;

    for (const step of [quote, start, follow, cancel]) {
      const refused = await Promise.resolve()
        .then(step)
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Refused);
      expect(refused).toMatchObject({ refusal: { code: 'rail_off' } });
    }
  });

  it('says what it would need', () => {
    expect(GLOBAL_PAYOUTS_NEEDS.join(' ')).toMatch(/Stripe’s approval.*legal advice/);
  });
});
