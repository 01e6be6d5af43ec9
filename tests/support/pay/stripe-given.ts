import { afterAll, beforeAll } from 'vitest';
import { openStripe, type StripeForPay } from './stripe-open';

/** Gives a test file the stand-in for Stripe, whose events reach the product's own route, and one clock for both. */
export function givenStripe(): StripeForPay {
  let opened: Awaited<ReturnType<typeof openStripe>>;
  beforeAll(async () => {
    opened = await openStripe();
  });
  afterAll(() => opened.close());
  return {
    standIn: () => opened.standIn(),
    at: () => opened.at(),
    work: () => opened.work(),
    pass: (seconds) => opened.pass(seconds),
  };
}
