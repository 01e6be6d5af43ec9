import { afterAll, beforeAll, expect } from 'vitest';
import { type StripeUnderTest, stripeUnderTest } from '@/tests/support/stripe/under-test';
import { customersAndParameters } from './contract/asking';
import { cards } from './contract/cards';
import { debits } from './contract/debits';
import { payments } from './contract/payments';
import { payoutsAbroad } from './contract/payouts-abroad';
import { transfers } from './contract/transfers';

/**
 * What the product relies on at Stripe: requested from the stand-in, and from a real sandbox when STRIPE_TEST_KEY is
 * set. Each request and each answer must have Stripe's shape.
 */
let target: StripeUnderTest;
beforeAll(async () => {
  target = await stripeUnderTest();
});
afterAll(async () => {
  expect(target.wrong).toEqual([]);
  await target.close();
});

for (const part of [customersAndParameters, cards, payments, debits, transfers, payoutsAbroad])
  part(() => target);
