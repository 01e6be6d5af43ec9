import { describe, expect } from 'vitest';
import { refusalOf, submit } from '@/tests/support/stripe/situations';
import type { StripeUnderTest } from '@/tests/support/stripe/under-test';
import { onlyStandIn } from './only-stand-in';

const DAY = 86_400;

/**
 * What Global Payouts do. In a sandbox Stripe has to have switched them on first, so all of it is for the stand-in
 * only.
 */
export function payoutsAbroad(target: () => StripeUnderTest): void {
  describe('a payout from a balance', () => {
    onlyStandIn('goes to a recipient who gave a bank account, once for each key', async () => {
      const { standIn } = target();
      const balance = standIn?.openFinancialAccount(20_000, 'usd') ?? '';
      const recipient = await recipientAt('000123456789');
      const wanted = payment(balance, recipient, 12_000);

      const sent = await payments().create(wanted, { idempotencyKey: 'once' });
      const again = await payments().create(wanted, { idempotencyKey: 'once' });

      expect(again.id).toBe(sent.id);
      expect(sent).toMatchObject({ status: 'processing', cancelable: true });
      await standIn?.advance(2 * DAY);
      expect(await read(sent.id)).toMatchObject({ status: 'posted', cancelable: false });
      const { data } = await payments().list({ recipient });
      expect(data.map(({ id }) => id)).toEqual([sent.id]);
    });

    onlyStandIn('comes back where the bank doesn’t take it, and the balance holds it again', async () => {
      const { standIn } = target();
      const balance = standIn?.openFinancialAccount(10_000, 'usd') ?? '';
      const [closed, unknown] = [await recipientAt('000111111113'), await recipientAt('000111111116')];
      const toClosed = await payments().create(payment(balance, closed, 4_000));
      const toUnknown = await payments().create(payment(balance, unknown, 6_000));

      await standIn?.advance(6 * DAY);

      expect(await read(toClosed.id)).toMatchObject({
        status: 'returned',
        status_details: { returned: { reason: 'payout_method_closed' } },
      });
      expect((await read(toUnknown.id)).status).toBe('failed');
      expect((await payments().create(payment(balance, closed, 10_000))).status).toBe('processing');
    });

    onlyStandIn('is refused over the balance, to somebody who gave nothing yet, and to nobody', async () => {
      const { standIn } = target();
      const balance = standIn?.openFinancialAccount(1_000, 'usd') ?? '';
      const ready = await recipientAt('000123456789');

      const over = await refusalOf(payments().create(payment(balance, ready, 1_001)));
      const early = await refusalOf(payments().create(payment(balance, await newRecipient(), 500)));
      const nobody = await refusalOf(payments().create(payment(balance, 'acct_nobody', 500)));

      expect(over.type).toBe('InsufficientFundsError');
      expect(early.type).toBe('CapabilityNotEnabledError');
      expect(nobody.code).toBe('resource_missing');
    });

    onlyStandIn('can be stopped before it has left, and not afterwards', async () => {
      const { standIn } = target();
      const balance = standIn?.openFinancialAccount(2_000, 'usd') ?? '';
      const recipient = await recipientAt('000123456789');
      const [early, late] = [
        await payments().create(payment(balance, recipient, 1_000)),
        await payments().create(payment(balance, recipient, 1_000)),
      ];

      expect((await payments().cancel(early.id)).status).toBe('canceled');
      await standIn?.advance(2 * DAY);
      expect((await refusalOf(payments().cancel(late.id))).type).toBe('NotCancelableError');
    });
  });

  function payments() {
    return target().stripe.v2.moneyManagement.outboundPayments;
  }

  function read(id: string) {
    return payments().retrieve(id);
  }

  async function newRecipient(): Promise<string> {
    const account = await target().stripe.v2.core.accounts.create({
      contact_email: 'maria@example.com',
      dashboard: 'none',
      identity: { country: 'ph', entity_type: 'individual' },
      configuration: { recipient: { capabilities: { bank_accounts: { local: { requested: true } } } } },
      defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    });
    return account.id;
  }

  async function recipientAt(bank: string): Promise<string> {
    const account = await newRecipient();
    const back = { refresh_url: 'https://example.com/again', return_url: 'https://example.com/back' };
    const link = await target().stripe.v2.core.accountLinks.create({
      account,
      use_case: { type: 'account_onboarding', account_onboarding: back },
    });
    await fetch(link.url);
    await submit(link.url, { answer: 'complete', account: bank });
    return account;
  }
}

function payment(balance: string, recipient: string, value: number) {
  return {
    amount: { value, currency: 'usd' },
    from: { financial_account: balance, currency: 'usd' },
    to: { recipient },
  };
}
