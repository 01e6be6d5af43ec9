import { afterAll, afterEach, beforeAll } from 'vitest';
import { openStripe, type StripeForPay } from './stripe-open';

/**
 * Gives a test file the stand-in for Stripe, whose events reach the product's own route, and one clock for both. A test
 * for which something was to go wrong that never did has tested nothing, and fails.
 * @param isByChance what goes wrong is drawn, and may never come to pass
 */
export function givenStripe({ isByChance = false } = {}): StripeForPay {
  let opened: Awaited<ReturnType<typeof openStripe>>;
  beforeAll(async () => {
    opened = await openStripe();
  });
  afterEach(() => {
    const untouched = opened.standIn().takeUntouched();
    if (untouched.length > 0 && !isByChance)
      throw new Error(`This was to go wrong and never did: ${untouched.join(', ')}`);
  });
  afterAll(() => opened.close());
  return {
    standIn: () => opened.standIn(),
    at: () => opened.at(),
    work: () => opened.work(),
    pass: (seconds) => opened.pass(seconds),
  };
}
