import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PayoutsStatus } from '@/components/pay/stripe/payouts-status';
import { getReceipt } from '@/lib/pay/payments/receipt.queries';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { takeBack } from '@/lib/pay/runs/resolving.actions';
import { approveRun, prepareRun } from '@/lib/pay/runs/runs.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { getWhy } from '@/lib/pay/statements/why.queries';
import { chooseRail } from '@/lib/pay/stripe/accounts/rails.actions';
import { getRailChoice } from '@/lib/pay/stripe/accounts/rails.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dateIn } from '@/lib/platform/time/zones';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { mailsTo } from '@/tests/support/notifications';
import { paymentForm } from '@/tests/support/pay/pay';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import {
  accountOf,
  givenApprovedRun,
  givenMethod,
  givenOnboarded,
  givenOwed,
  givenRun,
  runOf,
} from '@/tests/support/pay/stripe-pay';
import { asPerson, givenAssistant } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { TEST_BANKS } from '@/tests/support/stripe/banks';
import { balancesOf, givenAgreedBefore } from '@/tests/support/time';

describe('money that goes through Stripe', () => {
  const _database = givenDatabaseWithPeople();
  let pair: Pair;
  const { paymentOf, people, readByTool, readOnRecord, says, stripe } = givenStripePair((each) => {
    pair = each;
  });

  it("is charged with Stripe's fee on top, sent on whole, and reported when it is in the bank", async () => {
    await givenMethod(pair, stripe);
    const owed = await givenOwed(pair, '100', stripe.at());

    const run = await givenApprovedRun(pair, [owed], stripe.at());
    await stripe.pass(5);

    const sent = await runOf(pair.workspace.id, run.id);
    expect(sent.payments).toMatchObject([{ state: 'paid', arrivals: [] }]);
    expect(run.chargeMinor).toBe(10_330);
    expect(await sentInTheLog(pair)).toEqual(sent.payments.map(({ id }) => id));
    expect(await balancesOf(pair.owner, pair)).toEqual({
      'cost USD': 10_000,
      'owed USD': 0,
      'underway USD': 0,
      'outside USD': -10_330,
      'fees USD': 330,
      'stripe USD': 0,
    });

    const why = await getWhy(people().maria.userId, { workspaceId: pair.workspace.id, id: owed });
    expect(why?.payments).toMatchObject([
      { stripeId: sent.payments[0]?.transfer?.transferId, state: 'paid' },
    ]);
    const booked = new Set(why?.payments[0]?.ledger.map(({ account }) => account));
    expect([...booked].sort()).toEqual(['fees', 'outside', 'owed', 'stripe', 'underway']);

    await stripe.pass(6 * 86_400);

    const arrived = await runOf(pair.workspace.id, run.id);
    expect(arrived.payments).toMatchObject([{ state: 'paid', arrivals: [{ payoutId: expect.any(String) }] }]);
  });

  it("is sent without Stripe's fee where the assistant bears that, and taken back as the business’s cost", async () => {
    const bearing = await givenPair(people(), 'Adeyemi, bearing fees');
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
      'cost USD': 10_000,
      'owed USD': 0,
      'underway USD': 0,
      'outside USD': -10_000,
      'stripe USD': 0,
    });
    expect(await yearOf(bearing)).toMatchObject([
      { owedMinor: 10_000, receivedMinor: 9_680, feesMinor: 0, borneMinor: 320 },
    ]);

    const { state: _, ...seen } = await paymentOf(run);
    doneOf(await says(takeBack, seen, bearing.owner));
    await stripe.pass(60);

    expect(await balancesOf(bearing.owner, bearing)).toEqual({
      'cost USD': 10_000,
      'owed USD': -10_000,
      'underway USD': 0,
      'outside USD': -320,
      'fees USD': 320,
      'stripe USD': 0,
    });
    expect(await yearOf(bearing)).toMatchObject([{ receivedMinor: 0, feesMinor: 320, borneMinor: 0 }]);
  });

  it('isn’t prepared where the fee would leave the assistant nothing', async () => {
    const bearing = await givenPair(people(), 'Adeyemi, small');
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

  it('needs a sign-in of the last ten minutes, and the amount that was shown', async () => {
    await givenMethod(pair, stripe);
    const run = await givenRun(pair, [await givenOwed(pair, '100', stripe.at())], stripe.at());
    const stale = { ...pair.owner, authenticatedAt: new Date(stripe.at().getTime() - 11 * 60_000) };

    expect(refusalOf(await says(approveRun, run, stale)).code).toBe('sign_in_again');
    expect(refusalOf(await says(approveRun, { ...run, chargeMinor: 1 })).code).toBe('changed_meanwhile');
    expect(await paymentOf(run)).toMatchObject({ state: 'awaiting_approval' });
  });

  it('pays the same work once: not by another run, nor by what is recorded; the API and the sealed record have it from the owner’s approval on', async () => {
    await givenMethod(pair, stripe);
    const owed = await givenOwed(pair, '100', stripe.at());
    await givenRun(pair, [owed], stripe.at());

    expect(await readByTool()).toEqual({ payments: [], owed: [{ id: owed, payment: null }] });
    expect(await readOnRecord()).toEqual([]);
    const again = { workspaceId: pair.workspace.id, id: newId(), owed: [owed] };
    expect(refusalOf(await says(prepareRun, again)).code).toBe('paid_already');
    const recorded = await paymentForm(pair, { owed: [owed] });
    expect(refusalOf(await says(recordPayment, recorded)).code).toBe('paid_already');
  });

  it('by bank debit is being collected for days, then sent, with the business’s day of the approval and then that of the sending', async () => {
    await givenMethod(pair, stripe, 'us_bank_account');
    const owed = await givenOwed(pair, '100', stripe.at());
    const run = await givenRun(pair, [owed], stripe.at());
    await stripe.pass(2 * 86_400 + secondsToThree(stripe.at()));
    doneOf(await says(approveRun, run));
    const saidYes = dayThere(stripe.at());
    expect(saidYes.toISOString().slice(0, 10)).not.toBe(stripe.at().toISOString().slice(0, 10));
    await stripe.pass(86_400);
    expect(await runOf(run.workspaceId, run.id)).toMatchObject({
      chargeState: 'processing',
      payments: [{ state: 'charging', sentOn: saidYes }],
    });

    await stripe.pass(4 * 86_400);

    const [sent] = (await runOf(run.workspaceId, run.id)).payments;
    const sentOn = dayThere(sent?.stateChangedAt ?? saidYes);
    expect(sent).toMatchObject({ state: 'paid', sentOn });
    expect(sentOn.getTime()).toBeGreaterThan(saidYes.getTime());
    const why = await getWhy(people().maria.userId, { workspaceId: pair.workspace.id, id: owed });
    expect(why?.payments).toMatchObject([{ sentOn: dateOf(sentOn) }]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'fees USD': 81, 'stripe USD': 0 });
  });

  it('that the assistant’s bank refuses stays sent and no more, and they are told so until another account accepts it', async () => {
    const closed = TEST_BANKS.find(({ plays }) => plays.startsWith('is closed'))?.number ?? '';
    const { dewi } = people();
    const engagementId = await givenAssistant(pair.owner, pair.workspace, dewi);
    const place = { ...pair, assistant: dewi, engagementId };
    await givenAgreedBefore(place);
    await givenOnboarded(dewi, stripe, closed);
    await givenMethod(place, stripe);
    const run = await givenApprovedRun(place, [await givenOwed(place, '100', stripe.at())], stripe.at());
    await stripe.pass(5);
    await stripe.pass(6 * 86_400);

    expect((await runOf(run.workspaceId, run.id)).payments).toMatchObject([{ state: 'paid', arrivals: [] }]);
    const payouts = await accountOf(dewi);
    expect(payouts).toMatchObject({ transfers: 'active', said: expect.stringContaining('Your bank didn’t') });
    const shown = renderToStaticMarkup(PayoutsStatus({ payouts, link: null }));
    expect(shown).toContain('It doesn’t reach your bank');
    expect(shown).not.toContain('You can be paid');
    const told = (await mailsTo(dewi)).filter(({ kind }) => kind === 'pay.bank_refused');
    expect(told.map(({ subject }) => subject)).toEqual([
      `Your bank didn’t take the USD 100.00 from ${pair.workspace.name}`,
    ]);
    expect(told[0]?.text).toContain(addresses.inboxPayouts());

    await givenOnboarded(dewi, stripe);
    await stripe.pass(6 * 86_400);
    expect(await accountOf(dewi)).toMatchObject({ said: '' });
    expect((await runOf(run.workspaceId, run.id)).payments).toMatchObject([
      { arrivals: [expect.anything()] },
    ]);
  });

  it('goes the way that an owner chose for an assistant, and never one that is off', async () => {
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
      rail: 'external',
      isChosen: true,
      isReachable: true,
      chosen: { by: pair.owner.name, at: stripe.at() },
    });

    doneOf(await choose('stripe_connect'));
    doneOf(await prepare(owed));
  });

  it('in krónur, which Stripe counts differently, is refused before a run of it, and recorded instead', async () => {
    const inKronur = await givenPair(people(), 'Reykjavík');
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

/** @returns the payments that the log says were sent, as an owner reads it. */
async function sentInTheLog({ owner, workspace }: Pair) {
  const events = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    tx.auditEvent.findMany({ where: { workspaceId: workspace.id, action: 'payment.sent' } }),
  );
  return events.map(({ subjectId }) => subjectId);
}
