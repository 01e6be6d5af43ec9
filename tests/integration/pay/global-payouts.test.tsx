import { renderToStaticMarkup } from 'react-dom/server';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { payOut } from '@/lib/pay/global-payouts/paying-out.jobs';
import { stopPayout } from '@/lib/pay/runs/resolving.actions';
import { approveRun, cancelRun, prepareRun } from '@/lib/pay/runs/runs.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import { chooseRail } from '@/lib/pay/stripe/accounts/rails.actions';
import { getRailChoice } from '@/lib/pay/stripe/accounts/rails.queries';
import { compareBooks } from '@/lib/pay/stripe/comparing/comparing.jobs';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { getStuck } from '@/lib/pay/stripe/stuck.queries';
import { receiveEvent } from '@/lib/pay/stripe-events/events';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { accountOf, givenApprovedRun, givenOwed, givenRun, runOf } from '@/tests/support/pay/stripe-pay';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { submit as fillIn } from '@/tests/support/stripe/situations';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { watchedClient } from '@/tests/support/stripe/watched';
import { balancesOf, givenAgreedBefore } from '@/tests/support/time';

// the product's own requests to Stripe, and the responses, are checked here against the shapes of its API
const watched = watchedClient({ isClosed: true });
vi.mock('@/lib/pay/stripe/client', async (original) => {
  const actual = await original<typeof import('@/lib/pay/stripe/client')>();
  return {
    ...actual,
    stripeClient: () => {
      const { hostname: host, port } = new URL(process.env.STRIPE_BASE_URL ?? '');
      const settings = { protocol: 'http', host, port, maxNetworkRetries: 0, telemetry: false } as const;
      return new Stripe(TEST_KEY, { ...settings, httpClient: watched.httpClient });
    },
  };
});

// a business's balance isn't known before it exists, and settings are read once
vi.mock('@/lib/platform/env/env', async (original) => {
  const actual = await original<typeof import('@/lib/platform/env/env')>();
  return {
    ...actual,
    env: () => ({ ...actual.env(), STRIPE_GLOBAL_PAYOUTS: process.env.STRIPE_GLOBAL_PAYOUTS }),
  };
});

const DAY = 86_400;

