import { describe, expect, test } from 'vitest';
import { refusalOf } from '@/tests/support/stripe/situations';
import type { StripeUnderTest } from '@/tests/support/stripe/under-test';

/** How a payment moves, and what is done once. */
export function payments(target: () => StripeUnderTest): void {
  describe('a payment', () => {
    test('that succeeded can be neither confirmed nor cancelled again', async () => {
      const { stripe } = target();
      const paid = await stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        payment_method: 'pm_card_visa',
        allowed_payment_method_types: ['card'],
        confirm: true,
      });

      const unexpected = { statusCode: 400, code: 'payment_intent_unexpected_state' };
      expect(await refusalOf(stripe.paymentIntents.confirm(paid.id))).toMatchObject(unexpected);
      expect(await refusalOf(stripe.paymentIntents.cancel(paid.id))).toMatchObject(unexpected);
    });

    test('that has no method yet can be cancelled, once', async () => {
      const { stripe } = target();
      const intent = await stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        allowed_payment_method_types: ['card'],
      });

      const cancelled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' });

      expect(cancelled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
      expect(await refusalOf(stripe.paymentIntents.cancel(intent.id))).toMatchObject({
        code: 'payment_intent_unexpected_state',
      });
    });

    test('is refunded in parts, and never more than was paid', async () => {
      const { stripe } = target();
      const paid = await stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        payment_method: 'pm_card_visa',
        allowed_payment_method_types: ['card'],
        confirm: true,
      });

      const first = await stripe.refunds.create({ payment_intent: paid.id, amount: 500 });
      expect(first).toMatchObject({ amount: 500, status: 'succeeded' });
      expect(await refusalOf(stripe.refunds.create({ payment_intent: paid.id, amount: 1501 }))).toMatchObject(
        {
          statusCode: 400,
        },
      );
      await stripe.refunds.create({ payment_intent: paid.id });
      expect(await refusalOf(stripe.refunds.create({ payment_intent: paid.id }))).toMatchObject({
        code: 'charge_already_refunded',
      });
    });
  });

  describe('keys', () => {
    test('the same request with the same key is done once, and says so', async () => {
      const { stripe } = target();
      const idempotencyKey = `pay:${crypto.randomUUID()}`;
      const parameters = { amount: 2000, currency: 'usd', allowed_payment_method_types: ['card'] };

      const first = await stripe.paymentIntents.create(parameters, { idempotencyKey });
      const second = await stripe.paymentIntents.create(parameters, { idempotencyKey });

      expect(second.id).toBe(first.id);
      expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    });

    test('another request with the same key is refused', async () => {
      const { stripe } = target();
      const idempotencyKey = `pay:${crypto.randomUUID()}`;
      await stripe.customers.create({ name: 'One' }, { idempotencyKey });

      expect(await refusalOf(stripe.customers.create({ name: 'Two' }, { idempotencyKey }))).toMatchObject({
        statusCode: 400,
        type: 'StripeIdempotencyError',
      });
    });

    test('a declined card with a key stays declined', async () => {
      const { stripe } = target();
      const idempotencyKey = `pay:${crypto.randomUUID()}`;
      const ask = () =>
        refusalOf(
          stripe.paymentIntents.create(
            {
              amount: 2000,
              currency: 'usd',
              payment_method: 'pm_card_visa_chargeDeclined',
              allowed_payment_method_types: ['card'],
              confirm: true,
            },
            { idempotencyKey },
          ),
        );

      const [first, second] = [await ask(), await ask()];

      expect(second.payment_intent?.id).toBe(first.payment_intent?.id);
    });
  });
}
