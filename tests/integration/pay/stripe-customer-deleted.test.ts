import { describe, expect, it } from 'vitest';
import { stripeClient } from '@/lib/pay/stripe/client';
import { setUpMethod } from '@/lib/pay/stripe/methods/setting-up.actions';
import { getPayMethod } from '@/lib/pay/stripe/pages.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import { mailedIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('a charge of a customer that somebody deleted in Stripe’s dashboard', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, says, paymentOf, stripe } = givenStripePair((each) => {
    pair = each;
  });

  const inBusiness = <T>(read: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, read);
  const customerId = async () =>
    (
      await inBusiness((tx) =>
        tx.stripeCustomer.findUniqueOrThrow({ where: { workspaceId: pair.workspace.id } }),
      )
    ).customerId;

  it('stops, and the owner is told what helps, even if no event told so', async () => {
    await givenMethod(pair, stripe);
    stripe.standIn().addSwitch({ kind: 'drop', on: '^customer' });
    await stripeClient().customers.del(await customerId());

    const run = await approved();
    await stripe.pass(5);
    stripe.standIn().clearTrouble();

    expect(await paymentOf(run)).toMatchObject({ state: 'needs_attention' });
    expect((await runOf(run.workspaceId, run.id)).said).toContain('deleted at Stripe');
    const { method, gone } = await getPayMethod(pair.owner.userId, run.workspaceId);
    expect(method).toBeNull();
    expect(gone).toMatchObject({ label: 'Visa' });
    expect(await mailedIn(run.workspaceId, 'pay.method_gone')).toEqual([pair.owner.email]);
  });

  it('isn’t made a second time for another customer, while it isn’t known whether it was made', async () => {
    await givenMethod(pair, stripe);
    const before = await customerId();
    stripe.standIn().addSwitch({ kind: 'drop', on: '^(customer|payment_intent|charge)' });
    stripe.standIn().addFault({ kind: 'cut_after', on: ' /v1/payment_intents$', times: 40 });
    const run = await approved();
    await stripe.work();
    expect((await runOf(run.workspaceId, run.id)).intentId).toBeNull();
    await stripeClient().customers.del(before);
    const form = { workspaceId: run.workspaceId, id: newId(), kind: 'card' };
    doneOf(await says(setUpMethod, form));
    await stripe.work();
    const setup = async () =>
      (await inBusiness((tx) => tx.paySetup.findFirstOrThrow({ where: { id: form.id } }))).state;

    expect([await setup(), await customerId()]).toEqual(['asked', before]);

    stripe.standIn().clearTrouble();
    await stripe.pass(900);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    const { data } = await stripeClient().paymentIntents.list({ limit: 100 });
    expect(data.filter(({ metadata }) => metadata.run === run.id)).toHaveLength(1);
    expect(await setup()).toBe('open');
    expect(await customerId()).not.toBe(before);
  });
});
