import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '@/tests/support/stripe/clock';
import { refusalOf, savedBank } from '@/tests/support/stripe/situations';
import { newStandIn } from '@/tests/support/stripe/under-test';

/** How another process, such as a browser test, moves the clock and makes things fail. */
let target: Awaited<ReturnType<typeof newStandIn>>;
beforeEach(async () => {
  target = await newStandIn();
});
afterEach(() => target.running.close());

test('the clock is moved by days, and what fell due is done', async () => {
  const { stripe } = target;
  const { customer, method } = await savedBank(stripe, '000123456789');
  const { id } = await stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    customer,
    payment_method: method,
    allowed_payment_method_types: ['us_bank_account'],
    off_session: true,
    confirm: true,
  });

  expect((await order('POST', 'clock', { advance: 4 * DAY })).status).toBe(200);

  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
});

test('a fault is switched on, and all are switched off', async () => {
  await order('POST', 'faults', { kind: 'broken', on: 'customers', times: 9 });
  expect(await refusalOf(target.stripe.customers.list())).toMatchObject({ statusCode: 500 });

  await order('DELETE', 'faults');

  expect((await target.stripe.customers.list()).data).toEqual([]);
});

test('a command that makes no sense is refused, and says why', async () => {
  for (const [path, body] of [
    ['clock', { advance: -1 }],
    ['faults', { kind: 'unlucky' }],
    ['webhooks', { kind: 'eat' }],
    ['weather', {}],
  ] as const) {
    const answer = await order('POST', path, body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toBe('');
  }
});

function order(method: string, path: string, body?: object) {
  const url = new URL(`/_stand-in/${path}`, target.running.url);
  return fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
}
