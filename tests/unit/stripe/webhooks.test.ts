import { text } from 'node:stream/consumers';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Listening, listen as listenHere } from '@/tests/support/servers/listening';
import { HOUR, MINUTE } from '@/tests/support/stripe/clock';
import { onboarded } from '@/tests/support/stripe/situations';
import type { RunningStripe } from '@/tests/support/stripe/stand-in';
import { newStandIn } from '@/tests/support/stripe/under-test';

/** What a listener on this machine was sent. */
interface Heard {
  payload: string;
  signature: string;
}

let running: RunningStripe;
let stripe: Stripe;
let wrong: readonly string[];
let listener: Listening;
let heard: Heard[];
/** what the listener answers; 200 when this is empty */
let answers: number[];
beforeEach(async () => {
  ({ running, stripe, wrong } = await newStandIn());
  heard = [];
  answers = [];
  listener = await listenHere(async (request, response) => {
    heard.push({
      payload: await text(request),
      signature: String(request.headers['stripe-signature']),
    });
    response.writeHead(answers.shift() ?? 200).end();
  });
});
afterEach(async () => {
  await stripe.events.list({ limit: 100 });
  expect(wrong).toEqual([]);
  await running.close();
  await listener.close();
});

describe('an event', () => {
  test("is signed so that the SDK's own check accepts it, with that endpoint's secret alone", async () => {
    const secret = await listen(['customer.created']);

    const customer = await stripe.customers.create({ name: 'Ada' });
    await running.settled();

    const [first] = heard;
    const event = stripe.webhooks.constructEvent(first?.payload ?? '', first?.signature ?? '', secret);
    expect(event).toMatchObject({ type: 'customer.created', data: { object: { id: customer.id } } });
    expect(() =>
      stripe.webhooks.constructEvent(first?.payload ?? '', first?.signature ?? '', 'whsec_other'),
    ).toThrow(Stripe.errors.StripeSignatureVerificationError);
  });

  test('is sent to those that asked for its type, and can be fetched by all', async () => {
    await listen(['customer.deleted']);

    await stripe.customers.create();
    await running.settled();

    expect(heard).toEqual([]);
    expect((await stripe.events.list()).data.map(({ type }) => type)).toEqual(['customer.created']);
  });

  test('of a connected account goes to the endpoint for those, and names the account', async () => {
    await listen(['*']);
    await listen(['account.updated'], { connect: true });

    const account = await onboarded({ stripe });
    await running.settled();

    const events: { type: string; account?: string }[] = heard.map(({ payload }) => JSON.parse(payload));
    expect(events).toEqual([expect.objectContaining({ type: 'account.updated', account })]);
  });

  test('says which request caused it, with which key', async () => {
    await stripe.customers.create({}, { idempotencyKey: 'pay:1:customer:1' });

    const [event] = (await stripe.events.list()).data;

    expect(event?.request?.idempotency_key).toBe('pay:1:customer:1');
  });

  test("that isn't answered with 2xx is sent again, at growing intervals, until it is", async () => {
    await listen(['customer.created']);
    answers = [500, 404];

    await stripe.customers.create();
    await running.settled();
    expect(heard).toHaveLength(1);
    await running.advance(MINUTE);
    expect(heard).toHaveLength(2);
    await running.advance(10 * MINUTE);

    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ payload }) => JSON.parse(payload).id)).size).toBe(1);
    await running.advance(100 * HOUR);
    expect(heard).toHaveLength(3);
  });
});

describe('switched', () => {
  test('to duplicate, it comes twice under one id', async () => {
    await listen(['customer.created']);
    running.addSwitch({ kind: 'duplicate' });

    await stripe.customers.create();
    await running.settled();

    expect(names()).toEqual(['customer.created', 'customer.created']);
    expect(new Set(heard.map(({ payload }) => JSON.parse(payload).id)).size).toBe(1);
  });

  test('to delay, it comes an hour later', async () => {
    await listen(['customer.created']);
    running.addSwitch({ kind: 'delay' });

    await stripe.customers.create();
    await running.settled();
    expect(heard).toEqual([]);
    await running.advance(HOUR);

    expect(names()).toEqual(['customer.created']);
  });

  test('to reorder, the one after it comes first', async () => {
    await listen(['*']);
    running.addSwitch({ kind: 'reorder', on: 'customer.created' });

    const { id } = await stripe.customers.create();
    await stripe.customers.update(id, { name: 'Ada' });
    await running.settled();

    expect(names()).toEqual(['customer.updated', 'customer.created']);
  });

  test('to drop, it never comes, though it happened', async () => {
    await listen(['customer.created']);
    running.addSwitch({ kind: 'drop' });

    await stripe.customers.create();
    await running.advance(100 * HOUR);

    expect(heard).toEqual([]);
    expect((await stripe.events.list({ type: 'customer.created' })).data).toHaveLength(1);
  });

  test('it stays so until it is cleared, unless it says how often', async () => {
    await listen(['customer.created']);
    running.addSwitch({ kind: 'drop', times: 1 });
    running.addSwitch({ kind: 'duplicate' });

    for (const name of ['dropped', 'twice', 'twice too']) await stripe.customers.create({ name });
    running.clearTrouble();
    await stripe.customers.create({ name: 'once' });
    await running.settled();

    expect(heard.map(({ payload }) => JSON.parse(payload).data.object.name)).toEqual([
      'twice',
      'twice',
      'twice too',
      'twice too',
      'once',
    ]);
  });

  test('for what never comes, it is named once, and so is a fault', async () => {
    await listen(['*']);
    running.addFault({ kind: 'broken', on: 'refunds' });
    running.addSwitch({ kind: 'drop', on: '^refund' });
    running.addSwitch({ kind: 'drop', on: '^customer' });
    await stripe.customers.create();
    running.clearTrouble();

    expect(running.takeUntouched()).toEqual(['broken on "refunds"', 'drop on "^refund"']);
    expect(running.takeUntouched()).toEqual([]);
  });

  test('to mis-sign, the check refuses it, and it comes again correctly signed', async () => {
    const secret = await listen(['customer.created']);
    running.addSwitch({ kind: 'mis_sign' });
    answers = [400];

    await stripe.customers.create();
    await running.advance(MINUTE);

    const isGood = heard.map(({ payload, signature }) => {
      try {
        return stripe.webhooks.constructEvent(payload, signature, secret).type === 'customer.created';
      } catch {
        return false;
      }
    });
    expect(isGood).toEqual([false, true]);
  });
});

/** Asks for events to be sent here. @returns the secret they are signed with. */
async function listen(
  types: Stripe.WebhookEndpointCreateParams.EnabledEvent[],
  { connect = false } = {},
): Promise<string> {
  const endpoint = await stripe.webhookEndpoints.create({
    url: `${listener.url}/stripe`,
    enabled_events: types,
    connect,
  });
  return endpoint.secret ?? '';
}

function names(): string[] {
  return heard.map(({ payload }) => String(JSON.parse(payload).type));
}
