import pg from 'pg';
import { renderToStaticMarkup } from 'react-dom/server';
import Stripe from 'stripe';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PayoutsStanding } from '@/components/pay/stripe/payouts-standing';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { StuckView } from '@/components/pay/stripe/stuck-view';
import { listOwed } from '@/lib/api/owed.queries';
import { listPayments } from '@/lib/api/payments.queries';
import { getHome } from '@/lib/briefs/home.queries';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { getReceipt } from '@/lib/pay/receipt.queries';
import { recordPayment } from '@/lib/pay/recording.actions';
import { getStatement } from '@/lib/pay/statement.queries';
import { compareBooks } from '@/lib/pay/stripe/comparing.jobs';
import { takeNews } from '@/lib/pay/stripe/events';
import { follow } from '@/lib/pay/stripe/following';
import { settleRefund, takeBack } from '@/lib/pay/stripe/mending.actions';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { chooseRail } from '@/lib/pay/stripe/rails.actions';
import { getRailChoice } from '@/lib/pay/stripe/rails.queries';
import { approveRun, cancelRun, prepareRun, tryRunAgain } from '@/lib/pay/stripe/runs.actions';
import { getStuck } from '@/lib/pay/stripe/stuck.queries';
import { getWhy } from '@/lib/pay/why.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dateIn } from '@/lib/platform/time/zones';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/forms';
import { markupOf } from '@/tests/support/markup';
import { mailedIn } from '@/tests/support/notices';
import { paymentForm } from '@/tests/support/pay';
import { asPerson, givenAssistant, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { TEST_BANKS } from '@/tests/support/stripe/banks';
import { TEST_CARDS } from '@/tests/support/stripe/cards';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { givenStripe } from '@/tests/support/stripe-given';
import {
  accountOf,
  givenApprovedRun,
  givenMethod,
  givenOnboarded,
  givenOwed,
  givenRun,
  runOf,
} from '@/tests/support/stripe-pay';
import { balancesOf, givenAgreedBefore } from '@/tests/support/time';

describe('money that goes through Stripe', () => {
  const database = givenDatabaseWithPeople();
  const stripe = givenStripe();
  let people: People;
  let pair: Pair;
  let count = 0;
  beforeAll(async () => {
    people = await givenPeople();
  });
  beforeEach(async () => {
    count += 1;
    pair = await givenPair(people, `Adeyemi ${count}`);
    await givenAgreedBefore(pair);
    if (count === 1) await givenOnboarded(people.maria, stripe);
  });

  it('is charged with what Stripe takes on top, sent on whole, and told of when it is in the bank', async () => {
    await givenMethod(pair, stripe);
    const owed = await givenOwed(pair, '100', stripe.at());

    const run = await givenApprovedRun(pair, [owed], stripe.at());
    await stripe.pass(5);

    const sent = await runOf(pair.workspace.id, run.id);
    expect(sent.payments).toMatchObject([{ state: 'paid', arrival: null }]);
    expect(run.chargeMinor).toBe(10_330);
    expect(await sentInTheLog(pair)).toEqual(sent.payments.map(({ id }) => id));
    expect(await balancesOf(pair.owner, pair)).toEqual({
      ...{ 'cost USD': 10_000, 'owed USD': 0, 'underway USD': 0 },
      ...{ 'outside USD': -10_330, 'fees USD': 330, 'stripe USD': 0 },
    });

    const why = await getWhy(people.maria.userId, { workspaceId: pair.workspace.id, id: owed });
    expect(why?.payments).toMatchObject([
      { stripeId: sent.payments[0]?.transfer?.transferId, state: 'paid' },
    ]);
    const booked = new Set(why?.payments[0]?.ledger.map(({ account }) => account));
    expect([...booked].sort()).toEqual(['fees', 'outside', 'owed', 'stripe', 'underway']);

    await stripe.pass(6 * 86_400);

    const arrived = await runOf(pair.workspace.id, run.id);
    expect(arrived.payments).toMatchObject([{ state: 'paid', arrival: { payoutId: expect.any(String) } }]);
  });

  it('is sent without what Stripe takes where the assistant bears that, and taken back as the business’s cost', async () => {
    const bearing = await givenPair(people, `Adeyemi bearing ${count}`);
    await givenAgreedBefore(bearing, { feesBorneBy: 'assistant' });
    await givenMethod(bearing, stripe);
    const owed = await givenOwed(bearing, '100', stripe.at());

    const run = await givenApprovedRun(bearing, [owed], stripe.at());
    await stripe.pass(5);

    expect(run.chargeMinor).toBe(10_000);
    expect((await runOf(bearing.workspace.id, run.id)).payments).toMatchObject([
      { state: 'paid', amountMinor: 10_000n, sentMinor: 9_680n, feeMinor: 320n },
    ]);
    expect(await balancesOf(bearing.owner, bearing)).toEqual({
      ...{ 'cost USD': 10_000, 'owed USD': 0, 'underway USD': 0 },
      ...{ 'outside USD': -10_000, 'stripe USD': 0 },
    });
    expect(await yearOf(bearing)).toMatchObject([
      { owedMinor: 10_000, receivedMinor: 9_680, feesMinor: 0, borneMinor: 320 },
    ]);

    const { state: _, ...seen } = await paymentOf(run);
    doneOf(await says(takeBack, seen, bearing.owner));
    await stripe.pass(60);

    expect(await balancesOf(bearing.owner, bearing)).toEqual({
      ...{ 'cost USD': 10_000, 'owed USD': -10_000, 'underway USD': 0 },
      ...{ 'outside USD': -320, 'fees USD': 320, 'stripe USD': 0 },
    });
    expect(await yearOf(bearing)).toMatchObject([{ receivedMinor: 0, feesMinor: 320, borneMinor: 0 }]);
  });

  it('isn’t prepared where the fee would leave the assistant nothing', async () => {
    const bearing = await givenPair(people, `Adeyemi small ${count}`);
    await givenAgreedBefore(bearing, { feesBorneBy: 'assistant' });
    await givenMethod(bearing, stripe);
    const owed = [await givenOwed(bearing, '0.20', stripe.at())];

    const form = { workspaceId: bearing.workspace.id, id: newId(), owed };
    expect(refusalOf(await says(prepareRun, form, bearing.owner)).code).toBe('nothing_left');
  });

  const yearOf = async ({ owner, workspace, engagementId }: Pair) => {
    const place = { workspaceId: workspace.id, engagementId };
    return (await getStatement(owner.userId, place, null, stripe.at()))?.yearTotals;
  };

  it('has a receipt once it is sent, which says who moved it and whether it is in the bank', async () => {
    await givenMethod(pair, stripe);
    const owed = await givenOwed(pair, '100', stripe.at());
    const run = await givenApprovedRun(pair, [owed], stripe.at());
    const receipt = async () => {
      const [payment] = (await runOf(run.workspaceId, run.id)).payments;
      return getReceipt(pair.assistant.userId, { workspaceId: run.workspaceId, id: payment?.id ?? '' });
    };
    expect(await receipt()).toBeNull();

    await stripe.pass(5);
    expect(await receipt()).toMatchObject({
      amount: { minor: 10_000, currency: 'USD' },
      standing: expect.stringMatching(/^Sent on .*hasn’t said yet that it is in the bank$/),
      movedBy: 'Stripe moved it, as the business asked through Handover.',
    });

    await stripe.pass(6 * 86_400);
    expect(await receipt()).toMatchObject({
      standing: expect.stringMatching(/^In the bank, as Stripe said on/),
    });
    // asked for again, it is the same
    expect(await receipt()).toEqual(await receipt());
  });

  type Owner = Pair['owner'];
  const says = <Data>(action: FormAction<Data>, form: Fields, person: Owner = pair.owner) =>
    atTime(stripe.at(), () => asPerson(person, () => submit(action, form)));
  const paymentOf = async (run: { workspaceId: string; id: string }) => {
    const [payment] = (await runOf(run.workspaceId, run.id)).payments;
    return {
      workspaceId: run.workspaceId,
      id: payment?.id,
      version: payment?.version,
      state: payment?.state,
    };
  };
  const approved = async (amount = '100') =>
    givenApprovedRun(pair, [await givenOwed(pair, amount, stripe.at())], stripe.at());

  it('waits for the owner when the card is declined, and goes on with another one', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.work();
    expect(await runOf(run.workspaceId, run.id)).toMatchObject({ chargeState: 'declined' });
    expect(await paymentOf(run)).toMatchObject({ state: 'needs_attention' });
    expect(await waitingAtHome()).toMatchObject([{ kind: 'stopped', id: run.id, minor: run.chargeMinor }]);

    await givenMethod(pair, stripe);
    doneOf(await says(tryRunAgain, { workspaceId: run.workspaceId, id: run.id }));
    // a look that falls due now: Stripe still tells of the card that was declined
    await atTime(stripe.at(), () => follow({ workspaceId: run.workspaceId, runId: run.id }));
    expect(await runOf(run.workspaceId, run.id)).toMatchObject({ chargeState: 'asked' });
    await stripe.pass(5);

    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'underway USD': 0, 'stripe USD': 0 });
  });

  const waitingAtHome = async () => {
    const reader = { userId: pair.owner.userId, role: 'owner' } as const;
    return (await getHome(reader, pair.workspace.id, stripe.at())).pay;
  };

  it('waits while Stripe is down, is stuck to see for an operator after an hour, and goes on once it is back', async () => {
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
    const compare = () =>
      atTime(stripe.at(), () => compareBooks.perform({}, { attempt: 1, isLastAttempt: false }));
    await stripe.pass(3_600);
    await compare();
    expect((await stuckNow()).differences).toEqual([]);

    const { id } = await sdk.paymentIntents.create({
      ...{ amount: 5_000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa' },
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

  /** @returns what the API has of the pay of this engagement. */
  async function readByTool({ userId }: Person) {
    const { engagementId } = pair;
    const walk = { workspaceId: null, engagementId, after: null, limit: 10, from: null, until: null };
    const owed = await listOwed(userId, { ...walk, part: null }, stripe.at());
    const payments = await listPayments(userId, { ...walk, state: null });
    return {
      payments: payments.map(({ state }) => state),
      owed: owed.map(({ id, payment }) => ({ id, payment: payment?.state ?? null })),
    };
  }

  const stuckNow = () => atTime(stripe.at(), () => getStuck());

  it('can be cancelled while nothing was collected, and the same is owed again', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000341');
    const run = await approved();
    await stripe.work();

    expect(await readByTool(pair.assistant)).toMatchObject({
      payments: ['needs_attention'],
      owed: [{ payment: 'needs_attention' }],
    });
    doneOf(await says(cancelRun, { workspaceId: run.workspaceId, id: run.id }));
    await stripe.work();

    expect(await paymentOf(run)).toMatchObject({ state: 'cancelled' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -10_000, 'underway USD': 0 });
  });

  it('asks for a sign-in of the last ten minutes, and for the amount that was shown', async () => {
    await givenMethod(pair, stripe);
    const run = await givenRun(pair, [await givenOwed(pair, '100', stripe.at())], stripe.at());
    const stale = { ...pair.owner, authenticatedAt: new Date(stripe.at().getTime() - 11 * 60_000) };

    expect(refusalOf(await says(approveRun, run, stale)).code).toBe('sign_in_again');
    expect(refusalOf(await says(approveRun, { ...run, chargeMinor: 1 })).code).toBe('changed_meanwhile');
    expect(await paymentOf(run)).toMatchObject({ state: 'awaiting_approval' });
  });

  it('pays the same work once: not by another run, nor by what is recorded; a tool has it from the owner’s yes on', async () => {
    await givenMethod(pair, stripe);
    const owed = await givenOwed(pair, '100', stripe.at());
    await givenRun(pair, [owed], stripe.at());

    expect(await readByTool(pair.assistant)).toEqual({ payments: [], owed: [{ id: owed, payment: null }] });
    const again = { workspaceId: pair.workspace.id, id: newId(), owed: [owed] };
    expect(refusalOf(await says(prepareRun, again)).code).toBe('paid_already');
    const recorded = await paymentForm(pair, { owed: [owed] });
    expect(refusalOf(await says(recordPayment, recorded)).code).toBe('paid_already');
  });

  it('by bank debit is being collected for days, then sent, and has the business’s day of the yes and then that of the sending', async () => {
    await givenMethod(pair, stripe, 'us_bank_account');
    const owed = await givenOwed(pair, '100', stripe.at());
    const run = await givenRun(pair, [owed], stripe.at());
    await stripe.pass(2 * 86_400 + secondsToThree(stripe.at()));
    doneOf(await says(approveRun, run));
    const saidYes = dayThere(stripe.at());
    expect(saidYes.toISOString().slice(0, 10)).not.toBe(stripe.at().toISOString().slice(0, 10));
    await stripe.pass(86_400);
    expect(await runOf(run.workspaceId, run.id)).toMatchObject({
      ...{ chargeState: 'processing', payments: [{ state: 'charging', sentOn: saidYes }] },
    });

    await stripe.pass(4 * 86_400);

    const [sent] = (await runOf(run.workspaceId, run.id)).payments;
    const sentOn = dayThere(sent?.stateChangedAt ?? saidYes);
    expect(sent).toMatchObject({ state: 'paid', sentOn });
    expect(sentOn.getTime()).toBeGreaterThan(saidYes.getTime());
    const why = await getWhy(people.maria.userId, { workspaceId: pair.workspace.id, id: owed });
    expect(why?.payments).toMatchObject([{ sentOn: dateOf(sentOn) }]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'fees USD': 81, 'stripe USD': 0 });
  });

  it('that the assistant’s bank doesn’t take stays sent and no more, and they are told so until another account takes it', async () => {
    const closed = TEST_BANKS.find(({ plays }) => plays.startsWith('is closed'))?.number ?? '';
    const { dewi } = people;
    const engagementId = await givenAssistant(pair.owner, pair.workspace, dewi);
    const place = { ...pair, assistant: dewi, engagementId };
    await givenAgreedBefore(place);
    await givenOnboarded(dewi, stripe, closed);
    await givenMethod(place, stripe);
    const run = await givenApprovedRun(place, [await givenOwed(place, '100', stripe.at())], stripe.at());
    await stripe.pass(5);
    await stripe.pass(6 * 86_400);

    expect((await runOf(run.workspaceId, run.id)).payments).toMatchObject([{ state: 'paid', arrival: null }]);
    const payouts = await accountOf(dewi);
    expect(payouts).toMatchObject({ transfers: 'active', said: expect.stringContaining('Your bank didn’t') });
    const shown = renderToStaticMarkup(PayoutsStanding({ payouts, link: null }));
    expect(shown).toContain('It doesn’t reach your bank');
    expect(shown).not.toContain('You can be paid');

    await givenOnboarded(dewi, stripe);
    await stripe.pass(6 * 86_400);
    expect(await accountOf(dewi)).toMatchObject({ said: '' });
    expect((await runOf(run.workspaceId, run.id)).payments).toMatchObject([{ arrival: expect.anything() }]);
  });

  it('is taken back from the assistant’s account, and owed again', async () => {
    await givenMethod(pair, stripe);
    const run = await approved();
    await stripe.pass(5);

    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('paid');
    doneOf(await says(takeBack, seen));
    expect(refusalOf(await says(takeBack, seen)).code).toBe('wrong_state');
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    expect(await balancesOf(pair.owner, pair)).toEqual({
      ...{ 'cost USD': 10_000, 'owed USD': -10_000, 'underway USD': 0 },
      ...{ 'outside USD': -330, 'fees USD': 330, 'stripe USD': 0 },
    });
  });

  it('that the bank disputes is shown as such, with what it costs in the books', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000259');
    const run = await approved();
    await stripe.pass(5);
    await stripe.pass(7 * 3_600);

    expect(await paymentOf(run)).toMatchObject({ state: 'disputed' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'outside USD': 0, 'fees USD': 1_830 });
  });

  it('that the bank keeps back for good stays paid where it was sent on; where it wasn’t, the same is owed again', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000259');
    const sent = await approved();
    // its bank disputes it after two seconds
    await stripe.pass(1);
    expect(await paymentOf(sent)).toMatchObject({ state: 'paid' });
    const unsent = await approved();
    await stripe.pass(5);
    for (const each of [sent, unsent]) expect(await paymentOf(each)).toMatchObject({ state: 'disputed' });

    await stripe.pass(10 * 86_400);

    expect((await runOf(sent.workspaceId, sent.id)).payments).toMatchObject([
      { state: 'paid', transfer: expect.anything() },
    ]);
    expect((await runOf(unsent.workspaceId, unsent.id)).payments).toMatchObject([
      { state: 'refunded', transfer: null, lines: [{ releasedAt: expect.any(Date) }] },
    ]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -10_000, 'underway USD': 0 });
    expect(await mailedIn(pair.workspace.id, 'pay.charge_disputed')).toHaveLength(4);
    const { version } = await paymentOf(sent);
    await follow({ workspaceId: sent.workspaceId, runId: sent.id });
    expect(await paymentOf(sent)).toMatchObject({ version });
  });

  /** What waits for the owner on their home because of a pay run. */
  const waiting = async () => {
    const reader = { userId: pair.owner.userId, role: 'owner' } as const;
    const { pay } = await getHome(reader, pair.workspace.id, stripe.at());
    return pay.filter(({ kind }) => kind !== 'overdue');
  };

  it('that was taken back and that no bank takes is said to be at Stripe still, until it is asked for again or settled another way', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000005126');
    const run = await approved();
    await stripe.pass(5);
    const { state: _, ...seen } = await paymentOf(run);
    doneOf(await says(takeBack, seen));

    await stripe.pass(90);

    expect(await mailedIn(pair.workspace.id, 'pay.not_given_back')).toEqual([pair.owner.email]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({
      'outside USD': -10_330,
      'stripe USD': 10_000,
    });
    const page = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    expect(page?.payments).toMatchObject([
      { state: 'refunded', isBeingTakenBack: false, refusedTakingBack: 'refund' },
    ]);
    expect((await waiting()).map(({ kind, id }) => [kind, id])).toEqual([['not_given_back', run.id]]);

    if (!page) throw new Error('the run is there');
    const html = markupOf(
      RunPayments({ run: page, slug: pair.workspace.slug, zone: 'UTC', now: stripe.at() }),
    );
    for (const words of ['At Stripe still', 'Ask for it once more', 'It was settled another way'])
      expect(html).toContain(words);
    expect(html).not.toContain('Paid back');

    const { state: _over, ...asked } = await paymentOf(run);
    doneOf(await says(takeBack, asked));
    await stripe.work();
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'outside USD': -330, 'stripe USD': 0 });
    expect(await waiting()).toEqual([]);
    await stripe.pass(90);
    expect(await mailedIn(pair.workspace.id, 'pay.not_given_back')).toHaveLength(2);
    expect(await waiting()).toMatchObject([{ kind: 'not_given_back' }]);

    doneOf(await says(settleRefund, { ...asked, note: 'Sent to our bank account on 18 March.' }));
    expect(refusalOf(await says(settleRefund, { ...asked, note: 'Once more.' })).code).toBe(
      'changed_meanwhile',
    );
    expect(await waiting()).toEqual([]);
    const settled = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    expect(settled?.payments).toMatchObject([
      { state: 'refunded', said: 'Sent to our bank account on 18 March.', refusedTakingBack: null },
    ]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -10_000, 'stripe USD': 10_000 });
  });

  it('goes the way that an owner chose for an assistant, and never by one that is off', async () => {
    await givenMethod(pair, stripe);
    const { engagementId } = pair;
    const place = { workspaceId: pair.workspace.id, engagementId };
    const choose = (rail: string) => says(chooseRail, { ...place, rail });
    const prepare = async (owed: string) => says(prepareRun, { ...place, id: newId(), owed: [owed] });
    const owed = await givenOwed(pair, '100', stripe.at());

    expect(refusalOf(await choose('stripe_global_payouts')).code).toBe('rail_off');
    doneOf(await choose('external'));
    expect(refusalOf(await prepare(owed)).code).toBe('not_reachable');
    expect(await getRailChoice(pair.owner.userId, place, stripe.at())).toMatchObject({
      ...{ rail: 'external', isChosen: true, isReachable: true },
      chosen: { by: pair.owner.name, at: stripe.at() },
    });

    doneOf(await choose('stripe_connect'));
    doneOf(await prepare(owed));
  });

  it('in krónur, which Stripe counts otherwise, is refused before a run of it, and recorded instead', async () => {
    const inKronur = await givenPair(people, `Reykjavík ${count}`);
    await givenAgreedBefore(inKronur, { currency: 'ISK', rate: '4000', cap: '' });
    await givenMethod(inKronur, stripe);
    const owed = await givenOwed(inKronur, '10000', stripe.at());
    const { workspace, owner } = inKronur;
    const run = { workspaceId: workspace.id, id: newId(), owed: [owed] };

    const answer = await atTime(stripe.at(), () => asPerson(owner, () => submit(prepareRun, run)));

    expect(refusalOf(answer).code).toBe('other_unit');
    const runs = await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
      tx.payRun.count({ where: { workspaceId: workspace.id } }),
    );
    expect(runs).toBe(0);
    expect(await balancesOf(owner, inKronur)).toEqual({
      'cost ISK': 10_000,
      'owed ISK': -10_000,
    });
  });

  it('leaves no number of a card or an account in the database', async () => {
    await givenMethod(pair, stripe, 'us_bank_account');
    await givenMethod(pair, stripe, 'card', '4000002760003184');
    const numbers = [...TEST_CARDS, ...TEST_BANKS].map(({ number }) => number);
    const found = await whereIs(database().ownerUrl, numbers);

    expect(found).toEqual([]);
    expect(await whereIs(database().ownerUrl, ['Visa'])).not.toEqual([]);
  });

  it('takes what an owner saved into use by whichever news of it come first', async () => {
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

  it('lets news rest that are of nothing at Stripe, as its dashboard sends them for a test', async () => {
    const id = `evt_${newId()}`;
    const data = { object: { id: 'ch_00000000000000' } };
    const payload = JSON.stringify({ id, type: 'charge.refunded', data });
    const [secret = ''] = (process.env.STRIPE_WEBHOOK_SECRET ?? '').split(',');
    const headers = { 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }) };

    await takeNews(new Request('http://localhost/', { method: 'POST', body: payload, headers }));
    await stripe.work();

    const news = await withActor({ kind: 'stripe' }, (tx) => tx.stripeEvent.findUnique({ where: { id } }));
    expect(news).toMatchObject({ settledAt: expect.any(Date) });
  });

  it('takes no news that nobody signed', async () => {
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

/** The business of these tests, whose evening is the next day in UTC. */
const CHICAGO = 'America/Chicago';

function dayThere(at: Date): Date {
  return new Date(dateIn(at, CHICAGO));
}

/** @returns how long it is until 03:00 UTC, the evening before in Chicago. */
function secondsToThree(at: Date): number {
  const seconds = at.getTime() / 1000;
  return (27 * 3600 - (seconds % 86_400)) % 86_400;
}

/** @returns each table in which one of these stands, in any column, as the owner of the database sees them all. */
async function whereIs(ownerUrl: string, texts: readonly string[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query(
      `SELECT 1 FROM ${name} t WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) s WHERE strpos(t::text, s) > 0) LIMIT 1`,
      [texts],
    );
    if (rows.length > 0) found.push(name);
  }
  await client.end();
  return found;
}

/** @returns the payments that the log says were sent, by whoever reads it: an owner. */
async function sentInTheLog({ owner, workspace }: Pair) {
  const events = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    tx.auditEvent.findMany({ where: { workspaceId: workspace.id, action: 'payment.sent' } }),
  );
  return events.map(({ subjectId }) => subjectId);
}
