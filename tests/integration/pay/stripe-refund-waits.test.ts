import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { getWorkspaceDeletion } from '@/lib/deletion/queries';
import { sendAgain, takeBack } from '@/lib/pay/runs/resolving.actions';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { mailsIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { balancesOf } from '@/tests/support/time';

type Run = { readonly workspaceId: string; readonly id: string };

describe('a refund that waits at Stripe, since its balance is too small', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, says, paymentOf, stripe } = givenStripePair((each) => {
    pair = each;
  });
  const sdk = () =>
    new Stripe(TEST_KEY, { ...stripe.standIn().address, maxNetworkRetries: 0, telemetry: false });

  it('and is then cancelled leaves the payment unpaid: it was taken from the assistant, and both are told', async () => {
    const run = await takenBack();
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await holds(run)).toContain('refund');

    stripe.standIn().cancelRefund((await refund(run)).id);
    await stripe.pass(60);

    expect(await refund(run)).toMatchObject({ status: 'canceled', balance_transaction: null });
    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    await expectBothTold();
    const [mail] = await mailsIn(pair.workspace.id, 'pay.not_given_back');
    expect(mail?.text).toContain('cancelled the refund in Stripe’s dashboard');

    // it waits at Stripe, and comes back once there is money to refund it from
    await paysIn();
    const { state: _, ...seen } = await paymentOf(run);
    doneOf(await says(takeBack, seen));
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'underway USD': 0, 'stripe USD': 0 });
  });

  it('holds the deletion of the business until it has arrived, also of a part that was reversed by hand', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000077');
    const run = await approved();
    await stripe.pass(60);
    const [sent] = (await runOf(run.workspaceId, run.id)).payments;
    await sdk().transfers.createReversal(sent?.transfer?.transferId ?? '', { amount: 1_000 });
    await stripe.pass(60);
    await paysOut();
    const { state: _, ...seen } = await paymentOf(run);
    doneOf(await says(takeBack, seen));
    await stripe.pass(60);
    expect(await refund(run)).toMatchObject({ status: 'pending', amount: 1_000 });

    expect(await holds(run)).toContain('refund');
    await paysIn();
    await stripe.pass(3_600);

    expect(await refund(run)).toMatchObject({ status: 'succeeded' });
    expect(await holds(run)).not.toContain('refund');
  });

  it('fails when the bank disputes the charge meanwhile, and both are told', async () => {
    const run = await takenBack();
    const { chargeId } = await runOf(run.workspaceId, run.id);

    stripe.standIn().dispute(chargeId ?? '');
    await stripe.pass(60);

    expect(await refund(run)).toMatchObject({
      status: 'failed',
      failure_reason: 'charge_for_pending_refund_disputed',
    });
    expect(await paymentOf(run)).toMatchObject({ state: 'disputed' });
    await expectBothTold();
    expect(await mailsIn(run.workspaceId, 'pay.charge_disputed')).toHaveLength(1);

    // the bank keeps it: the business has its money, and the same is owed again
    await stripe.pass(10 * 86_400);
    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -10_000, 'underway USD': 0 });
  });

  it('isn’t told to the assistant once more when the bank gives that dispute up', async () => {
    const run = await takenBack();
    stripe.standIn().dispute((await runOf(run.workspaceId, run.id)).chargeId ?? '');
    await stripe.pass(60);
    const { data } = await sdk().disputes.list();
    await sdk().disputes.update(data[0]?.id ?? '', { evidence: { uncategorized_text: 'winning_evidence' } });
    await stripe.pass(120);

    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    await expectBothTold();
  });

  it('counts as gone from its charge, though it is in no books yet: what is left isn’t sent out of it', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000077');
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/transfers', times: 1 });
    const run = await approved();
    await stripe.pass(60);
    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    await paysOut();
    const { intentId } = await runOf(run.workspaceId, run.id);
    await sdk().refunds.create({ payment_intent: intentId ?? '', amount: 4_000 });
    await stripe.pass(60);
    expect(await refund(run)).toMatchObject({ status: 'pending', balance_transaction: null });

    const { state: _, ...seen } = await paymentOf(run);
    expect(refusalOf(await says(sendAgain, seen))).toMatchObject({ code: 'refunded_by_hand' });

    doneOf(await says(takeBack, seen));
    await stripe.work();
    await paysIn();
    await stripe.pass(3_600);
    expect(await refund(run)).toMatchObject({ status: 'succeeded', amount: 6_000 });
    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    expect(await runOf(run.workspaceId, run.id)).toMatchObject({ unbookedRefundsMinor: 0n });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'underway USD': 0, 'stripe USD': 0 });
  });

  /** A payment that its owner took back: it has left the assistant, and its refund waits for money. */
  async function takenBack() {
    // a card whose money is available at once
    await givenMethod(pair, stripe, 'card', '4000000000000077');
    const run = await approved();
    await stripe.pass(60);
    stripe.standIn().addFault({ kind: 'rate_limited', on: 'POST /v1/refunds', times: 1 });
    const { state, ...form } = await paymentOf(run);
    expect(state).toBe('paid');
    doneOf(await says(takeBack, form));
    await stripe.work();
    await paysOut();
    await stripe.pass(120);
    expect(await refund(run)).toMatchObject({ status: 'pending', balance_transaction: null });
    return run;
  }

  async function holds({ workspaceId }: Run) {
    return (await getWorkspaceDeletion(pair.owner.userId, workspaceId)).holds.map(({ kind }) => kind);
  }

  async function refund(run: Run) {
    const { intentId } = await runOf(run.workspaceId, run.id);
    const { data } = await sdk().refunds.list({ payment_intent: intentId ?? '' });
    const [newest] = data;
    if (!newest) throw new Error('nothing was refunded');
    return newest;
  }

  /** Whoever runs the installation pays its balance out, if there is any. */
  async function paysOut() {
    const { available } = await sdk().balance.retrieve();
    const amount = available[0]?.amount ?? 0;
    if (amount > 0) await sdk().payouts.create({ amount, currency: 'usd' });
  }

  async function paysIn() {
    await sdk().paymentIntents.create({
      amount: 50_000,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_bypassPending',
      allowed_payment_method_types: ['card'],
    });
  }

  async function expectBothTold() {
    const subjects = async (kind: string) =>
      (await mailsIn(pair.workspace.id, kind)).map(({ subject }) => subject);
    expect(await subjects('pay.not_given_back')).toHaveLength(1);
    expect(await subjects('pay.came_back')).toEqual([
      `USD 100.00 that ${pair.workspace.name} sent you was taken back at Stripe`,
    ]);
    expect(await subjects('pay.held_up')).toEqual([]);
  }
});
