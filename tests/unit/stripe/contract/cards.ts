import { describe, expect, test } from 'vitest';
import { refusalOf, savedCard } from '@/tests/support/stripe/situations';
import type { StripeUnderTest } from '@/tests/support/stripe/under-test';

/** What happens to a card. */
export function cards(target: () => StripeUnderTest): void {
  describe('a card', () => {
    test('that is saved can be charged without its owner', async () => {
      const { stripe } = target();
      const { customer, method } = await savedCard(stripe, 'pm_card_visa');

      const paid = await stripe.paymentIntents.create({
        amount: 12_345,
        currency: 'usd',
        customer,
        payment_method: method,
        allowed_payment_method_types: ['card'],
        off_session: true,
        confirm: true,
        transfer_group: 'run-1',
        metadata: { run: '1' },
        expand: ['latest_charge'],
      });

      expect(paid).toMatchObject({
        status: 'succeeded',
        amount_received: 12_345,
        transfer_group: 'run-1',
        latest_charge: { status: 'succeeded', paid: true, transfer_group: 'run-1', metadata: { run: '1' } },
      });
    });

    test.each([
      ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
      ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
      ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
    ])('%s is refused as %s, and the payment waits for another', async (token, code, declineCode) => {
      const { stripe } = target();
      const asked = stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        payment_method: token,
        allowed_payment_method_types: ['card'],
        confirm: true,
      });

      const refusal = await refusalOf(asked);

      expect(refusal).toMatchObject({ statusCode: 402, type: 'StripeCardError', code });
      if (declineCode !== undefined) expect(refusal.decline_code).toBe(declineCode);
      const intent = await stripe.paymentIntents.retrieve(refusal.payment_intent?.id ?? '');
      expect(intent).toMatchObject({
        status: 'requires_payment_method',
        payment_method: null,
        last_payment_error: { code },
      });
      const again = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
      expect(again.status).toBe('succeeded');
    });

    test('can be saved and then declined', async () => {
      const { stripe } = target();
      const { customer, method } = await savedCard(stripe, 'pm_card_chargeCustomerFail');

      const asked = stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        customer,
        payment_method: method,
        allowed_payment_method_types: ['card'],
        off_session: true,
        confirm: true,
      });

      expect(await refusalOf(asked)).toMatchObject({ code: 'card_declined', statusCode: 402 });
    });

    test("that wants 3-D Secure and wasn't set up brings its owner back", async () => {
      const { stripe } = target();
      const customer = await stripe.customers.create();
      const method = await stripe.paymentMethods.attach('pm_card_authenticationRequired', {
        customer: customer.id,
      });

      const asked = stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        customer: customer.id,
        payment_method: method.id,
        allowed_payment_method_types: ['card'],
        off_session: true,
        confirm: true,
      });

      const refusal = await refusalOf(asked);
      expect(refusal).toMatchObject({ statusCode: 402, code: 'authentication_required' });
      const onSession = await stripe.paymentIntents.confirm(refusal.payment_intent?.id ?? '', {
        payment_method: method.id,
        return_url: 'https://example.com/back',
      });
      expect(onSession).toMatchObject({
        status: 'requires_action',
        next_action: { type: 'redirect_to_url' },
      });
    });

    test("that is another customer's can't be charged", async () => {
      const { stripe } = target();
      const { method } = await savedCard(stripe, 'pm_card_visa');
      const other = await stripe.customers.create();

      const asked = stripe.paymentIntents.create({
        amount: 2000,
        currency: 'usd',
        customer: other.id,
        payment_method: method,
        allowed_payment_method_types: ['card'],
      });

      expect(await refusalOf(asked)).toMatchObject({ statusCode: 400, param: 'payment_method' });
    });
  });
}
