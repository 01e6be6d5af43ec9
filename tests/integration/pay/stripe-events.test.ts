import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { follow } from '@/lib/pay/stripe/following/following';
import { receiveEvent } from '@/lib/pay/stripe-events/events';
import { takeEvent } from '@/lib/pay/stripe-events/events.jobs';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { accountOf, givenMethod, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('what Stripe tells', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, stripe } = givenStripePair((each) => {
    pair = each;
  });

  it('takes what an owner saved into use by whichever news of it come first', async () => {
    stripe.standIn().addSwitch({ kind: 'drop', on: '^checkout\\.session' });
    await givenMethod(pair, stripe);
    stripe.standIn().clearTrouble();

    const { id: workspaceId } = pair.workspace;
    const [method, noted] = await withActor({ kind: 'workspace', workspaceId }, async (tx) => [
      await tx.payMethod.findFirst({ where: { workspaceId, removedAt: null } }),
      await tx.auditEvent.findMany({ where: { workspaceId, action: 'pay_method.saved' } }),
    ]);
    expect(method).toMatchObject({ kind: 'card', label: expect.stringContaining('Visa') });
    expect(noted).toMatchObject([{ subjectId: method?.id, actorUserId: pair.owner.userId }]);
  });

  it('lets news rest that are of nothing at Stripe, as its dashboard sends them for a test', async () => {
    const id = await tells('charge.refunded', 'ch_00000000000000');
    await stripe.work();

    const news = await withActor({ kind: 'stripe' }, (tx) => tx.stripeEvent.findUnique({ where: { id } }));
    expect(news).toMatchObject({ settledAt: expect.any(Date) });
  });

  it('is looked into at once also where it came while its run was being looked at, whatever that look plans', async () => {
    await givenMethod(pair, stripe, 'us_bank_account');
    const run = await approved();
    await stripe.work();
    const { intentId } = await runOf(run.workspaceId, run.id);
    const id = await tells('payment_intent.processing', intentId ?? '');
    await atTime(stripe.at(), () => takeEvent.perform({ id }, FIRST_TRY));

    await atTime(stripe.at(), () => follow({ workspaceId: run.workspaceId, runId: run.id }));

    const due = await withActor(
      { kind: 'stripe' },
      (tx) => tx.$queryRaw<unknown[]>`
        SELECT j.run_at FROM graphile_worker._private_jobs j
        WHERE j.payload->>'runId' = ${run.id} AND (j.run_at <= ${stripe.at()} OR j.run_at = j.updated_at)`,
    );
    expect(due).toHaveLength(1);
  });

  it('is noted once and looked into once, however often it comes in the same moment', async () => {
    const id = `evt_${newId()}`;
    const posted = Array.from({ length: 4 }, () =>
      posts({ id, type: 'charge.refunded', data: { object: { id: 'ch_1' } } }),
    );

    expect((await Promise.all(posted)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);

    const jobs = await withActor(
      { kind: 'stripe' },
      (tx) => tx.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`stripe:${id}`}`,
    );
    expect(jobs).toHaveLength(1);
  });

  it.each([
    [
      'of an account that isn’t one of ours',
      { type: 'account.updated', account: 'acct_of_others', data: { object: { id: 'acct_of_others' } } },
    ],
    [
      'of a payout of such an account',
      { type: 'payout.paid', account: 'acct_of_others', data: { object: { id: 'po_1' } } },
    ],
    [
      'of a kind that nobody knew when this was written',
      { type: 'quantum.entangled', data: { object: { id: 'q_1' } } },
    ],
    ['of something without an id', { type: 'balance.available', data: { object: { object: 'balance' } } }],
  ])('lets news rest that are %s', async (_, told) => {
    const id = `evt_${newId()}`;

    expect((await posts({ id, api_version: '2031-01-01.future', ...told })).status).toBe(200);
    await stripe.work();

    const news = await withActor({ kind: 'stripe' }, (tx) => tx.stripeEvent.findUnique({ where: { id } }));
    expect(news).toMatchObject({ settledAt: expect.any(Date) });
  });

  it.each(['v1.payment_intent.succeeded', 'payment_intent.succeeded'])(
    'takes %s as a thin event, which names its subject and carries nothing of it',
    async (type) => {
      await givenMethod(pair, stripe);
      stripe.standIn().addSwitch({ kind: 'drop' });
      const run = await approved();
      await stripe.work();
      stripe.standIn().clearTrouble();
      const { intentId } = await runOf(run.workspaceId, run.id);
      const id = `evt_${newId()}`;

      expect((await posts(thin({ id, type, of: intentId ?? '' }))).status).toBe(200);

      await atTime(stripe.at(), () => takeEvent.perform({ id }, FIRST_TRY));
      const due = await withActor(
        { kind: 'stripe' },
        (tx) => tx.$queryRaw<unknown[]>`
          SELECT 1 FROM graphile_worker.jobs WHERE key = ${`pay.follow:${run.id}`}`,
      );
      expect(due).toHaveLength(1);
    },
  );

  it.each([
    [
      'in the account of somebody who isn’t one of ours',
      { type: 'v1.payout.paid', context: 'acct_of_others' },
    ],
    ['of an account of version 2', { type: 'v2.core.account[requirements].updated', of: 'acct_of_others' }],
    ['of a payout that isn’t there', { type: 'v2.money_management.outbound_payment.posted', of: 'obp_none' }],
    ['of an endpoint that is being tried', { type: 'v2.core.event_destination.ping', of: 'ed_1' }],
    [
      'of nothing in particular',
      { type: 'v1.account.application.deauthorized', context: 'org_1/acct_of_others' },
    ],
  ])('lets thin events rest that are %s', async (_, told) => {
    const id = `evt_${newId()}`;

    expect((await posts(thin({ id, ...told }))).status).toBe(200);
    await stripe.work();

    const news = await withActor({ kind: 'stripe' }, (tx) => tx.stripeEvent.findUnique({ where: { id } }));
    expect(news).toMatchObject({ type: told.type, settledAt: expect.any(Date) });
  });

  it('takes a thin event in the account of an assistant for one of that account', async () => {
    const { accountId } = await accountOf(pair.assistant);
    const id = `evt_${newId()}`;
    await posts(thin({ id, type: 'v1.account.updated', context: accountId ?? '', of: accountId ?? '' }));

    await atTime(stripe.at(), () => takeEvent.perform({ id }, FIRST_TRY));

    const due = await withActor(
      { kind: 'stripe' },
      (tx) => tx.$queryRaw<unknown[]>`
        SELECT 1 FROM graphile_worker.jobs WHERE key = ${`pay.account:${pair.assistant.userId}`}`,
    );
    expect(due).toHaveLength(1);
  });

  it('takes no thin event that nobody signed', async () => {
    const body = JSON.stringify(thin({ id: 'evt_thin', type: 'v1.charge.refunded', of: 'ch_1' }));
    const headers = { 'stripe-signature': 't=1,v1=00' };
    const answer = await receiveEvent(new Request('http://localhost/', { method: 'POST', body, headers }));

    expect(answer.status).toBe(400);
  });

  it('accepts what is signed and in a form nobody knew, so that Stripe doesn’t send it for days', async () => {
    expect((await posts({ object: 'v3.event', told: [] })).status).toBe(200);
  });

  type Thin = { readonly id: string; readonly type: string; readonly of?: string; readonly context?: string };

  /** @returns an event in the form in which version 2 of the API sends it. */
  const thin = ({ id, type, of, context }: Thin) => ({
    id,
    object: 'v2.core.event',
    type,
    livemode: false,
    created: stripe.at().toISOString(),
    context: context ?? null,
    related_object: of === undefined ? null : { id: of, type: 'whatever', url: `/v1/whatever/${of}` },
  });

  it('takes no news whose signature is older than five minutes: somebody may have kept them', async () => {
    const timestamp = Math.floor(Date.now() / 1_000) - 6 * 60;
    const kept = { id: `evt_${newId()}`, type: 'charge.refunded', data: { object: { id: 'ch_1' } } };

    expect((await posts(kept, { timestamp })).status).toBe(400);
  });

  /** Posts news to the product's own route, signed as Stripe signs them. */
  function posts(news: object, { timestamp }: { readonly timestamp?: number } = {}): Promise<Response> {
    const payload = JSON.stringify(news);
    const [secret = ''] = (process.env.STRIPE_WEBHOOK_SECRET ?? '').split(',');
    const signed = { payload, secret, ...(timestamp !== undefined && { timestamp }) };
    const headers = { 'stripe-signature': Stripe.webhooks.generateTestHeaderString(signed) };
    return receiveEvent(new Request('http://localhost/', { method: 'POST', body: payload, headers }));
  }

  /** Stripe tells of something. @returns the id of the news. */
  const tells = async (type: string, objectId: string): Promise<string> => {
    const id = `evt_${newId()}`;
    await posts({ id, type, data: { object: { id: objectId } } });
    return id;
  };

  it('takes no news that nobody signed', async () => {
    const body = JSON.stringify({
      id: 'evt_1',
      type: 'payment_intent.succeeded',
      data: { object: { id: 'pi_1' } },
    });
    const headers = { 'stripe-signature': 't=1,v1=00' };
    const answer = await receiveEvent(new Request('http://localhost/', { method: 'POST', body, headers }));

    expect(answer.status).toBe(400);
  });
});
