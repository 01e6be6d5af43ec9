import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { LastPay } from '@/components/endings/last-things';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { StuckView } from '@/components/pay/stripe/stuck-view';
import { getHome } from '@/lib/briefs/home/home.queries';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { takeBack } from '@/lib/pay/runs/resolving.actions';
import { approveRun, cancelRun, prepareRun, tryRunAgain } from '@/lib/pay/runs/runs.actions';
import { compareBooks } from '@/lib/pay/stripe/comparing/comparing.jobs';
import { follow } from '@/lib/pay/stripe/following/following';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { getStuck } from '@/lib/pay/stripe/stuck.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { endingPages } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailsIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod, givenOwed, givenRun, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { balancesOf, givenAgreedBefore } from '@/tests/support/time';

describe('money that Stripe doesn’t collect yet', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, paymentOf, readByTool, readOnRecord, says, people, stripe } = givenStripePair((each) => {
    pair = each;
  });

  it('waits for the owner when the card is declined, and continues with another one', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.work();
    expect(await runOf(run.workspaceId, run.id)).toMatchObject({ chargeState: 'declined' });
    expect(await paymentOf(run)).toMatchObject({ state: 'needs_attention' });
    expect(await waitingAtHome()).toMatchObject([{ kind: 'stopped', id: run.id, minor: run.chargeMinor }]);
    expect(await lastPay()).toContain('USD 100.00 in a pay run, and not sent yet.');

    await givenMethod(pair, stripe);
    doneOf(await says(tryRunAgain, { workspaceId: run.workspaceId, id: run.id }));
    // a read that is due now: Stripe still reports the declined card
    await atTime(stripe.at(), () => follow({ workspaceId: run.workspaceId, runId: run.id }));
    expect(await runOf(run.workspaceId, run.id)).toMatchObject({ chargeState: 'asked' });
    await stripe.pass(5);

    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await lastPay()).toContain('Nothing is open');
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'underway USD': 0, 'stripe USD': 0 });
  });

  it('goes back to what was charged in the end, which the owner reads once it is refunded, and not to what declined it', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.work();
    await givenMethod(pair, stripe, 'card', '5555555555554444');
    doneOf(await says(tryRunAgain, { workspaceId: run.workspaceId, id: run.id }));
    await stripe.pass(5);
    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('paid');

    doneOf(await says(takeBack, seen));
    await stripe.pass(60);

    const page = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    expect(page?.charged).toEqual({ kind: 'card', label: 'Mastercard' });
    const shown = page && markupOf(RunPayments({ run: page, slug: '', zone: 'UTC', now: stripe.at() }));
    expect(shown).toContain('Refunded to you on');
    expect(shown).toContain(
      'It goes to your Mastercard. Stripe says that it usually takes five to ten working days to show there.',
    );
  });

  /** What is still open between the two, as the page of their ending says it. */
  const lastPay = async () => {
    const page = await endingPages(pair).owner();
    if (!page) throw new Error('the page is theirs');
    const reader = { role: 'owner', zone: 'UTC', now: stripe.at() } as const;
    return markupOf(LastPay({ page, reader })).replaceAll('\u00a0', ' ');
  };

  const waitingAtHome = async () => {
    const reader = { userId: pair.owner.userId, role: 'owner' } as const;
    return (await getHome(reader, pair.workspace.id, stripe.at())).pay;
  };

  it('waits while Stripe is down, is shown to an operator as stuck after an hour, and continues once it is back', async () => {
    await givenMethod(pair, stripe);
    stripe.standIn().addFault({ kind: 'cut_before', on: '', after: 0, times: 500 });
    const run = await approved();
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'charging' });
    const { assistants } = await getPayOverview(pair.owner.userId, pair.workspace.id, stripe.at());
    expect(assistants[0]?.totals).toMatchObject([{ underwayMinor: 0, inRunMinor: 10_000 }]);
    const ours = async () => (await stuckNow()).steps.filter(({ key }) => key.includes(run.id));
    expect(await ours()).toEqual([]);
    await stripe.pass(3_700);
    expect(await ours()).toMatchObject([
      { kind: 'charge', key: expect.stringMatching(`^pay:${run.id}:charge:1:`) },
    ]);

    stripe.standIn().clearTrouble();
    await stripe.pass(60);
    await stripe.pass(60);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await ours()).toEqual([]);
  });

  it('is compared with Stripe each day; what only Stripe knows is shown to the operator with both amounts', async () => {
    await givenMethod(pair, stripe);
    await approved();
    await stripe.pass(5);
    const sdk = new Stripe(TEST_KEY, { ...stripe.standIn().address, maxNetworkRetries: 0, telemetry: false });
    const compare = () => atTime(stripe.at(), () => compareBooks.perform({}, FIRST_TRY));
    await stripe.pass(3_600);
    await compare();
    expect((await stuckNow()).differences).toEqual([]);

    const { id } = await sdk.paymentIntents.create({
      amount: 5_000,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_visa',
      allowed_payment_method_types: ['card'],
    });
    await stripe.pass(3_600);
    await compare();

    const stuck = await stuckNow();
    expect(id).toMatch(/^pi_/);
    expect(stuck.differences).toMatchObject([{ currency: 'USD', stripeMinor: 4_825, bookedMinor: 0 }]);
    expect(stuck.comparison).toMatchObject({ different: 1 });
    const shown = markupOf(StuckView({ stuck, isStripeSetUp: true, zone: 'UTC' }));
    expect(shown).toContain('USD 48.25 at Stripe');
    expect(shown).toContain('USD 0.00 in the books');
  });

  it('isn’t charged for somebody whom Stripe has stopped sending money to since it was prepared', async () => {
    await givenMethod(pair, stripe);
    const run = await givenRun(pair, [await givenOwed(pair, '100', stripe.at())], stripe.at());
    const reaches = (transfers: 'active' | 'inactive') =>
      withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
        tx.connectedAccount.updateMany({ data: { transfers } }),
      );
    await reaches('inactive');
    const refusal = refusalOf(await says(approveRun, run));
    await reaches('active');

    expect(refusal).toMatchObject({ code: 'not_reachable' });
    expect(refusal.message).toContain('Cancel this run and prepare it again');
    doneOf(await says(approveRun, run));
  });

  it('isn’t collected in a currency that Stripe would convert: none of it could be sent on', async () => {
    const abroad = await givenPair(people(), 'Adeyemi in Euros');
    await givenAgreedBefore(abroad, { currency: 'EUR' });
    await givenMethod(abroad, stripe);
    const owed = [await givenOwed(abroad, '100', stripe.at())];

    const refusal = refusalOf(
      await says(prepareRun, { workspaceId: abroad.workspace.id, id: newId(), owed }),
    );

    expect(refusal).toMatchObject({ code: 'converted' });
    expect(refusal.fieldErrors.owed).toContain('Stripe would convert EUR here');
  });

  const stuckNow = () => atTime(stripe.at(), () => getStuck());

  it('is explained by why Stripe refused the last try, not by why a bank declined the one before', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.work();
    expect((await runOf(run.workspaceId, run.id)).said).toContain('gave no reason');
    stripe.standIn().addFault({ kind: 'refused', on: '/confirm$' });

    doneOf(await says(tryRunAgain, { workspaceId: run.workspaceId, id: run.id }));
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'needs_attention' });
    expect((await runOf(run.workspaceId, run.id)).said).toContain('no bank was asked');
    const mails = await mailsIn(run.workspaceId, 'pay.stopped');
    expect(mails.map(({ text }) => text.replaceAll('\n', ' '))).toEqual([
      expect.stringContaining('gave no reason'),
      expect.stringContaining('no bank was asked'),
    ]);
  });

  it('can be cancelled while nothing was collected, and the same is owed again', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.work();

    expect(await readByTool()).toMatchObject({
      payments: ['needs_attention'],
      owed: [{ payment: 'needs_attention' }],
    });
    expect(await readOnRecord()).toEqual(['needs_attention']);
    const form = { workspaceId: run.workspaceId, id: run.id };
    doneOf(await says(cancelRun, form));
    // from another page that is still open: it would collect what is being cancelled
    expect(refusalOf(await says(tryRunAgain, form))).toMatchObject({ code: 'wrong_state' });
    await stripe.work();

    expect(await paymentOf(run)).toMatchObject({ state: 'cancelled' });
    expect((await runOf(run.workspaceId, run.id)).steps).not.toContainEqual(
      expect.objectContaining({ endedAt: null }),
    );
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -10_000, 'underway USD': 0 });
  });
});
