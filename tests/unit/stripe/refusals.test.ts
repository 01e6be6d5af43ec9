import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '@/tests/support/stripe/clock';
import { onboarded, refusalOf } from '@/tests/support/stripe/situations';
import type { RunningStripe } from '@/tests/support/stripe/stand-in';
import { newStandIn, TEST_KEY } from '@/tests/support/stripe/under-test';

/** What can be made to fail on the way, and what may be sent again afterwards. */
let running: RunningStripe;
let stripe: Stripe;
let wrong: readonly string[];
beforeEach(async () => {
  ({ running, stripe, wrong } = await newStandIn());
});
afterEach(async () => {
  expect(wrong).toEqual([]);
  await running.close();
});

const NOBODY = { statusCode: 401 };

describe('a key', () => {
  test.each(['sk_live_12345678', 'rk_live_12345678'])(
    '%s is refused: live keys never come here',
    async (key) => {
      const live = new Stripe(key, { ...running.address, maxNetworkRetries: 0 });

      const refusal = await refusalOf(live.balance.retrieve());

      expect(refusal).toMatchObject(NOBODY);
      expect(refusal.message).toContain('never takes a live key');
    },
  );

  test('of nobody is refused', async () => {
    const nobody = new Stripe('sk_other', { ...running.address, maxNetworkRetries: 0 });

    expect(await refusalOf(nobody.balance.retrieve())).toMatchObject(NOBODY);
  });
});

test('another version of the API, and another account than ours, are refused', async () => {
  const asked = (options: Stripe.RequestOptions) => refusalOf(stripe.balance.retrieve({}, options));

  expect(await asked({ apiVersion: '2020-01-01' })).toMatchObject({ statusCode: 400 });
  expect(await asked({ stripeAccount: 'acct_other' })).toMatchObject({ statusCode: 403 });
});

test("a parameter that Stripe knows and the stand-in doesn't play is refused too, not ignored", async () => {
  const asked = stripe.customers.create({ tax_exempt: 'exempt' });

  expect(await refusalOf(asked)).toMatchObject({ code: 'parameter_unknown', param: 'tax_exempt' });
});

test("card numbers don't come through the API", async () => {
  const asked = stripe.paymentMethods.create({
    type: 'card',
    card: { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' },
  });

  expect(await refusalOf(asked)).toMatchObject({ statusCode: 402 });
});

describe('an idempotency key', () => {
  test('is free again after a day', async () => {
    const idempotencyKey = 'pay:1:charge:1';
    const first = await stripe.customers.create({ name: 'One' }, { idempotencyKey });

    await running.advance(DAY);
    const second = await stripe.customers.create({ name: 'One' }, { idempotencyKey });

    expect(second.id).not.toBe(first.id);
  });

  test('whose first request is under way answers 409', async () => {
    const options = { idempotencyKey: 'pay:1:charge:1' };
    running.addFault({ kind: 'held' });

    const first = stripe.customers.create({ name: 'One' }, options);
    await arrived();
    const second = await refusalOf(stripe.customers.create({ name: 'One' }, options));

    expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    const { id } = await first;
    expect((await stripe.customers.create({ name: 'One' }, options)).id).toBe(id);
  });

  test("isn't used up by parameters that couldn't be read", async () => {
    const options = { idempotencyKey: 'pay:1:charge:1' };
    await refusalOf(stripe.rawRequest('POST', '/v1/customers', { colour: 'red' }, options));

    await expect(stripe.customers.create({ name: 'One' }, options)).resolves.toBeDefined();
  });
});

describe('a fault', () => {
  test.each([
    ['declined', 402],
    ['conflict', 409],
    ['rate_limited', 429],
    ['broken', 500],
  ] as const)('%s answers %d, does nothing, and leaves the key free', async (kind, statusCode) => {
    const options = { idempotencyKey: 'pay:1:charge:1' };
    running.addFault({ kind, on: 'POST /v1/customers' });

    expect(await refusalOf(stripe.customers.create({}, options))).toMatchObject({ statusCode });

    expect((await stripe.customers.list()).data).toEqual([]);
    await stripe.customers.create({}, options);
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  test.each(['cut_after', 'silent'] as const)(
    '%s does the work, so the same key returns the same',
    async (kind) => {
      const options = { idempotencyKey: 'pay:1:charge:1', timeout: 500 };
      // the SDK itself retries once when a connection was cut
      running.addFault({ kind, on: 'POST', times: kind === 'silent' ? 1 : 2 });

      expect(await refusalOf(stripe.customers.create({}, options))).toBeInstanceOf(
        Stripe.errors.StripeConnectionError,
      );

      const again = await stripe.customers.create({}, options);
      expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
      expect((await stripe.customers.list()).data).toHaveLength(1);
    },
  );

  test('broken_after does the work and keeps the 500 under the key, as Stripe does', async () => {
    const options = { idempotencyKey: 'pay:1:charge:1' };
    running.addFault({ kind: 'broken_after' });

    const first = await refusalOf(stripe.customers.create({}, options));
    const second = await refusalOf(stripe.customers.create({}, options));

    expect([first.statusCode, second.statusCode]).toEqual([500, 500]);
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  test('cut_before does nothing', async () => {
    running.addFault({ kind: 'cut_before', after: 1, times: 2 });
    await stripe.customers.create();

    expect(await refusalOf(stripe.customers.create())).toBeInstanceOf(Stripe.errors.StripeConnectionError);

    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  test("the SDK's own retries get through a busy hour without doing anything twice", async () => {
    const patient = new Stripe(TEST_KEY, { ...running.address, maxNetworkRetries: 3, telemetry: false });
    const account = await onboarded({ stripe });
    await stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'usd',
      payment_method: 'pm_card_bypassPending',
      allowed_payment_method_types: ['card'],
      capture_method: 'automatic',
      confirm: true,
    });
    running.addFault({ kind: 'conflict', on: 'transfers' });
    running.addFault({ kind: 'cut_after', on: 'transfers' });
    running.addFault({ kind: 'broken', on: 'transfers' });

    await patient.transfers.create({ amount: 5000, currency: 'usd', destination: account });

    expect((await stripe.transfers.list()).data).toHaveLength(1);
  });
});

test('a request whose connection was cut is sent again by the SDK, with a key that it made itself', async () => {
  running.addFault({ kind: 'cut_after' });

  await stripe.customers.create({ name: 'Once' });

  expect((await stripe.customers.list()).data).toHaveLength(1);
});

/** Lets a request reach the stand-in: a later one has come through the same way. */
async function arrived(): Promise<void> {
  await fetch(new URL('/pages/none', running.url));
}
