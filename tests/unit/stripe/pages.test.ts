import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '@/tests/support/stripe/clock';
import { refusalOf, submit } from '@/tests/support/stripe/situations';
import type { RunningStripe } from '@/tests/support/stripe/stand-in';
import { newStandIn } from '@/tests/support/stripe/under-test';

/** What people do on Stripe's own pages. */
let running: RunningStripe;
let stripe: Stripe;
let wrong: readonly string[];
beforeAll(async () => {
  ({ running, stripe, wrong } = await newStandIn());
});
afterAll(async () => {
  // event payloads are checked against the shapes as well
  await stripe.events.list({ limit: 100 });
  expect(wrong).toEqual([]);
  await running.close();
});

describe('Checkout', () => {
  test('says that it is a stand-in, and offers a bank debit before a card when asked to', async () => {
    const { url } = await openSession();

    const page = await (await fetch(url)).text();

    expect(page).toContain('stand-in for Stripe');
    expect(page).toContain('No real money moves');
    expect(page).toContain('asks for 3-D Secure once');
    expect(page).toMatch(/US bank account.*Card number/s);
  });

  test('saves a card, which can then be charged without its owner', async () => {
    const { id, url, customer } = await openSession();

    const { leadsTo } = await submit(url, { kind: 'card', number: '4242 4242 4242 4242' });

    expect(leadsTo).toBe(`https://example.com/saved?session=${id}`);
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent'] });
    expect(session).toMatchObject({ status: 'complete', url: null, setup_intent: { status: 'succeeded' } });
    expect(await charge(customer)).toMatchObject({ status: 'succeeded' });
    expect((await fetch(url)).status).toBe(410);
  });

  test('saves a bank account with its mandate', async () => {
    const { id, url, customer } = await openSession();

    await submit(url, {
      kind: 'us_bank_account',
      name: 'Ada Byron',
      routing: '110000000',
      account: '000123456789',
    });

    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent.mandate'] });
    expect(session).toMatchObject({ setup_intent: { mandate: { status: 'active', type: 'multi_use' } } });
    expect(await charge(customer)).toMatchObject({ status: 'processing' });
  });

  test('reports a declined card, and accepts another', async () => {
    const { url } = await openSession();

    const first = await submit(url, { kind: 'card', number: '4000000000000002' });
    const second = await submit(url, { kind: 'card', number: '4242424242424242' });

    expect(first).toMatchObject({ status: 402, leadsTo: null });
    expect(first.page).toContain('role="alert"');
    expect(second.leadsTo).toContain('https://example.com/saved');
  });

  test('asks for 3-D Secure; a card set up like that can be charged without its owner', async () => {
    const { url, customer } = await openSession();

    const { leadsTo: bank } = await submit(url, { kind: 'card', number: '4000002500003155' });
    const { leadsTo } = await submit(bank ?? '', { answer: 'pass' });

    expect(leadsTo).toContain('https://example.com/saved');
    expect(await charge(customer)).toMatchObject({ status: 'succeeded' });
  });

  test('returns to its form when 3-D Secure fails', async () => {
    const { id, url } = await openSession();

    const { leadsTo: bank } = await submit(url, { kind: 'card', number: '4000002500003155' });
    const { leadsTo } = await submit(bank ?? '', { answer: 'fail' });

    expect(leadsTo).toBe(url);
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open');
  });

  test('closes after a day, and its setup with it', async () => {
    const { id, url } = await openSession();

    await running.advance(DAY);

    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent'] });
    expect(session).toMatchObject({ status: 'expired', setup_intent: { status: 'canceled' } });
    expect((await fetch(url)).status).toBe(410);
    expect(await refusalOf(stripe.checkout.sessions.expire(id))).toMatchObject({ statusCode: 400 });
  });
});

describe('3-D Secure', () => {
  test.each([
    ['pass', 'succeeded'],
    ['fail', 'requires_payment_method'],
  ])('%s leaves the payment as %s and leads back', async (answer, status) => {
    const intent = await stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      payment_method: 'pm_card_authenticationRequired',
      allowed_payment_method_types: ['card'],
      return_url: 'https://example.com/back',
      confirm: true,
    });
    const page = intent.next_action?.redirect_to_url?.url ?? '';
    expect(await (await fetch(page)).text()).toContain('stand-in for Stripe');

    const { leadsTo } = await submit(page, { answer });

    expect(leadsTo).toBe(`https://example.com/back?payment_intent=${intent.id}`);
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe(status);
    expect((await submit(page, { answer })).status).toBe(410);
  });
});

describe('onboarding', () => {
  test.each([
    ['complete', { details_submitted: true, payouts_enabled: true, capabilities: { transfers: 'active' } }],
    ['leave', { details_submitted: false, payouts_enabled: false, capabilities: { transfers: 'inactive' } }],
    [
      'fail',
      {
        details_submitted: true,
        payouts_enabled: false,
        capabilities: { transfers: 'inactive' },
        requirements: { errors: [{ code: 'verification_document_not_readable' }] },
      },
    ],
  ])('%s leads back and leaves the account so', async (answer, account) => {
    const { id, url } = await openOnboarding();
    expect(await (await fetch(url)).text()).toContain('stand-in for Stripe');

    const { leadsTo } = await submit(url, { answer, account: '000123456789' });

    expect(leadsTo).toBe('https://example.com/back');
    expect(await stripe.accounts.retrieve(id)).toMatchObject(account);
  });

  test('opens once, within minutes; after that its link leads to where a new one is made', async () => {
    const [first, second] = [await openOnboarding(), await openOnboarding()];
    await fetch(first.url);
    await running.advance(5 * MINUTE);

    for (const { url } of [first, second]) {
      const { headers } = await fetch(url, { redirect: 'manual' });
      expect(headers.get('location')).toBe('https://example.com/again');
    }
  });

  test('once done, its person can see their payouts', async () => {
    const { id, url } = await openOnboarding();
    expect(await refusalOf(stripe.accounts.createLoginLink(id))).toMatchObject({ statusCode: 400 });
    await submit(url, { answer: 'complete', account: '000123456789' });

    const link = await stripe.accounts.createLoginLink(id);

    expect(await (await fetch(link.url)).text()).toContain('Nothing was paid out yet.');
  });
});

test('no page accepts a script, and an unknown address is a 404', async () => {
  const { headers, status } = await fetch(new URL('/pages/none/x', running.url));

  expect(status).toBe(404);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

async function openSession() {
  const customer = await stripe.customers.create();
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    customer: customer.id,
    allowed_payment_method_types: ['us_bank_account', 'card'],
    success_url: 'https://example.com/saved?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://example.com/back',
  });
  return { id: session.id, url: session.url ?? '', customer: customer.id };
}

async function openOnboarding() {
  const account = await stripe.accounts.create({
    controller: { stripe_dashboard: { type: 'express' } },
    capabilities: { transfers: { requested: true } },
  });
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'https://example.com/again',
    return_url: 'https://example.com/back',
  });
  return { id: account.id, url: link.url };
}

async function charge(customer: string) {
  const [method] = (await stripe.customers.listPaymentMethods(customer)).data;
  return stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    customer,
    payment_method: method?.id ?? '',
    allowed_payment_method_types: ['card', 'us_bank_account'],
    off_session: true,
    confirm: true,
  });
}
