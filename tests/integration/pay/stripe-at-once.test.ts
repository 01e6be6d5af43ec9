import Stripe from 'stripe';
import { afterEach, describe, expect, it } from 'vitest';
import { sendAgain, takeBack } from '@/lib/pay/runs/resolving.actions';
import { approveRun, cancelRun, tryRunAgain } from '@/lib/pay/runs/runs.actions';
import { chargeRun } from '@/lib/pay/stripe/charging/charging.jobs';
import { followRun } from '@/lib/pay/stripe/following/following.jobs';
import { removeMethod } from '@/lib/pay/stripe/methods/setting-up.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { eventually } from '@/tests/support/eventually';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod, givenOwed, givenRun, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { balancesOf } from '@/tests/support/time';
import { givenHolder } from '@/tests/support/waiting';

type Run = { readonly workspaceId: string; readonly id: string };

const PAID = { 'owed USD': 0, 'underway USD': 0, 'stripe USD': 0 };
const OWED = { 'owed USD': -10_000, 'underway USD': 0 };

describe('what happens to a pay run at the same moment', () => {
  const held = givenHolder(givenDatabaseWithPeople());
  let pair: Pair;
  const { approved, says, paymentOf, stripe } = givenStripePair((each) => {
    pair = each;
  });
  const sdk = () =>
    new Stripe(TEST_KEY, { ...stripe.standIn().address, maxNetworkRetries: 0, telemetry: false });
  afterEach(() => stripe.standIn().clearTrouble());
  const prepared = async () => givenRun(pair, [await givenOwed(pair, '100', stripe.at())], stripe.at());

  it('approved in two tabs is approved once, and charged once', async () => {
    await givenMethod(pair, stripe);
    const run = await prepared();

    const answers = await Promise.all([says(approveRun, run), says(approveRun, run)]);
    await stripe.pass(60);

    expect(statuses(answers)).toEqual(['done', 'done']);
    expect(await charged(run)).toEqual([10_330]);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject(PAID);
  });

  it('approved in one tab and cancelled in the other is paid, or owed as before, and never both', async () => {
    await givenMethod(pair, stripe);
    const run = await prepared();
    const { workspaceId, id } = run;

    await Promise.all([says(approveRun, run), says(cancelRun, { workspaceId, id })]);
    await stripe.pass(60);

    // whichever comes second, nothing was charged yet: the cancellation stands
    expect(await paymentOf(run)).toMatchObject({ state: 'cancelled' });
    expect(await charged(run)).toEqual([]);
    // where the cancellation came first, nothing was ever underway
    expect({ 'underway USD': 0, ...(await balancesOf(pair.owner, pair)) }).toMatchObject(OWED);
  });

  it('approved while its payment method is removed is paid by that method, or not approved', async () => {
    await givenMethod(pair, stripe);
    const run = await prepared();
    const method = await withActor({ kind: 'workspace', workspaceId: run.workspaceId }, (tx) =>
      tx.payMethod.findFirstOrThrow({ where: { removedAt: null } }),
    );

    const [approval] = await Promise.all([
      says(approveRun, run),
      says(removeMethod, { workspaceId: run.workspaceId, id: method.id }),
    ]);
    await stripe.pass(60);

    const isApproved = approval?.status === 'done';
    expect(await paymentOf(run)).toMatchObject({ state: isApproved ? 'paid' : 'awaiting_approval' });
    expect(await charged(run)).toEqual(isApproved ? [10_330] : []);
  });

  it('declined, and then tried again in one tab and cancelled in the other, is one of the two', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.work();
    expect(await paymentOf(run)).toMatchObject({ state: 'needs_attention' });
    await givenMethod(pair, stripe);
    const { workspaceId, id } = run;

    const answers = await Promise.all([
      says(tryRunAgain, { workspaceId, id }),
      says(tryRunAgain, { workspaceId, id }),
      says(cancelRun, { workspaceId, id }),
    ]);
    await stripe.pass(60);

    const isTried = answers[2]?.status === 'refused';
    expect(statuses(answers)).toEqual(isTried ? ['done', 'done', 'refused'] : ['done', 'refused', 'refused']);
    expect(await paymentOf(run)).toMatchObject({ state: isTried ? 'paid' : 'cancelled' });
    expect(await charged(run)).toEqual(isTried ? [10_330] : []);
    expect(await balancesOf(pair.owner, pair)).toMatchObject(isTried ? PAID : OWED);
  });

  it('declined, and then tried again by a double click, after a lost answer and in another tab, is tried once', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.work();
    await givenMethod(pair, stripe);
    const { workspaceId, id } = run;
    const form = { workspaceId, id, once: newId() };
    const otherTab = () => says(tryRunAgain, { workspaceId, id, once: newId() });

    const first = await says(tryRunAgain, form);
    const { version } = await paymentOf(run);
    const again = [await says(tryRunAgain, form), await otherTab()];

    expect(statuses([first, ...again])).toEqual(['done', 'done', 'done']);
    expect(await paymentOf(run)).toMatchObject({ state: 'charging', version });
    await stripe.pass(60);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await charged(run)).toEqual([10_330]);
    // sent once more by a browser that never saw the answer; the other tab reads how it went
    expect(await says(tryRunAgain, form)).toMatchObject({ status: 'done' });
    expect(await otherTab()).toMatchObject({ status: 'refused', code: 'wrong_state' });
  });

  it('cancelled in one tab and then in the other is cancelled: neither reads that its money is being collected', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const known = await approved();
    await stripe.work();
    const unknown = await prepared();

    for (const { workspaceId, id } of [known, unknown]) {
      const cancel = () => says(cancelRun, { workspaceId, id, once: newId() });
      expect(statuses(await Promise.all([cancel(), cancel()]))).toEqual(['done', 'done']);
      await stripe.pass(60);
      expect(await cancel()).toMatchObject({ status: 'done' });
      expect((await runOf(workspaceId, id)).steps.filter(({ kind }) => kind === 'cancel')).toHaveLength(
        id === known.id ? 1 : 0,
      );
    }
  });

  it('sent again in one tab and taken back in the other is one of the two', async () => {
    await givenMethod(pair, stripe);
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/transfers', times: 1 });
    const run = await approved();
    await stripe.pass(5);
    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('failed');

    const answers = await Promise.all([
      says(sendAgain, seen),
      says(takeBack, seen),
      says(sendAgain, seen),
      says(takeBack, seen),
    ]);
    await stripe.pass(60);

    expect(statuses(answers)).toEqual(['done', 'refused', 'refused', 'refused']);
    const isSent = [answers[0], answers[2]].some((answer) => answer?.status === 'done');
    expect(await paymentOf(run)).toMatchObject({ state: isSent ? 'paid' : 'refunded' });
    expect(await sent(run)).toEqual(isSent ? [10_000] : []);
    expect(await refunded(run)).toEqual(isSent ? [] : [10_000]);
  });

  it('and is found to have left meanwhile isn’t sent again, though it looks as it did before', async () => {
    await givenMethod(pair, stripe);
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/transfers', times: 1 });
    const run = await approved();
    await stripe.pass(5);
    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('failed');

    // a look holds the run, and records a transfer that has come back since: that is no move of the payment
    await held.holder().query('BEGIN');
    await held.holder().query('SELECT 1 FROM pay_runs WHERE id = $1 FOR UPDATE', [run.id]);
    const sending = says(sendAgain, seen);
    await held.somebodyWaits();
    await held.holder().query(
      `INSERT INTO payment_transfers (workspace_id, id, engagement_id, payment_id, transfer_id, sent_at)
       VALUES ($1, $2, $3, $4, 'tr_that_came_back', $5)`,
      [run.workspaceId, newId(), pair.engagementId, seen.id, stripe.at()],
    );
    await held.holder().query('COMMIT');

    expect(await sending).toMatchObject({ status: 'refused', code: 'wrong_state' });
    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
  });

  it('taken back while it is looked at, by night and because of an event, is taken back once', async () => {
    await givenMethod(pair, stripe);
    const run = await approved();
    await stripe.pass(60);
    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('paid');

    const [first, second] = await Promise.all([
      says(takeBack, seen),
      says(takeBack, seen),
      performs(followRun, run),
      performs(followRun, run),
    ]);
    await stripe.pass(60);

    expect(statuses([first, second])).toEqual(['done', 'refused']);
    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    expect(await refunded(run)).toEqual([10_000]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ ...OWED, 'stripe USD': 0 });
  });

  it('heard of from Stripe before our own answer came is booked once, and sent once', async () => {
    await givenMethod(pair, stripe);
    const run = await approved();
    // done at Stripe, and answered only once somebody else has asked: a look, because its event came first
    stripe.standIn().addFault({ kind: 'held', on: 'POST /v1/payment_intents' });

    await withLookMeanwhile(run, performs(chargeRun, run));
    await stripe.pass(60);

    expect(await charged(run)).toEqual([10_330]);
    expect(await sent(run)).toEqual([10_000]);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject(PAID);
  });

  /** Looks at a run once Stripe has done what a job asked for, and hasn't answered the job. */
  async function withLookMeanwhile(run: Run, job: Promise<void>): Promise<void> {
    await eventually(() => expect(stripe.standIn().isHolding()).toBe(true));
    await Promise.all([job, performs(followRun, run)]);
  }

  function statuses(answers: readonly ({ readonly status: string } | undefined)[]): readonly string[] {
    return answers.map((answer) => answer?.status ?? '').toSorted();
  }

  /** A worker that takes up a job about a run now, whatever others do. */
  function performs(
    job: { readonly perform: (payload: unknown, attempt: typeof FIRST_TRY) => Promise<void> },
    { workspaceId, id: runId }: Run,
  ): Promise<void> {
    return atTime(stripe.at(), () => job.perform({ workspaceId, runId }, FIRST_TRY));
  }

  async function charged(run: Run): Promise<readonly number[]> {
    const { data } = await sdk().charges.list({ transfer_group: `run_${run.id}` });
    return data.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount);
  }

  async function sent(run: Run): Promise<readonly number[]> {
    const { data } = await sdk().transfers.list({ transfer_group: `run_${run.id}` });
    return data.map(({ amount }) => amount);
  }

  async function refunded(run: Run): Promise<readonly number[]> {
    const { intentId } = await runOf(run.workspaceId, run.id);
    const { data } = await sdk().refunds.list({ payment_intent: intentId ?? '' });
    return data.map(({ amount }) => amount);
  }
});
