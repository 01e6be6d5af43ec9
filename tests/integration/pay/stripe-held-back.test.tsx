import Stripe from 'stripe';
import { afterEach, describe, expect, it } from 'vitest';
import { ChargeReport } from '@/components/pay/stripe/charge-report';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { StripeReports } from '@/components/pay/stripe-reports';
import { getHome } from '@/lib/briefs/home/home.queries';
import { sendAgain, takeBack } from '@/lib/pay/runs/resolving.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { moveAll } from '@/lib/pay/stripe/moving';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { lockRun } from '@/lib/pay/stripe/runs.queries';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { mailsIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenApprovedRun, givenMethod, givenOwed, givenRun, runOf } from '@/tests/support/pay/stripe-pay';
import { movedTo } from '@/tests/support/pay/stripe-rows';
import type { Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { balancesOf } from '@/tests/support/time';

const HELD = 'refunded the charge to you, in full or in part, before this was sent on';

describe('a charge that is refunded in Stripe’s dashboard before its payments were sent on', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, says, paymentOf, stripe } = givenStripePair((each) => {
    pair = each;
  });
  const sdk = () =>
    new Stripe(TEST_KEY, { ...stripe.standIn().address, maxNetworkRetries: 0, telemetry: false });
  afterEach(() => stripe.standIn().clearTrouble());
  type Run = Awaited<ReturnType<typeof approved>>;

  it('pays nobody: each payment is held, both sides are told why, and the owner pays it again', async () => {
    await givenMethod(pair, stripe);
    const run = await approved();
    await stripe.work();
    await refunds(run);
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    expect(await transfers(run)).toEqual([]);
    expect(await waitingAtHome()).toMatchObject([
      { kind: 'not_sent', id: run.id, note: expect.stringContaining(HELD) },
    ]);
    expect(await shownToOwner(run)).toContain(HELD);
    expect(await shownToOwner(run)).toContain('What wasn’t sent on yet isn’t sent by itself any more');
    expect(await shownToOwner(run)).toContain('You already have the money');
    const goes =
      'It goes to your Visa card. Stripe says that it usually takes five to ten working days to show there.';
    expect(await shownToOwner(run)).toContain(goes);
    expect((await mailsIn(run.workspaceId, 'pay.refunded_by_hand'))[0]?.text.replaceAll('\n', ' ')).toContain(
      goes,
    );
    expect(await shownToOwner(run)).not.toContain('Send it again');
    expect(await onStatement(pair.assistant, 'assistant')).toContain('It isn’t sent to you yet');
    expect(await onStatement(pair.owner, 'owner')).toContain(HELD);
    expect(await subjects('pay.held_up')).toEqual([`USD 100.00 from ${pair.workspace.name} is held back`]);
    expect(await subjects('pay.refunded_by_hand')).toHaveLength(1);

    const { state: _, ...seen } = await paymentOf(run);
    expect(refusalOf(await says(sendAgain, seen))).toMatchObject({ code: 'refunded_by_hand' });
    doneOf(await says(takeBack, seen));
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    // Stripe’s fee is gone, and whoever runs the installation has refunded that too
    expect(await balancesOf(pair.owner, pair)).toMatchObject({
      'owed USD': -10_000,
      'underway USD': 0,
      'stripe USD': -330,
    });
    expect(await refunded(run)).toEqual([10_330]);
    const [owed] = (await runOf(run.workspaceId, run.id)).payments.flatMap(({ lines }) => lines);
    const again = await givenApprovedRun(pair, [owed?.owedId ?? ''], stripe.at());
    await stripe.pass(60);
    expect(await paymentOf(again)).toMatchObject({ state: 'paid' });
  });

  it('isn’t sent by a worker that was about to, and comes back as far as it wasn’t refunded', async () => {
    await givenMethod(pair, stripe);
    stripe.standIn().addFault({ kind: 'rate_limited', on: 'POST /v1/transfers', times: 50 });
    const run = await approved();
    await stripe.pass(5);
    expect(await paymentOf(run)).toMatchObject({ state: 'transferring' });
    // less than Stripe’s fee: Stripe itself would still let all of it be sent
    await refunds(run, 300);
    await stripe.pass(1);
    stripe.standIn().clearTrouble();
    await stripe.pass(3_600);

    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    expect(await transfers(run)).toEqual([]);
    expect(await subjects('pay.not_sent')).toHaveLength(1);
    expect(await shownToOwner(run)).toContain('USD 97.00 comes back to you');

    const { state: _, ...seen } = await paymentOf(run);
    doneOf(await says(takeBack, seen));
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    expect(await refunded(run)).toEqual([9_700, 300]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'underway USD': 0, 'stripe USD': 0 });
  });

  it('is sent after all once the refund has failed', async () => {
    // a card that takes no refunds: Stripe learns so a minute later
    await givenMethod(pair, stripe, 'card', '4000000000005126');
    const run = await approved();
    await stripe.work();
    await refunds(run, 1_000);
    await stripe.pass(5);
    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    await stripe.pass(120);
    expect(await runOf(run.workspaceId, run.id)).toMatchObject({ refundedByHandMinor: 0n });
    const told = [
      'USD 10.00 of your charge of USD 103.30 was refunded',
      'USD 10.00 of your charge of USD 103.30 isn’t refunded after all',
    ];
    expect((await subjects('pay.refunded_by_hand')).toSorted()).toEqual(told.toSorted());
    const [failed] = (await mailsIn(run.workspaceId, 'pay.refunded_by_hand')).filter(
      ({ subject }) => subject === told[1],
    );
    expect(failed?.text.replaceAll('\n', ' ')).toContain('waits on the pay run: send it, or take it back');

    // the same once more is told once more
    await refunds(run, 1_000);
    await stripe.pass(120);
    expect((await subjects('pay.refunded_by_hand')).toSorted()).toEqual([...told, ...told].toSorted());

    const { state: _, ...seen } = await paymentOf(run);
    doneOf(await says(sendAgain, seen));
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await transfers(run)).toEqual([10_000]);
  });

  it('can’t be begun to be sent by itself, whatever asks for it: the database refuses', async () => {
    await givenMethod(pair, stripe);
    const run = await givenRun(pair, [await givenOwed(pair, '100', stripe.at())], stripe.at());
    await atTime(stripe.at(), () => movedTo(run, ['charging', 'charged']));

    const begins = withActor({ kind: 'workspace', workspaceId: run.workspaceId }, async (tx) => {
      await tx.payRun.updateMany({ where: { id: run.id }, data: { refundedByHandMinor: 1 } });
      const locked = await lockRun(tx, { workspaceId: run.workspaceId, runId: run.id });
      return moveAll(tx, locked?.payments ?? [], 'transfer_begun', { byId: null, at: stripe.at() });
    });

    await expect(begins).rejects.toThrow('nothing is sent on by itself');
  });

  async function waitingAtHome() {
    const reader = { userId: pair.owner.userId, role: 'owner' } as const;
    return (await getHome(reader, pair.workspace.id, stripe.at())).pay;
  }

  async function refunds(run: Run, amount?: number): Promise<void> {
    const { intentId } = await runOf(run.workspaceId, run.id);
    await sdk().refunds.create({ payment_intent: intentId ?? '', ...(amount !== undefined && { amount }) });
  }

  async function refunded(run: Run): Promise<readonly number[]> {
    const { intentId } = await runOf(run.workspaceId, run.id);
    const { data } = await sdk().refunds.list({ payment_intent: intentId ?? '' });
    return data.map(({ amount }) => amount);
  }

  async function transfers(run: Run): Promise<readonly number[]> {
    const { data } = await sdk().transfers.list({ transfer_group: `run_${run.id}` });
    return data.map(({ amount }) => amount);
  }

  async function shownToOwner(run: Run): Promise<string> {
    const page = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    if (!page) throw new Error('the run is theirs');
    const view = { run: page, slug: pair.workspace.slug, zone: 'UTC', now: stripe.at() };
    return `${markupOf(ChargeReport({ run: page }))}${markupOf(RunPayments(view))}`.replaceAll('\u00a0', ' ');
  }

  async function onStatement(person: Person, reader: 'owner' | 'assistant'): Promise<string> {
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const statement = await getStatement(person.userId, place, null, stripe.at());
    return (statement?.payments ?? [])
      .map((payment) =>
        markupOf(<StripeReports payment={payment} reader={reader} zone="UTC" now={stripe.at()} />),
      )
      .join('');
  }

  async function subjects(kind: string): Promise<readonly string[]> {
    return (await mailsIn(pair.workspace.id, kind)).map(({ subject }) => subject);
  }
});
