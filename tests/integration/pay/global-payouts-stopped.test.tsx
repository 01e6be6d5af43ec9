import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { payOut } from '@/lib/pay/global-payouts/paying-out.jobs';
import { stopPayout } from '@/lib/pay/runs/resolving.actions';
import { cancelRun } from '@/lib/pay/runs/runs.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { chooseRail } from '@/lib/pay/stripe/accounts/rails.actions';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenGlobalPayouts } from '@/tests/support/pay/global-payouts';
import { givenApprovedRun, givenOwed, givenRun, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { watchedSdk } from '@/tests/support/stripe/under-test';
import { balancesOf } from '@/tests/support/time';

// the product's own requests to Stripe, and the responses, are checked here against the shapes of its API
const watched = watchedSdk();
vi.mock('@/lib/pay/stripe/client', async (original) => ({
  ...(await original<typeof import('@/lib/pay/stripe/client')>()),
  stripeClient: () => watched.client(),
}));

// a business's balance isn't known before it exists, and settings are read once
vi.mock('@/lib/platform/env/env', async (original) => {
  const actual = await original<typeof import('@/lib/platform/env/env')>();
  return {
    ...actual,
    env: () => ({ ...actual.env(), STRIPE_GLOBAL_PAYOUTS: process.env.STRIPE_GLOBAL_PAYOUTS }),
  };
});

const DAY = 86_400;

describe('payouts by Stripe Global Payouts that reach nobody', () => {
  givenDatabaseWithPeople();
  const { stripe, pair, beginsAtStripe, givesBank, givenRefused, shown, stateOf, movesOf, payouts, says } =
    givenGlobalPayouts();
  const place = () => ({ workspaceId: pair().workspace.id, engagementId: pair().engagementId });
  beforeAll(async () => {
    await beginsAtStripe('PH');
    await givesBank('000123456789');
    doneOf(await says(chooseRail, { ...place(), rail: 'stripe_global_payouts' }));
  });
  afterAll(() => expect(watched.wrong).toEqual([]));

  /** Whether the assistant's account takes payouts to a bank. */
  const opens = (bankPayouts: 'active' | 'inactive') =>
    withActor({ kind: 'user', userId: pair().assistant.userId }, (tx) =>
      tx.connectedAccount.updateMany({ data: { bankPayouts } }),
    );

  /** An approved run whose request has broken off, and what tries it again. */
  async function givenUnanswered(owed: string) {
    const run = await givenApprovedRun(pair(), [owed], stripe.at());
    const [payment] = (await runOf(run.workspaceId, run.id)).payments;
    const asked = { workspaceId: run.workspaceId, runId: run.id, paymentId: payment?.id ?? '' };
    const pays = () => atTime(stripe.at(), () => payOut.perform(asked, FIRST_TRY));
    await expect(pays()).rejects.toThrow('connection to Stripe');
    return { run, pays };
  }

  it('owe again what a bank sends back, and tell that apart from what was received', async () => {
    await givenApprovedRun(pair(), [await givenOwed(pair(), '100', stripe.at())], stripe.at());
    await stripe.pass(120);
    await stripe.pass(2 * DAY);
    await beginsAtStripe('PH');
    await givesBank('000111111113');
    const owed = await givenOwed(pair(), '40', stripe.at());

    const run = await givenApprovedRun(pair(), [owed], stripe.at());
    await stripe.pass(120);
    await stripe.pass(2 * DAY);
    expect(await stateOf(run)).toBe('paid');
    await stripe.pass(6 * DAY);

    expect(await stateOf(run)).toBe('refunded');
    expect(await balancesOf(pair().owner, pair())).toMatchObject({
      'owed USD': -4_000,
      'outside USD': -10_000,
    });
    expect(await shown(run)).toContain('Their bank account is closed.');
    const statement = await getStatement(pair().owner.userId, place(), null, stripe.at());
    expect(statement?.yearTotals).toMatchObject([{ owedMinor: 14_000, receivedMinor: 10_000 }]);
    const again = await givenRun(pair(), [owed], stripe.at());
    doneOf(await says(cancelRun, again));
  });

  it('owe again at once what is refused, and what is stopped before it leaves', async () => {
    await beginsAtStripe('PH');
    await givesBank('000123456789');
    const [much, little] = [
      await givenOwed(pair(), '9000', stripe.at()),
      await givenOwed(pair(), '25', stripe.at()),
    ];

    const tooMuch = await givenApprovedRun(pair(), [much], stripe.at());
    await stripe.pass(120);
    expect(await stateOf(tooMuch)).toBe('refunded');
    expect((await movesOf(tooMuch)).at(-1)).toBe('There wasn’t enough money there.');

    const run = await givenApprovedRun(pair(), [little], stripe.at());
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
    const owed = await givenOwed(pair(), '30', stripe.at());
    // the SDK retries once by itself
    const on = 'POST /v2/money_management/outbound_payments';
    stripe.standIn().addFault({ kind: 'cut_after', on, times: 2 });
    const { run, pays } = await givenUnanswered(owed);
    await opens('inactive');

    await pays();
    await opens('active');

    expect(await stateOf(run)).toBe('transferring');
    await stripe.pass(2 * DAY);
    expect(await stateOf(run)).toBe('paid');
    expect(await givenRefused([owed])).toBe('paid_already');
  });

  it('that Stripe hasn’t heard of are never made once an owner stops them', async () => {
    const owed = await givenOwed(pair(), '15', stripe.at());
    const on = 'POST /v2/money_management/outbound_payments';
    stripe.standIn().addFault({ kind: 'rate_limited', on, times: 500 });
    const run = await givenApprovedRun(pair(), [owed], stripe.at());
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
    const owed = await givenOwed(pair(), '12', stripe.at());
    const on = 'POST /v2/money_management/outbound_payments';
    stripe.standIn().addFault({ kind: 'cut_before', on, times: 2 });
    const { run, pays } = await givenUnanswered(owed);
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
});
