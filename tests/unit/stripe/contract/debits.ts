import { describe, expect, test } from 'vitest';
import { DAY } from '@/tests/support/stripe/clock';
import { refusalOf, savedBank } from '@/tests/support/stripe/situations';
import type { StripeUnderTest } from '@/tests/support/stripe/under-test';
import { onlyStandIn } from './only-stand-in';

/** What takes days. */
export function debits(target: () => StripeUnderTest): void {
  describe('a bank debit', () => {
    test('from a US account is in US dollars only', async () => {
      const asked = target().stripe.paymentIntents.create({
        amount: 2000,
        currency: 'eur',
        allowed_payment_method_types: ['us_bank_account'],
      });

      expect(await refusalOf(asked)).toMatchObject({ statusCode: 400 });
    });

    describe('from an account that is verified by two small amounts', () => {
      const given = async () => {
        const { stripe } = target();
        const customer = await stripe.customers.create();
        const method = await stripe.paymentMethods.create({
          type: 'us_bank_account',
          us_bank_account: {
            account_holder_type: 'individual',
            account_number: '000123456789',
            routing_number: '110000000',
          },
          billing_details: { name: 'Jenny Rosen' },
        });
        return stripe.setupIntents.create({
          customer: customer.id,
          payment_method: method.id,
          allowed_payment_method_types: ['us_bank_account'],
          payment_method_options: { us_bank_account: { verification_method: 'microdeposits' } },
          mandate_data: {
            customer_acceptance: { type: 'online', online: { ip_address: '127.0.0.1', user_agent: 'test' } },
          },
          confirm: true,
        });
      };
      const verify = (id: string, ...amounts: readonly number[]) =>
        target().stripe.setupIntents.verifyMicrodeposits(id, { amounts: [...amounts] });
      const PREFIX = 'payment_method_microdeposit_verification';

      test('waits until its holder enters them', async () => {
        const setup = await given();
        expect(setup).toMatchObject({
          status: 'requires_action',
          next_action: {
            type: 'verify_with_microdeposits',
            verify_with_microdeposits: { hosted_verification_url: expect.stringContaining('http') },
          },
        });

        expect(await verify(setup.id, 32, 45)).toMatchObject({ status: 'succeeded', next_action: null });
      });

      test('can’t be used any more after too many wrong entries', async () => {
        const { id } = await given();

        expect(await refusalOf(verify(id, 10, 11))).toMatchObject({
          statusCode: 400,
          code: `${PREFIX}_attempts_exceeded`,
        });
        expect(await target().stripe.setupIntents.retrieve(id)).toMatchObject({
          status: 'requires_payment_method',
          last_setup_error: { code: `${PREFIX}_attempts_exceeded` },
        });
      });

      onlyStandIn('is refused other amounts twice, and given up the third time', async () => {
        const { id } = await given();

        const codes: (string | undefined)[] = [];
        for (const amount of [1, 2, 3]) codes.push((await refusalOf(verify(id, amount, amount))).code);

        expect(codes).toEqual([
          `${PREFIX}_amounts_mismatch`,
          `${PREFIX}_amounts_mismatch`,
          `${PREFIX}_attempts_exceeded`,
        ]);
      });

      onlyStandIn('is given up after ten days', async () => {
        const { id } = await given();

        await target().standIn?.advance(10 * DAY);

        expect(await target().stripe.setupIntents.retrieve(id)).toMatchObject({
          last_setup_error: { code: `${PREFIX}_timeout` },
        });
      });
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
