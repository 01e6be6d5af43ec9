import fc from 'fast-check';
import type Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Books } from '@/tests/support/stripe/books';
import { DAY, HOUR } from '@/tests/support/stripe/clock';
import { onboarded, refusalOf, savedBank } from '@/tests/support/stripe/situations';
import type { RunningStripe } from '@/tests/support/stripe/stand-in';
import { newStandIn } from '@/tests/support/stripe/under-test';

/** Where money is, and what it costs, in the stand-in's own books. */
let running: RunningStripe;
let stripe: Stripe;
let wrong: readonly string[];
beforeEach(async () => {
  ({ running, stripe, wrong } = await newStandIn());
});
afterEach(async () => {
  for (const currency of ['usd', 'jpy', 'kwd'])
    expect(running.astray(currency)).toEqual({ inAll: 0, betweenAccounts: 0 });
  // event payloads are checked against the shapes as well
  await stripe.events.list({ limit: 100 });
  expect(wrong).toEqual([]);
  await running.close();
});

describe('a charge', () => {
  test('is pending for two days without its fee, then available', async () => {
    await pay(10_000);
    await running.advance(2);

    expect(await balance()).toEqual({ available: 0, pending: 9680 });
    await running.advance(2 * DAY);

    expect(await balance()).toEqual({ available: 9680, pending: 0 });
    const [transaction] = (await stripe.balanceTransactions.list()).data;
    expect(transaction).toMatchObject({
      amount: 10_000,
      fee: 320,
      net: 9680,
      status: 'available',
      type: 'charge',
    });
  });

  test('has no balance transaction in the answer, only a moment later', async () => {
    const paid = await pay(10_000);
    const read = () => stripe.charges.retrieve(String(paid.latest_charge));

    expect((await read()).balance_transaction).toBeNull();
    await running.advance(1);

    expect((await read()).balance_transaction).toMatch(/^txn_/);
  });

  test('that is captured manually counts from then on, for at most what was held', async () => {
    const held = await pay(10_000, { capture_method: 'manual' });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 10_000 });
    expect(
      await refusalOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 10_001 })),
    ).toMatchObject({
      code: 'amount_too_large',
    });

    await stripe.paymentIntents.capture(held.id, { amount_to_capture: 4000 });

    expect(await balance()).toEqual({ available: 0, pending: 4000 - 146 });
  });

  test('in a currency with three decimals ends in 0', async () => {
    const asked = pay(10_005, { currency: 'kwd' });

    expect(await refusalOf(asked)).toMatchObject({ statusCode: 400, param: 'amount' });
  });
});

describe('a transfer', () => {
  test("of what is only pending has to name its charge; of what is available it doesn't", async () => {
    const account = await onboarded({ stripe });
    await pay(10_000);
    await running.advance(2);
    const send = () => stripe.transfers.create({ amount: 9000, currency: 'usd', destination: account });

    expect(await refusalOf(send())).toMatchObject({ code: 'balance_insufficient' });
    await running.advance(2 * DAY);
    await send();

    expect(await balance()).toEqual({ available: 680, pending: 0 });
    expect(await balance(account)).toEqual({ available: 9000, pending: 0 });
  });

  test("that was paid out can't be reversed any more", async () => {
    const account = await onboarded({ stripe });
    await pay(10_000, { payment_method: 'pm_card_bypassPending' });
    await running.advance(2);
    const sent = await stripe.transfers.create({ amount: 9000, currency: 'usd', destination: account });
    await running.advance(DAY);

    const asked = stripe.transfers.createReversal(sent.id);

    expect(await refusalOf(asked)).toMatchObject({ code: 'balance_insufficient' });
  });
});

describe('a payout', () => {
  test('goes out automatically each day, is on its way, and then paid: sent and arrived are two things', async () => {
    const account = await onboarded({ stripe });
    await fund(account, 9000);

    await running.advance(DAY);
    expect(await payout(account)).toMatchObject({ amount: 9000, status: 'pending', automatic: true });
    await running.advance(HOUR);
    expect(await payout(account)).toMatchObject({ status: 'in_transit' });
    await running.advance(2 * DAY);

    expect(await payout(account)).toMatchObject({ status: 'paid' });
    expect(await balance(account)).toEqual({ available: 0, pending: 0 });
  });

  test('into a closed account fails, its money comes back, and no automatic one follows', async () => {
    const account = await onboarded({ stripe }, '000111111113');
    await fund(account, 9000);

    await running.advance(5 * DAY);

    expect(await payout(account)).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
    expect(await balance(account)).toEqual({ available: 9000, pending: 0 });
    expect((await stripe.payouts.list({}, { stripeAccount: account })).data).toHaveLength(1);
  });

  test('that is requested can be cancelled until it is on its way, and is never more than there is', async () => {
    const account = await onboarded({ stripe });
    await stripe.accounts.update(account, { settings: { payouts: { schedule: { interval: 'manual' } } } });
    await fund(account, 9000);
    const theirs = { stripeAccount: account };
    const ask = (amount: number) => stripe.payouts.create({ amount, currency: 'usd' }, theirs);

    expect(await refusalOf(ask(9001))).toMatchObject({ code: 'balance_insufficient' });
    const first = await ask(9000);
    expect((await stripe.payouts.cancel(first.id, {}, theirs)).status).toBe('canceled');
    const second = await ask(9000);
    await running.advance(HOUR);

    expect(await refusalOf(stripe.payouts.cancel(second.id, {}, theirs))).toMatchObject({ statusCode: 400 });
  });
});

