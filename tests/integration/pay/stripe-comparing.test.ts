import Stripe from 'stripe';
import { afterEach, describe, expect, it } from 'vitest';
import { ChargeReport } from '@/components/pay/stripe/charge-report';
import { StuckView } from '@/components/pay/stripe/stuck-view';
import { takeBack } from '@/lib/pay/runs/resolving.actions';
import { compareBooks } from '@/lib/pay/stripe/comparing/comparing.jobs';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { lookForPayouts } from '@/lib/pay/stripe/sending/arriving.jobs';
import { getStuck } from '@/lib/pay/stripe/stuck.queries';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailsIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import {
  accountOf,
  givenApprovedRun,
  givenMethod,
  givenOnboarded,
  givenOwed,
  runOf,
} from '@/tests/support/pay/stripe-pay';
import { givenAssistant } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { TEST_BANKS } from '@/tests/support/stripe/banks';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { balancesOf, givenAgreedBefore } from '@/tests/support/time';

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('the daily comparison with Stripe', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, says, paymentOf, people, stripe } = givenStripePair((each) => {
    pair = each;
  });
  const sdk = () =>
    new Stripe(TEST_KEY, { ...stripe.standIn().address, maxNetworkRetries: 0, telemetry: false });
  const compares = () => atTime(stripe.at(), () => compareBooks.perform({}, FIRST_TRY));
  const differing = async () => {
    const { differences } = await atTime(stripe.at(), () => getStuck());
    return differences.map(({ stripeMinor, bookedMinor }) => [stripeMinor, bookedMinor]);
  };
  afterEach(() => stripe.standIn().clearTrouble());
  const hearsNothing = () => stripe.standIn().addSwitch({ kind: 'drop' });

  it('finds what a bank disputes though no event of it came, since the money is gone from the balance', async () => {
    await givenMethod(pair, stripe);
    const run = await paid();
    hearsNothing();
    stripe.standIn().dispute((await runOf(run.workspaceId, run.id)).chargeId ?? '');
    await stripe.pass(HOUR);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });

    await compares();
    await stripe.work();

    expect(await paymentOf(run)).toMatchObject({ state: 'disputed' });
    await compares();
    expect(await differing()).toEqual([]);
  });

  it('finds what somebody reversed or refunded by hand though no event of it came', async () => {
    await givenMethod(pair, stripe);
    const run = await paid();
    hearsNothing();
    const { payments, intentId } = await runOf(run.workspaceId, run.id);
    await sdk().transfers.createReversal(payments[0]?.transfer?.transferId ?? '', {});
    await sdk().refunds.create({ payment_intent: intentId ?? '', amount: 100 });
    await stripe.pass(HOUR);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });

    await compares();
    await stripe.work();

    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    await compares();
    expect(await differing()).toEqual([]);
  });

  it('shows what somebody refunded by hand of a charge whose money was sent on, to the operator and the owner', async () => {
    await givenMethod(pair, stripe);
    const run = await paid();
    const { intentId } = await runOf(run.workspaceId, run.id);
    const refund = { payment_intent: intentId ?? '', amount: 4_000 };
    await sdk().refunds.create(refund);
    await stripe.pass(5);

    const balances = { 'owed USD': 0, 'underway USD': 0, 'outside USD': -6_330, 'stripe USD': -4_000 };
    expect(await balancesOf(pair.owner, pair)).toMatchObject(balances);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    const stuck = await atTime(stripe.at(), () => getStuck());
    const forOperator = markupOf(StuckView({ stuck, isStripeSetUp: true, zone: 'UTC' }));
    expect(forOperator).toMatch(/Refunded in Stripe’s dashboard.*USD 40\.00 of USD 103\.30/s);
    const page = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    expect(page && markupOf(ChargeReport({ run: page }))).toContain(
      'USD 40.00 of the USD 103.30 charged was refunded to you',
    );
    const told = () => mailsIn(run.workspaceId, 'pay.refunded_by_hand');
    expect((await told()).map(({ subject }) => subject)).toEqual([
      'USD 40.00 of your charge of USD 103.30 was refunded',
    ]);

    await sdk().refunds.create(refund);
    await stripe.pass(HOUR);
    await compares();
    await stripe.work();
    expect((await told()).map(({ subject }) => subject)).toContain(
      'USD 80.00 of your charge of USD 103.30 was refunded',
    );
    expect(await told()).toHaveLength(2);
    expect(await differing()).toEqual([]);
  });

  it('says nothing of a refund by hand where an owner took the payment back', async () => {
    await givenMethod(pair, stripe);
    const run = await paid();
    const { state: _, ...seen } = await paymentOf(run);
    doneOf(await says(takeBack, seen));
    await stripe.pass(HOUR);

    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    const page = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    expect(page).toMatchObject({ refundedByHandMinor: 0 });
    expect(await mailsIn(run.workspaceId, 'pay.refunded_by_hand')).toEqual([]);
  });

  it('finds nothing wrong with what was booked days late, when nobody was there to do it', async () => {
    await givenMethod(pair, stripe, 'us_bank_account');
    await approved();
    await stripe.work();
    hearsNothing();
    // the debit arrives at Stripe, which our worker can't reach for two days more
    stripe.standIn().addFault({ kind: 'cut_before', on: '', times: 500 });
    await stripe.pass(6 * DAY);
    stripe.standIn().clearTrouble();
    await stripe.pass(DAY);
    await stripe.pass(DAY);

    await compares();

    expect(await differing()).toEqual([]);
  });

  it('looks back to where the last one ended, however long ago that was', async () => {
    await compares();
    const before = await differing();
    await strays(7_000);
    await stripe.pass(9 * DAY);

    await compares();

    expect(await differing()).toEqual([...before, [expect.any(Number), 0]]);
  });

  it('goes on showing a difference until it is gone, and not only for as long as it looks back', async () => {
    await strays(5_000);
    await stripe.pass(HOUR);
    await compares();
    const before = await differing();
    expect(before).toContainEqual([expect.any(Number), 0]);

    await stripe.pass(10 * DAY);
    await compares();

    expect(await differing()).toEqual(before);
  });

  it('looks at the payouts of each assistant as well, so that what no event told of is in the bank all the same', async () => {
    await givenMethod(pair, stripe);
    const run = await paid();
    hearsNothing();
    await stripe.pass(5 * DAY);
    await compares();
    await stripe.work();

    expect((await runOf(run.workspaceId, run.id)).payments[0]?.arrivals).toMatchObject([{}]);
  });

  it('asks Stripe once what was in a payout that has its outcome, and again when that changes', async () => {
    const { dewi } = people();
    const engagementId = await givenAssistant(pair.owner, pair.workspace, dewi);
    const place = { ...pair, assistant: dewi, engagementId };
    await givenAgreedBefore(place);
    await givenOnboarded(dewi, stripe, numberOf('takes a payout, and sends it back'));
    await givenMethod(place, stripe);
    const run = await givenApprovedRun(place, [await givenOwed(place, '100', stripe.at())], stripe.at());
    await stripe.pass(60);
    hearsNothing();
    const { accountId } = await accountOf(dewi);
    const looks = () =>
      atTime(stripe.at(), () => lookForPayouts.perform({ accountId: accountId ?? '' }, FIRST_TRY));
    const known = async () => {
      const [payment] = (await runOf(run.workspaceId, run.id)).payments;
      return [payment?.arrivals.length, payment?.bankReturns.length];
    };
    await stripe.pass(5 * DAY);
    await looks();
    expect(await known()).toEqual([1, 0]);

    const CONTENTS = { kind: 'refused', on: 'GET /v1/(balance_transactions|payouts/)', times: 500 } as const;
    stripe.standIn().addFault(CONTENTS);
    await expect(looks()).resolves.toBeUndefined();

    // it is sent back meanwhile
    await stripe.pass(3 * DAY);
    await expect(looks()).rejects.toThrow();
    stripe.standIn().clearTrouble();
    await looks();
    expect(await known()).toEqual([1, 1]);
  });

  it('asks nothing about the account of somebody who has disconnected it', async () => {
    const person = { userId: pair.assistant.userId };
    const { accountId } = await accountOf(pair.assistant);
    const names = (id: string) =>
      withActor({ kind: 'user', ...person }, (tx) =>
        tx.connectedAccount.updateMany({ where: person, data: { accountId: id } }),
      );
    await names('acct_disconnected');
    const look = () =>
      atTime(stripe.at(), () => lookForPayouts.perform({ accountId: 'acct_disconnected' }, FIRST_TRY));

    await expect(look()).resolves.toBeUndefined();
    await names(accountId ?? '');
  });

  it('isn’t needed for what is on its way back: that is looked at until it is there, even if no event comes', async () => {
    // a card whose money is available at once
    await givenMethod(pair, stripe, 'card', '4000000000000077');
    const run = await paid();
    // its transfer is reversed, and then somebody pays out the installation's balance: nothing is left to refund from
    stripe.standIn().addFault({ kind: 'rate_limited', on: 'POST /v1/refunds', times: 1 });
    const { state, ...form } = await paymentOf(run);
    expect(state).toBe('paid');
    doneOf(await says(takeBack, form));
    await stripe.work();
    expect(
      (await sdk().refunds.list({ payment_intent: (await runOf(run.workspaceId, run.id)).intentId ?? '' }))
        .data,
    ).toEqual([]);
    const { available } = await sdk().balance.retrieve();
    await sdk().payouts.create({ amount: available[0]?.amount ?? 0, currency: 'usd' });
    await stripe.pass(120);
    expect((await sdk().refunds.list({ limit: 1 })).data).toMatchObject([{ status: 'pending' }]);
    // what its beginning led to is over, and the day's comparison is not due
    await stripe.pass(60);
    hearsNothing();
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });

    await strays(50_000, 'pm_card_bypassPending');
    await stripe.pass(2 * HOUR);

    expect((await sdk().refunds.list({ limit: 1 })).data).toMatchObject([{ status: 'succeeded' }]);
    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
  });

  /** @returns a run that is paid, and of which nothing more is to be looked at. */
  const paid = async () => {
    const run = await approved();
    await stripe.pass(60);
    await stripe.pass(60);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    return run;
  };

  const numberOf = (plays: string) => TEST_BANKS.find((each) => each.plays.startsWith(plays))?.number ?? '';

  /** Somebody charges a card in Stripe’s dashboard: the books know nothing about it. */
  const strays = (amount: number, method = 'pm_card_visa') =>
    sdk().paymentIntents.create({
      amount,
      currency: 'usd',
      confirm: true,
      payment_method: method,
      allowed_payment_method_types: ['card'],
    });
});
