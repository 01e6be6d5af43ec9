import Stripe from 'stripe';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { approveRun, cancelRun } from '@/lib/pay/runs/runs.actions';
import { chooseRail } from '@/lib/pay/stripe/accounts/rails.actions';
import { getRailChoice } from '@/lib/pay/stripe/accounts/rails.queries';
import { compareBooks } from '@/lib/pay/stripe/comparing/comparing.jobs';
import { getStuck } from '@/lib/pay/stripe/stuck.queries';
import { receiveEvent } from '@/lib/pay/stripe-events/events';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenPair } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { givenGlobalPayouts } from '@/tests/support/pay/global-payouts';
import { accountOf, givenApprovedRun, givenOwed, givenRun } from '@/tests/support/pay/stripe-pay';
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

describe('Stripe Global Payouts, where they are switched on', () => {
  givenDatabaseWithPeople();
  const { stripe, people, pair, beginsAtStripe, givesBank, givenRefused, shown, stateOf, payouts, says } =
    givenGlobalPayouts();
  const place = () => ({ workspaceId: pair().workspace.id, engagementId: pair().engagementId });
  afterAll(() => expect(watched.wrong).toEqual([]));

  it('have people whom Connect doesn’t reach tell Stripe where to be paid, and are chosen by an owner once Stripe says yes', async () => {
    await beginsAtStripe('PH');

    expect(await accountOf(people().maria)).toMatchObject({
      transfers: 'unsupported',
      bankPayouts: 'inactive',
    });
    expect(refusalOf(await says(chooseRail, { ...place(), rail: 'stripe_global_payouts' })).code).toBe(
      'not_reachable',
    );

    await givesBank('000123456789');

    expect(await accountOf(people().maria)).toMatchObject({
      isRecipient: true,
      bankPayouts: 'active',
      requirements: [],
    });
    doneOf(await says(chooseRail, { ...place(), rail: 'stripe_global_payouts' }));
    expect(await getRailChoice(pair().owner.userId, place(), stripe.at())).toMatchObject({
      rail: 'stripe_global_payouts',
      isReachable: false,
      payouts: 'possible',
    });
  });

  it('are off for every other business', async () => {
    const other = await givenPair(people(), 'Adeyemi Elsewhere');
    const choice = { workspaceId: other.workspace.id, engagementId: other.engagementId };

    expect(refusalOf(await says(chooseRail, { ...choice, rail: 'stripe_global_payouts' })).code).toBe(
      'rail_off',
    );
  });

  it('pay out of the balance what was approved, once, whatever happens to the answer', async () => {
    const owed = await givenOwed(pair(), '100', stripe.at());
    stripe.standIn().addFault({ kind: 'cut_after', on: 'POST /v2/money_management/outbound_payments' });

    const run = await givenApprovedRun(pair(), [owed], stripe.at());
    await stripe.pass(120);

    expect(run.chargeMinor).toBe(10_000);
    expect(await stateOf(run)).toBe('transferring');
    expect(await shown(run)).toContain('Stop it');
    await stripe.pass(2 * DAY);

    expect(await stateOf(run)).toBe('paid');
    expect(await shown(run)).toContain('On its way to their bank');
    expect(await shown(run)).not.toMatch(/Take it back|Stop it|In the bank/);
    expect(await payouts()).toMatchObject([{ status: 'posted', amount: { value: 10_000, currency: 'usd' } }]);
    expect(await balancesOf(pair().owner, pair())).toMatchObject({
      'cost USD': 10_000,
      'owed USD': 0,
      'underway USD': 0,
      'outside USD': -10_000,
    });
    expect(await givenRefused([owed])).toBe('paid_already');
  });

  it('aren’t approved out of another balance than the one that the run was prepared for', async () => {
    const run = await givenRun(pair(), [await givenOwed(pair(), '11', stripe.at())], stripe.at());
    const before = process.env.STRIPE_GLOBAL_PAYOUTS;
    process.env.STRIPE_GLOBAL_PAYOUTS = `${pair().workspace.slug}=fa_another`;
    const refusal = refusalOf(await says(approveRun, run));
    process.env.STRIPE_GLOBAL_PAYOUTS = before;

    expect(refusal.code).toBe('not_reachable');
    doneOf(await says(cancelRun, run));
  });

  it('are looked at as soon as Stripe says that one has left, in a thin event of version 2', async () => {
    const run = await givenApprovedRun(pair(), [await givenOwed(pair(), '20', stripe.at())], stripe.at());
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
    const { accountId } = await accountOf(people().maria);
    await withActor({ kind: 'user', userId: people().maria.userId }, (tx) =>
      tx.connectedAccount.updateMany({ data: { bankPayouts: 'inactive' } }),
    );

    await tells('v2.core.account[configuration.recipient].capability_status_updated', accountId ?? '');
    await stripe.work();

    expect(await accountOf(people().maria)).toMatchObject({ bankPayouts: 'active' });
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
});
