import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { takeNews } from '@/lib/pay/stripe/events';
import { takeEvent } from '@/lib/pay/stripe/events.jobs';
import { follow } from '@/lib/pay/stripe/following';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { givenStripePair } from '@/tests/support/stripe-pair';
import { givenMethod, runOf } from '@/tests/support/stripe-pay';

describe('an event from Stripe', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, stripe } = givenStripePair((each) => {
    pair = each;
  });

  it('puts what an owner saved into use, whichever event about it comes first', async () => {
    stripe.standIn().addSwitch({ kind: 'drop', on: '^checkout\\.session', times: 9 });
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

  it('is ignored if it is about nothing at Stripe, as its dashboard sends for tests', async () => {
    const id = await tells('charge.refunded', 'ch_00000000000000');
    await stripe.work();

    const news = await withActor({ kind: 'stripe' }, (tx) => tx.stripeEvent.findUnique({ where: { id } }));
    expect(news).toMatchObject({ settledAt: expect.any(Date) });
  });

  it('is followed up at once even if it came while its run was being read, whatever that read plans', async () => {
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
        WHERE j.payload->>'runId' = ${run.id} AND j.run_at <= ${stripe.at()}`,
    );
    expect(due).toHaveLength(1);
  });

  /** Stripe posts an event to the product's own route. @returns its id. */
  const tells = async (type: string, objectId: string): Promise<string> => {
    const id = `evt_${newId()}`;
    const payload = JSON.stringify({ id, type, data: { object: { id: objectId } } });
    const [secret = ''] = (process.env.STRIPE_WEBHOOK_SECRET ?? '').split(',');
    const headers = { 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }) };
    await takeNews(new Request('http://localhost/', { method: 'POST', body: payload, headers }));
    return id;
  };

  it("is refused when it isn't signed", async () => {
    const body = JSON.stringify({
      id: 'evt_1',
      type: 'payment_intent.succeeded',
      data: { object: { id: 'pi_1' } },
    });
    const headers = { 'stripe-signature': 't=1,v1=00' };
    const answer = await takeNews(new Request('http://localhost/', { method: 'POST', body, headers }));

    expect(answer.status).toBe(400);
  });
});
