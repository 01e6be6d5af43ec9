import fc from 'fast-check';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { DAY } from '@/tests/support/stripe/clock';
import { onboarded } from '@/tests/support/stripe/situations';
import { newStandIn } from '@/tests/support/stripe/under-test';

const CARDS = [
  'pm_card_visa',
  'pm_card_bypassPending',
  'pm_card_createDispute',
  'pm_card_chargeCustomerFail',
];
const amounts = fc.integer({ min: 50, max: 20_000 });

/** What may be requested, in any order; most of it is refused at some point, which is just as good. */
const step = fc.oneof(
  fc.record({ what: fc.constant('pay' as const), amount: amounts, card: fc.constantFrom(...CARDS) }),
  fc.record({ what: fc.constant('send' as const), amount: amounts, isOfCharge: fc.boolean() }),
  fc.record({
    what: fc.constantFrom('take back' as const, 'give back' as const, 'pay out' as const),
    amount: amounts,
  }),
  fc.record({ what: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test('whatever is requested in whatever order, no unit is made or lost, and balances are the sum of their transactions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { running, stripe, wrong } = await newStandIn();
      const account = await onboarded({ stripe });

      for (const each of steps) {
        if (each.what === 'wait') await running.advance(each.days * DAY);
        else await take(stripe, account, each).catch(unlessRefused);
        expect(running.astray('usd')).toEqual({ inAll: 0, betweenAccounts: 0 });
      }
      await running.advance(1);

      for (const owner of [{}, { stripeAccount: account }]) {
        const { available, pending } = await stripe.balance.retrieve({}, owner);
        const transactions = await stripe.balanceTransactions.list({ limit: 100 }, owner);
        const nets = transactions.data.reduce((sum, { net }) => sum + net, 0);
        expect((available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0)).toBe(nets);
      }
      const theirs = await stripe.balance.retrieve({}, { stripeAccount: account });
      expect(theirs.available[0]?.amount ?? 0).toBeGreaterThanOrEqual(0);
      expect(wrong).toEqual([]);
      await running.close();
    }),
    // a failing order isn't minimised: that takes longer than a test may
    { numRuns: 12, endOnFailure: true },
  );
});

async function take(
  stripe: Stripe,
  account: string,
  asked: Exclude<Step, { what: 'wait' }>,
): Promise<unknown> {
  const { amount } = asked;
  const [charge] = (await stripe.charges.list({ limit: 1 })).data;
  switch (asked.what) {
    case 'pay':
      return stripe.paymentIntents.create({
        amount,
        currency: 'usd',
        payment_method: asked.card,
        allowed_payment_method_types: ['card'],
        confirm: true,
      });
    case 'send':
      return stripe.transfers.create({
        amount,
        currency: 'usd',
        destination: account,
        ...(asked.isOfCharge && charge && { source_transaction: charge.id }),
      });
    case 'take back': {
      const [transfer] = (await stripe.transfers.list({ limit: 1 })).data;
      return transfer && stripe.transfers.createReversal(transfer.id, { amount });
    }
    case 'give back':
      return charge && stripe.refunds.create({ charge: charge.id, amount });
    case 'pay out':
      return stripe.payouts.create({ amount, currency: 'usd' }, { stripeAccount: account });
  }
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Stripe.errors.StripeError) || error.statusCode === 500) throw error;
}