describe('Stripe Global Payouts, where they are switched on', () => {
  givenDatabaseWithPeople();
  const stripe = givenStripe();
  let people: People;
  let pair: Pair;
  let place: { workspaceId: string; engagementId: string };
  beforeAll(async () => {
    people = await givenPeople();
    pair = await givenPair(people, 'Adeyemi Abroad');
    const balance = stripe.standIn().openFinancialAccount(100_000, 'usd');
    process.env.STRIPE_GLOBAL_PAYOUTS = `${pair.workspace.slug}=${balance}`;
    place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    await givenAgreedBefore(pair);
  });
  afterAll(() => expect(watched.wrong).toEqual([]));

  it('have people whom Connect doesn’t reach tell Stripe where to be paid, and are chosen by an owner once Stripe says yes', async () => {
    await beginsAtStripe('PH');

    expect(await accountOf(people.maria)).toMatchObject({
      transfers: 'unsupported',
      bankPayouts: 'inactive',
    });
    expect(refusalOf(await says(chooseRail, { ...place, rail: 'stripe_global_payouts' })).code).toBe(
      'not_reachable',
    );

    await givesBank('000123456789');

    expect(await accountOf(people.maria)).toMatchObject({
      isRecipient: true,
      bankPayouts: 'active',
      requirements: [],
    });
    doneOf(await says(chooseRail, { ...place, rail: 'stripe_global_payouts' }));
    expect(await getRailChoice(pair.owner.userId, place, stripe.at())).toMatchObject({
      rail: 'stripe_global_payouts',
      isReachable: false,
      payouts: 'possible',
    });
  });

  it('are off for every other business', async () => {
    const other = await givenPair(people, 'Adeyemi Elsewhere');
    const choice = { workspaceId: other.workspace.id, engagementId: other.engagementId };

    expect(refusalOf(await says(chooseRail, { ...choice, rail: 'stripe_global_payouts' })).code).toBe(
      'rail_off',
    );
  });

  it('pay out of the balance what was approved, once, whatever happens to the answer', async () => {
    const owed = await givenOwed(pair, '100', stripe.at());
    stripe.standIn().addFault({ kind: 'cut_after', on: 'POST /v2/money_management/outbound_payments' });

    const run = await givenApprovedRun(pair, [owed], stripe.at());
    await stripe.pass(120);

    expect(run.chargeMinor).toBe(10_000);
    expect(await stateOf(run)).toBe('transferring');
    expect(await shown(run)).toContain('Stop it');
    await stripe.pass(2 * DAY);

    expect(await stateOf(run)).toBe('paid');
    expect(await shown(run)).toContain('On its way to their bank');
    expect(await shown(run)).not.toMatch(/Take it back|Stop it|In the bank/);
    expect(await payouts()).toMatchObject([{ status: 'posted', amount: { value: 10_000, currency: 'usd' } }]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({
      'cost USD': 10_000,
      'owed USD': 0,
      'underway USD': 0,
      'outside USD': -10_000,
    });
    expect(await givenRefused([owed])).toBe('paid_already');
  });

  it('owe again what a bank sends back, and tell that apart from what was received', async () => {
    await beginsAtStripe('PH');
    await givesBank('000111111113');
    const owed = await givenOwed(pair, '40', stripe.at());

    const run = await givenApprovedRun(pair, [owed], stripe.at());
    await stripe.pass(120);
    await stripe.pass(2 * DAY);
    expect(await stateOf(run)).toBe('paid');
    await stripe.pass(6 * DAY);

    expect(await stateOf(run)).toBe('refunded');
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -4_000, 'outside USD': -10_000 });
    expect(await shown(run)).toContain('Their bank account is closed.');
    const statement = await getStatement(pair.owner.userId, place, null, stripe.at());
    expect(statement?.yearTotals).toMatchObject([{ owedMinor: 14_000, receivedMinor: 10_000 }]);
    const again = await givenRun(pair, [owed], stripe.at());
    doneOf(await says(cancelRun, again));
  });

  it('owe again at once what is refused, and what is stopped before it leaves', async () => {
    await beginsAtStripe('PH');
    await givesBank('000123456789');
    const [much, little] = [
      await givenOwed(pair, '9000', stripe.at()),
      await givenOwed(pair, '25', stripe.at()),
    ];

    const tooMuch = await givenApprovedRun(pair, [much], stripe.at());
    await stripe.pass(120);
    expect(await stateOf(tooMuch)).toBe('refunded');
    expect((await movesOf(tooMuch)).at(-1)).toBe('There wasn’t enough money there.');

    const run = await givenApprovedRun(pair, [little], stripe.at());
    await stripe.pass(120);
    const [payment] = (await runOf(run.workspaceId, run.id)).payments;
    doneOf(
      await says(stopPayout, { workspaceId: run.workspaceId, id: payment?.id, version: payment?.version }),
    );
    await stripe.pass(60);

    expect(await stateOf(run)).toBe('refunded');
    expect(await payouts()).toMatchObject([
      { status: 'canceled' },
      { status: 'returned' },
      { status: 'posted' },
    ]);
  });

  it('don’t owe again what has left, if the account was shut before the answer came', async () => {
    const owed = await givenOwed(pair, '30', stripe.at());
    // the SDK retries once by itself
    const on = 'POST /v2/money_management/outbound_payments';
    stripe.standIn().addFault({ kind: 'cut_after', on, times: 2 });
    const run = await givenApprovedRun(pair, [owed], stripe.at());
    const [payment] = (await runOf(run.workspaceId, run.id)).payments;
    const asked = { workspaceId: run.workspaceId, runId: run.id, paymentId: payment?.id ?? '' };
    const pays = () => atTime(stripe.at(), () => payOut.perform(asked, FIRST_TRY));
    await expect(pays()).rejects.toThrow('connection to Stripe');
    const opens = (bankPayouts: 'active' | 'inactive') =>
      withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
        tx.connectedAccount.updateMany({ data: { bankPayouts } }),
      );
    await opens('inactive');

    await pays();
    await opens('active');

    expect(await stateOf(run)).toBe('transferring');
    await stripe.pass(2 * DAY);
    expect(await stateOf(run)).toBe('paid');
    expect(await givenRefused([owed])).toBe('paid_already');
  });

  it('that Stripe hasn’t heard of are never made once an owner stops them', async () => {
    const owed = await givenOwed(pair, '15', stripe.at());
    const on = 'POST /v2/money_management/outbound_payments';
    stripe.standIn().addFault({ kind: 'rate_limited', on, times: 500 });
    const run = await givenApprovedRun(pair, [owed], stripe.at());
    await stripe.pass(120);
    expect(await stateOf(run)).toBe('transferring');
    const before = (await payouts()).length;
    const { payments } = await runOf(run.workspaceId, run.id);
    const form = { workspaceId: run.workspaceId, id: payments[0]?.id, version: payments[0]?.version };
    doneOf(await says(stopPayout, form));
    stripe.standIn().clearTrouble();

    await stripe.pass(1_200);

    expect(await payouts()).toHaveLength(before);
    expect(await stateOf(run)).toBe('refunded');
    expect((await movesOf(run)).at(-1)).toBe('It was stopped before it left.');
    expect((await runOf(run.workspaceId, run.id)).steps).not.toContainEqual(
      expect.objectContaining({ endedAt: null }),
    );
  });

  it('don’t owe again what may still be on its way to Stripe, if the account was shut meanwhile', async () => {
    const owed = await givenOwed(pair, '12', stripe.at());
    const on = 'POST /v2/money_management/outbound_payments';
    stripe.standIn().addFault({ kind: 'cut_before', on, times: 2 });
    const run = await givenApprovedRun(pair, [owed], stripe.at());
    const [payment] = (await runOf(run.workspaceId, run.id)).payments;
    const asked = { workspaceId: run.workspaceId, runId: run.id, paymentId: payment?.id ?? '' };
    const pays = () => atTime(stripe.at(), () => payOut.perform(asked, FIRST_TRY));
    await expect(pays()).rejects.toThrow('connection to Stripe');
    const opens = (bankPayouts: 'active' | 'inactive') =>
      withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
        tx.connectedAccount.updateMany({ data: { bankPayouts } }),
      );
    await opens('inactive');

    await expect(pays()).rejects.toThrow('may be under way');
    expect(await stateOf(run)).toBe('transferring');
    await stripe.pass(1_200);
    await opens('active');

    expect(await stateOf(run)).toBe('refunded');
    expect((await runOf(run.workspaceId, run.id)).steps).not.toContainEqual(
      expect.objectContaining({ endedAt: null }),
    );
  });

  it('aren’t approved out of another balance than the one that the run was prepared for', async () => {
    const run = await givenRun(pair, [await givenOwed(pair, '11', stripe.at())], stripe.at());
    const before = process.env.STRIPE_GLOBAL_PAYOUTS;
    process.env.STRIPE_GLOBAL_PAYOUTS = `${pair.workspace.slug}=fa_another`;
    const refusal = refusalOf(await says(approveRun, run));
    process.env.STRIPE_GLOBAL_PAYOUTS = before;

    expect(refusal.code).toBe('not_reachable');
    doneOf(await says(cancelRun, run));
  });

  it('are looked at as soon as Stripe says that one has left, in a thin event of version 2', async () => {
    const run = await givenApprovedRun(pair, [await givenOwed(pair, '20', stripe.at())], stripe.at());
    await stripe.pass(120);
    // on Stripe's side alone: nothing of ours is due yet
    await stripe.standIn().advance(DAY);
    expect(await stateOf(run)).toBe('transferring');
    const [payout] = await payouts();

    await tells('v2.money_management.outbound_payment.posted', payout?.id ?? '');
    await stripe.work();

    expect(await stateOf(run)).toBe('paid');
  });

  it('are possible no longer, or again, as soon as Stripe says so of a recipient', async () => {
    const { accountId } = await accountOf(people.maria);
    await withActor({ kind: 'user', userId: people.maria.userId }, (tx) =>
      tx.connectedAccount.updateMany({ data: { bankPayouts: 'inactive' } }),
    );

    await tells('v2.core.account[configuration.recipient].capability_status_updated', accountId ?? '');
    await stripe.work();

    expect(await accountOf(people.maria)).toMatchObject({ bankPayouts: 'active' });
  });

  it("aren't movements of the balance that is compared with the books each day", async () => {
    await atTime(stripe.at(), () => compareBooks.perform({}, { attempt: 1, isLastAttempt: true }));

    expect(await getStuck()).toMatchObject({ differences: [], steps: [] });
  });

  /** Stripe tells of something of version 2, to the product's own route. */
  async function tells(type: string, objectId: string) {
    const payload = JSON.stringify({
      id: `evt_${newId()}`,
      object: 'v2.core.event',
      type,
      livemode: false,
      created: stripe.at().toISOString(),
      related_object: { id: objectId, type: type.replace(/\.\w+$/, ''), url: `/v2/of/${objectId}` },
    });
    const [secret = ''] = (process.env.STRIPE_WEBHOOK_SECRET ?? '').split(',');
    const headers = { 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }) };
    await receiveEvent(new Request('http://localhost/', { method: 'POST', body: payload, headers }));
  }

  async function beginsAtStripe(country: string) {
    doneOf(await says(onboard, { country }, people.maria));
    await stripe.work();
  }

  async function givesBank(account: string) {
    const { linkUrl } = await accountOf(people.maria);
    await fetch(linkUrl ?? '');
    await fillIn(linkUrl ?? '', { answer: 'complete', account });
    await stripe.pass(DAY);
  }

  async function givenRefused(owed: readonly string[]) {
    return refusalOf(await says(prepareRun, { workspaceId: place.workspaceId, id: newId(), owed })).code;
  }

  async function shown({ workspaceId, id }: { workspaceId: string; id: string }) {
    const run = await getRunPage(pair.owner.userId, workspaceId, id);
    if (!run) throw new Error('there is a run');
    const [slug, zone] = [pair.workspace.slug, 'America/Chicago'];
    return renderToStaticMarkup(<RunPayments run={run} slug={slug} zone={zone} now={stripe.at()} />);
  }

  async function stateOf({ workspaceId, id }: { workspaceId: string; id: string }) {
    return (await runOf(workspaceId, id)).payments[0]?.state;
  }

  async function movesOf({ workspaceId, id }: { workspaceId: string; id: string }) {
    const { payments } = await runOf(workspaceId, id);
    const rows = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.paymentMove.findMany({ where: { paymentId: payments[0]?.id ?? '' }, orderBy: { number: 'asc' } }),
    );
    return rows.map(({ note }) => note);
  }

  async function payouts() {
    const sdk = new Stripe(TEST_KEY, { ...stripe.standIn().address, httpClient: watched.httpClient });
    return (await sdk.v2.moneyManagement.outboundPayments.list({ limit: 10 })).data;
  }

  function says<T>(action: FormAction<T>, fields: Fields, who = pair.owner) {
    return atTime(stripe.at(), () => asPerson(who, () => submit(action, fields)));
  }
});
