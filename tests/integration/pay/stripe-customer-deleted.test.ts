import { describe, expect, it } from 'vitest';
import { RunActions } from '@/components/pay/stripe/run-actions';
import { cancelRun, tryRunAgain } from '@/lib/pay/runs/runs.actions';
import { stripeClient } from '@/lib/pay/stripe/client';
import { groupOf } from '@/lib/pay/stripe/following/reading';
import { setUpMethod } from '@/lib/pay/stripe/methods/setting-up.actions';
import { getPayMethod, getRunPage } from '@/lib/pay/stripe/pages.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { mailedIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenApprovedRun, givenMethod, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

type Run = { readonly workspaceId: string; readonly id: string };

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

  const intentsOf = async ({ id }: Run) => {
    const { data } = await stripeClient().paymentIntents.list({ limit: 100 });
    return data.filter(({ metadata }) => metadata.run === id);
  };
  /** @returns what an owner who has just signed in can do, as the run's page shows it. */
  async function actionsOn({ workspaceId, id }: Run) {
    const run = await getRunPage(pair.owner.userId, workspaceId, id);
    if (!run) throw new Error('the run is there');
    return markupOf(RunActions({ run, slug: pair.workspace.slug, isFresh: true }));
  }
  /** A run that was approved after the customer had gone, and charged to nothing. */
  async function givenStopped() {
    await givenMethod(pair, stripe);
    await stripeClient().customers.del(await customerId());
    const run = await approved();
    await stripe.pass(5);
    expect(await paymentOf(run)).toMatchObject({ state: 'needs_attention' });
    return { run, seen: { workspaceId: run.workspaceId, id: run.id } };
  }

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

  it('is made for the next one once that is set up, and everybody is paid once', async () => {
    const { run, seen } = await givenStopped();
    await stripe.work();
    expect(refusalOf(await says(tryRunAgain, seen))).toMatchObject({ code: 'no_method' });
    expect(await actionsOn(run)).toMatch(/Set up a card under “How you pay”.*>Set up how you pay</s);
    await givenMethod(pair, stripe, 'us_bank_account');
    expect(refusalOf(await says(tryRunAgain, seen))).toMatchObject({ code: 'other_method' });
    await givenMethod(pair, stripe);
    expect(await actionsOn(run)).toContain('Try again');

    doneOf(await says(tryRunAgain, seen));
    await stripe.pass(900);

    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect((await intentsOf(run)).map(({ status }) => status)).toEqual(['succeeded']);
    const { data } = await stripeClient().transfers.list({ transfer_group: groupOf(run.id) });
    expect(data).toHaveLength(1);
  });

  it('isn’t tried again where Stripe keeps it for the deleted one: its owner reads that, cancels it, and pays once', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.pass(5);
    await stripeClient().customers.del(await customerId());
    await stripe.pass(5);
    await givenMethod(pair, stripe);
    const { lines } = (await runOf(run.workspaceId, run.id)).payments[0] ?? { lines: [] };
    const seen = { workspaceId: run.workspaceId, id: run.id };

    expect(refusalOf(await says(tryRunAgain, seen))).toMatchObject({ code: 'other_customer' });
    const html = await actionsOn(run);
    expect(html).toMatch(/Cancel this pay run, then prepare it again\..*>Cancel this pay run</s);
    expect(html).not.toContain('Try again');

    doneOf(await says(cancelRun, seen));
    await stripe.pass(60);
    expect(await paymentOf(run)).toMatchObject({ state: 'cancelled' });
    expect((await intentsOf(run)).map(({ status }) => status)).toEqual(['canceled']);
    const again = await givenApprovedRun(
      pair,
      lines.map(({ owedId }) => owedId),
      stripe.at(),
    );
    await stripe.pass(900);
    expect(await paymentOf(again)).toMatchObject({ state: 'paid' });
  });

  it('isn’t tried again with what had been replaced before: its owner reads what to set up instead', async () => {
    await givenMethod(pair, stripe);
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/payment_intents$', times: 1 });
    const run = await approved();
    await stripe.work();
    expect(await paymentOf(run)).toMatchObject({ state: 'needs_attention' });
    await givenMethod(pair, stripe, 'us_bank_account');
    await stripeClient().customers.del(await customerId());
    await stripe.pass(5);
    await givenMethod(pair, stripe, 'us_bank_account');
    const seen = { workspaceId: run.workspaceId, id: run.id };

    expect(refusalOf(await says(tryRunAgain, seen))).toMatchObject({ code: 'other_method' });
    expect(await actionsOn(run)).toMatch(/Set up a card under “How you pay”.*>Set up how you pay</s);

    await givenMethod(pair, stripe);
    doneOf(await says(tryRunAgain, seen));
    await stripe.pass(900);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await intentsOf(run)).toHaveLength(1);
  });

  it('can be tried again where only a later one was declined: that was made for the customer of today', async () => {
    const { run, seen } = await givenStopped();
    await stripe.work();
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    doneOf(await says(tryRunAgain, seen));
    await stripe.pass(5);
    expect(await paymentOf(run)).toMatchObject({ state: 'needs_attention' });
    await givenMethod(pair, stripe);

    doneOf(await says(tryRunAgain, seen));
    await stripe.pass(900);

    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await intentsOf(run)).toHaveLength(1);
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
    expect(await intentsOf(run)).toHaveLength(1);
    expect(await setup()).toBe('open');
    expect(await customerId()).not.toBe(before);
  });
});
