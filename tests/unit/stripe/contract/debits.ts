import { describe, expect, test } from 'vitest';
import { DAY } from '@/tests/support/stripe/clock';
import { refusalOf, savedBank } from '@/tests/support/stripe/situations';
import type { StripeUnderTest } from '@/tests/support/stripe/under-test';
import { onlyStandIn } from './only-stand-in';

/** What takes days. */
export function debits(target: () => StripeUnderTest): void {
  describe('a bank debit', () => {
    test('out of a US account is in US dollars only', async () => {
      const asked = target().stripe.paymentIntents.create({
        amount: 2000,
        currency: 'eur',
        allowed_payment_method_types: ['us_bank_account'],
      });

      expect(await refusalOf(asked)).toMatchObject({ statusCode: 400 });
    });

    onlyStandIn('takes days, is processing all the while, and then succeeds', async () => {
      const { stripe, standIn } = target();
      const { customer, method } = await savedBank(stripe, '000123456789');

      const begun = await stripe.paymentIntents.create({
        amount: 50_000,
        currency: 'usd',
        customer,
        payment_method: method,
        allowed_payment_method_types: ['us_bank_account'],
        off_session: true,
        confirm: true,
      });
      expect(begun.status).toBe('processing');
      await standIn?.advance(3 * DAY);
      expect((await stripe.paymentIntents.retrieve(begun.id)).status).toBe('processing');
      await standIn?.advance(1 * DAY);

      expect(await stripe.paymentIntents.retrieve(begun.id)).toMatchObject({
        status: 'succeeded',
        amount_received: 50_000,
      });
    });

    onlyStandIn('fails days later, and its money is taken out of the balance again', async () => {
      const { stripe, standIn } = target();
      const { customer, method } = await savedBank(stripe, '000222222227');
      const before = await stripe.balance.retrieve();

      const begun = await stripe.paymentIntents.create({
        amount: 50_000,
        currency: 'usd',
        customer,
        payment_method: method,
        allowed_payment_method_types: ['us_bank_account'],
        off_session: true,
        confirm: true,
      });
      await standIn?.advance(4 * DAY);

      expect(await stripe.paymentIntents.retrieve(begun.id)).toMatchObject({
        status: 'requires_payment_method',
        last_payment_error: { code: 'insufficient_funds' },
      });
      const sum = ({ available, pending }: typeof before) =>
        [...available, ...pending].reduce(
          (all, { amount, currency }) => (currency === 'usd' ? all + amount : all),
          0,
        );
      expect(sum(await stripe.balance.retrieve())).toBe(sum(before));
    });
  });
}
