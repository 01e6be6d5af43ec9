import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterAll, describe, expect, it } from 'vitest';
import { onboarded, savedCard } from '@/tests/support/stripe/situations';
import { startStripe } from '@/tests/support/stripe/stand-in';
import { TEST_KEY } from '@/tests/support/stripe/under-test';

describe('a stand-in that keeps its requests', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handover-stripe-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('knows after a restart whatever it knew before, under the same ids', async () => {
    const file = join(folder, 'stripe.jsonl');
    const first = await startStripe({ file });
    const stripe = new Stripe(TEST_KEY, { ...first.address, maxNetworkRetries: 0, telemetry: false });
    const account = await onboarded({ stripe });
    const { customer, method } = await savedCard(stripe, 'pm_card_bypassPending');
    const intent = await stripe.paymentIntents.create(
      {
        amount: 10_330,
        currency: 'usd',
        customer,
        payment_method: method,
        confirm: true,
        off_session: true,
        allowed_payment_method_types: ['card'],
        capture_method: 'automatic',
      },
      { idempotencyKey: 'pay:run:charge:1' },
    );
    const transfer = await stripe.transfers.create({
      amount: 10_000,
      currency: 'usd',
      destination: account,
      source_transaction: String(intent.latest_charge),
    });
    const before = await stripe.balance.retrieve();
    await first.close();

    const second = await startStripe({ file });
    const again = new Stripe(TEST_KEY, { ...second.address, maxNetworkRetries: 0, telemetry: false });

    expect((await again.accounts.retrieve(account)).capabilities?.transfers).toBe('active');
    expect((await again.transfers.retrieve(transfer.id)).amount).toBe(10_000);
    expect((await again.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
    expect((await again.balance.retrieve()).available).toEqual(before.available);
    await second.close();
  });
});
