import { describe, expect, test } from 'vitest';
import { onboarded, refusalOf } from '@/tests/support/stripe/situations';
import type { StripeUnderTest } from '@/tests/support/stripe/under-test';
import { onlyStandIn } from './only-stand-in';

/** How money reaches a person, and who can be reached. */
export function transfers(target: () => StripeUnderTest): void {
  describe('a transfer', () => {
    onlyStandIn(
      'out of a charge reaches the account when the charge is available, and can come back',
      async () => {
        const { stripe, standIn } = target();
        const account = await onboarded(target());
        const paid = await stripe.paymentIntents.create({
          amount: 10_000,
          currency: 'usd',
          payment_method: 'pm_card_visa',
          allowed_payment_method_types: ['card'],
          transfer_group: 'run-2',
          confirm: true,
        });
        await standIn?.advance(2);
        const charge = String(paid.latest_charge);

        const sent = await stripe.transfers.create({
          amount: 8000,
          currency: 'usd',
          destination: account,
          source_transaction: charge,
        });

        expect(sent).toMatchObject({ transfer_group: 'run-2', reversed: false });
        const theirs = { stripeAccount: account };
        expect((await stripe.balance.retrieve({}, theirs)).pending).toMatchObject([{ amount: 8000 }]);
        const more = stripe.transfers.create({
          amount: 2001,
          currency: 'usd',
          destination: account,
          source_transaction: charge,
        });
        expect(await refusalOf(more)).toMatchObject({ statusCode: 400 });
        await stripe.transfers.createReversal(sent.id, { amount: 3000 });
        expect((await stripe.balance.retrieve({}, theirs)).pending).toMatchObject([{ amount: 5000 }]);
      },
    );

    onlyStandIn('over the balance is refused, and one to nobody too', async () => {
      const { stripe } = target();
      const account = await onboarded(target());
      const wanted = { amount: 90_000_000, currency: 'usd' };

      expect(await refusalOf(stripe.transfers.create({ ...wanted, destination: account }))).toMatchObject({
        statusCode: 400,
        code: 'balance_insufficient',
      });
      expect(
        await refusalOf(stripe.transfers.create({ ...wanted, destination: 'acct_nobody' })),
      ).toMatchObject({
        statusCode: 400,
        code: 'resource_missing',
        param: 'destination',
      });
    });

    test('to a person who has not onboarded is refused', async () => {
      const { stripe } = target();
      const account = await stripe.accounts.create(RECIPIENT);

      const asked = stripe.transfers.create({ amount: 100, currency: 'usd', destination: account.id });

      expect(await refusalOf(asked)).toMatchObject({ code: 'insufficient_capabilities_for_transfer' });
    });
  });

  describe('an account', () => {
    test("asks for what is still missing, and can't be paid until then", async () => {
      const account = await target().stripe.accounts.create(RECIPIENT);

      expect(account).toMatchObject({ details_submitted: false, payouts_enabled: false });
      expect(account.requirements?.currently_due).toContain('external_account');
      expect(await target().stripe.accounts.retrieveCapability(account.id, 'transfers')).toMatchObject({
        requested: true,
        status: 'inactive',
      });
    });

    test("in a country that Stripe doesn't reach is refused by Stripe", async () => {
      const asked = target().stripe.accounts.create({ ...RECIPIENT, country: 'PH' });

      expect(await refusalOf(asked)).toMatchObject({ statusCode: 400 });
    });
  });
}

const RECIPIENT = {
  country: 'US',
  email: 'grace@example.com',
  controller: {
    fees: { payer: 'application' },
    losses: { payments: 'application' },
    requirement_collection: 'stripe',
    stripe_dashboard: { type: 'express' },
  },
  capabilities: { transfers: { requested: true } },
} as const;
