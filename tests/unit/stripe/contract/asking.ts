import { describe, expect, test } from 'vitest';
import { refusalOf, savedCard } from '@/tests/support/stripe/situations';
import type { StripeUnderTest } from '@/tests/support/stripe/under-test';

/** Customers, and the answers to requests that are wrong. */
export function customersAndParameters(target: () => StripeUnderTest): void {
  describe('customers', () => {
    test('a customer keeps its name, mail and metadata, and loses a key that is emptied', async () => {
      const { stripe } = target();

      const made = await stripe.customers.create({
        name: 'Ada Byron',
        email: 'ada@example.com',
        metadata: { workspace: 'w1', kind: 'owner' },
      });
      await stripe.customers.update(made.id, { metadata: { kind: '' } });

      const read = await stripe.customers.retrieve(made.id);
      expect(read).toMatchObject({
        name: 'Ada Byron',
        email: 'ada@example.com',
        metadata: { workspace: 'w1' },
      });
    });

    test("a deleted one is still returned, as deleted, and can't be charged any more", async () => {
      const { stripe } = target();
      const { customer, method } = await savedCard(stripe, 'pm_card_visa');

      await stripe.customers.del(customer);

      expect(await stripe.customers.retrieve(customer)).toEqual(
        expect.objectContaining({ id: customer, deleted: true }),
      );
      const asked = stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        customer,
        payment_method: method,
        allowed_payment_method_types: ['card'],
      });
      expect(await refusalOf(asked)).toMatchObject({
        statusCode: 400,
        code: 'resource_missing',
        param: 'customer',
      });
    });

    test("one that doesn't exist is a 404 with code and param", async () => {
      expect(await refusalOf(target().stripe.customers.retrieve('cus_nobody'))).toMatchObject({
        statusCode: 404,
        code: 'resource_missing',
        param: 'id',
      });
    });
  });

  describe('parameters', () => {
    test('a missing one is named', async () => {
      const asked = target().stripe.rawRequest('POST', '/v1/payment_intents', { currency: 'usd' });

      expect(await refusalOf(asked)).toMatchObject({
        statusCode: 400,
        code: 'parameter_missing',
        param: 'amount',
      });
    });

    test("one that Stripe doesn't know is named, even inside another", async () => {
      const asked = (parameters: Record<string, unknown>) =>
        refusalOf(target().stripe.rawRequest('POST', '/v1/customers', parameters));

      expect(await asked({ colour: 'red' })).toMatchObject({ code: 'parameter_unknown', param: 'colour' });
      expect(await asked({ invoice_settings: { colour: 'red' } })).toMatchObject({
        code: 'parameter_unknown',
      });
    });

    test("an amount that isn't a whole number, or is too small or too large, is refused", async () => {
      const asked = (amount: number) =>
        refusalOf(
          target().stripe.paymentIntents.create({
            amount,
            currency: 'usd',
            allowed_payment_method_types: ['card'],
          }),
        );

      expect(await asked(10.5)).toMatchObject({ code: 'parameter_invalid_integer', param: 'amount' });
      expect(await asked(49)).toMatchObject({ code: 'amount_too_small' });
      expect(await asked(100_000_000)).toMatchObject({ code: 'amount_too_large' });
    });

    test('a currency without decimals is charged in whole units', async () => {
      const { stripe } = target();
      const { customer, method } = await savedCard(stripe, 'pm_card_visa');

      const paid = await stripe.paymentIntents.create({
        amount: 5000,
        currency: 'jpy',
        customer,
        payment_method: method,
        allowed_payment_method_types: ['card'],
        off_session: true,
        confirm: true,
      });

      expect(paid).toMatchObject({ status: 'succeeded', amount_received: 5000, currency: 'jpy' });
    });

    test("what can't be expanded is refused before anything is done", async () => {
      const { stripe } = target();
      const email = `${crypto.randomUUID()}@example.com`;

      const asked = stripe.rawRequest('POST', '/v1/customers', { email, expand: ['email'] });

      expect(await refusalOf(asked)).toMatchObject({ statusCode: 400 });
      expect((await stripe.customers.list({ email })).data).toEqual([]);
    });

    test('an unknown address is a 404', async () => {
      expect(await refusalOf(target().stripe.rawRequest('GET', '/v1/unicorns'))).toMatchObject({
        statusCode: 404,
      });
    });
  });
}
