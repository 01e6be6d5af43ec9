import Stripe from 'stripe';

/** @returns the refusal that a request gets. @throws if it is accepted. */
export async function refusalOf(asked: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const answer: unknown = await asked.catch((error: unknown) => error);
  if (answer instanceof Stripe.errors.StripeError) return answer;
  throw new Error(`Not refused: ${JSON.stringify(answer)}`);
}

/** @returns a customer who saved a token's card, to be charged later without them. */
export async function savedCard(stripe: Stripe, token: string) {
  const customer = await stripe.customers.create();
  const setup = await stripe.setupIntents.create({
    customer: customer.id,
    payment_method: token,
    allowed_payment_method_types: ['card'],
    usage: 'off_session',
    confirm: true,
  });
  return { customer: customer.id, method: String(setup.payment_method) };
}

/** @returns a customer who saved a bank account and agreed to be debited. */
export async function savedBank(stripe: Stripe, number: string) {
  const customer = await stripe.customers.create();
  const method = await stripe.paymentMethods.create({
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: 'individual',
      account_number: number,
      routing_number: '110000000',
    },
    billing_details: { name: 'Jenny Rosen' },
  });
  await stripe.setupIntents.create({
    customer: customer.id,
    payment_method: method.id,
    allowed_payment_method_types: ['us_bank_account'],
    mandate_data: {
      customer_acceptance: { type: 'online', online: { ip_address: '127.0.0.1', user_agent: 'test' } },
    },
    confirm: true,
  });
  return { customer: customer.id, method: method.id };
}

/** @returns the id of an account whose person gave everything that Stripe asks. */
export async function onboarded(
  { stripe }: { stripe: Stripe },
  bankNumber = '000123456789',
  paysOut: 'daily' | 'manual' = 'daily',
): Promise<string> {
  const account = await stripe.accounts.create({
    country: 'US',
    controller: { stripe_dashboard: { type: 'express' } },
    capabilities: { transfers: { requested: true } },
    settings: { payouts: { schedule: { interval: paysOut } } },
  });
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'https://example.com/again',
    return_url: 'https://example.com/back',
  });
  await fetch(link.url);
  await submit(link.url, { answer: 'complete', account: bankNumber });
  return account.id;
}

/** Fills in a hosted page. @returns where it leads, without going there. */
export async function submit(url: string, fields: Record<string, string>) {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  return { status: answer.status, leadsTo: answer.headers.get('location'), page: await answer.text() };
}