describe('a refund', () => {
  test('of what was sent on waits until there is enough again', async () => {
    const account = await onboarded({ stripe });
    const paid = await pay(10_000, { payment_method: 'pm_card_bypassPending' });
    await running.advance(2);
    await stripe.transfers.create({ amount: 9000, currency: 'usd', destination: account });

    const refund = await stripe.refunds.create({ payment_intent: paid.id });
    expect(refund).toMatchObject({ status: 'pending', balance_transaction: null });
    await pay(20_000, { payment_method: 'pm_card_bypassPending' });
    await running.advance(2);

    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('a dispute', () => {
  test.each([
    ['winning_evidence', 'won', 0],
    ['losing_evidence', 'lost', -10_000],
  ])('answered with %s is %s', async (evidence, status, effect) => {
    const dispute = await disputed();
    const fee = 1500;
    const before = 9680;
    expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 10_000 });
    expect(await total()).toBe(before - 10_000 - fee);

    const answered = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: evidence } });
    expect(answered.status).toBe('under_review');
    await running.advance(HOUR);

    expect((await stripe.disputes.retrieve(dispute.id)).status).toBe(status);
    expect(await total()).toBe(before + effect - fee);
    expect(await refusalOf(stripe.disputes.close(dispute.id))).toMatchObject({
      code: 'status_transition_invalid',
    });
  });

  test('that nobody answers in time is lost', async () => {
    const { id } = await disputed();

    await running.advance(9 * DAY);

    expect(await stripe.disputes.retrieve(id)).toMatchObject({
      status: 'lost',
      evidence_details: { past_due: true },
    });
  });
});

test("a debit that is cancelled on the way isn't: it can only fail or arrive", async () => {
  const { customer, method } = await savedBank(stripe, '000000000009');
  const begun = await stripe.paymentIntents.create({
    amount: 10_000,
    currency: 'usd',
    customer,
    payment_method: method,
    allowed_payment_method_types: ['us_bank_account'],
    off_session: true,
    confirm: true,
  });
  await running.advance(30 * DAY);

  expect((await stripe.paymentIntents.retrieve(begun.id)).status).toBe('processing');
  expect(await refusalOf(stripe.paymentIntents.cancel(begun.id))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
});

test("an account whose holder revoked the mandate isn't debited again", async () => {
  const { customer, method } = await savedBank(stripe, '000123456789');
  const [setup] = (await stripe.setupIntents.list({ customer })).data;
  const mandate = String(setup?.mandate);

  running.revokeMandate(mandate);

  expect((await stripe.mandates.retrieve(mandate)).status).toBe('inactive');
  const asked = pay(2000, {
    customer,
    payment_method: method,
    allowed_payment_method_types: ['us_bank_account'],
    off_session: true,
  });
  expect(await refusalOf(asked)).toMatchObject({ code: 'payment_intent_mandate_invalid' });
  expect((await stripe.events.list({ type: 'mandate.updated' })).data).toHaveLength(1);
});

test("an entry that doesn't balance is refused by the books", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (out, into) => {
      fc.pre(out + into !== 0);
      const post = () =>
        new Books().post('usd', [
          { book: 'network', minor: out },
          { book: 'fees', minor: into },
        ]);
      expect(post).toThrow("doesn't balance");
    }),
  );
});

function pay(amount: number, more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  return stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    confirm: true,
    ...more,
  });
}

async function fund(account: string, amount: number): Promise<void> {
  await pay(amount + 1000, { payment_method: 'pm_card_bypassPending' });
  await running.advance(2);
  await stripe.transfers.create({ amount, currency: 'usd', destination: account });
}

async function disputed() {
  await pay(10_000, { payment_method: 'pm_card_createDispute' });
  await running.advance(2);
  const [dispute] = (await stripe.disputes.list()).data;
  if (!dispute) throw new Error('Nothing was disputed.');
  return dispute;
}

async function payout(account: string) {
  return (await stripe.payouts.list({}, { stripeAccount: account })).data[0];
}

async function balance(account?: string) {
  const read = await stripe.balance.retrieve({}, account === undefined ? {} : { stripeAccount: account });
  return { available: read.available[0]?.amount ?? 0, pending: read.pending[0]?.amount ?? 0 };
}

async function total(): Promise<number> {
  const { available, pending } = await balance();
  return available + pending;
}
