import pg from 'pg';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payRows } from '@/components/home/pay-rows';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { getHome } from '@/lib/briefs/home/home.queries';
import { sendAgain, takeBack } from '@/lib/pay/runs/resolving.actions';
import { retryStuck } from '@/lib/pay/runs/retrying.actions';
import { tryRunAgain } from '@/lib/pay/runs/runs.actions';
import { follow } from '@/lib/pay/stripe/following/following';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { sendOn } from '@/lib/pay/stripe/sending/transferring.jobs';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { mailedIn } from '@/tests/support/notifications';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { givenManyThroughStripe, oweAll, type PaidThroughStripe } from '@/tests/support/pay/stripe-many';
import { expectBooksToBeStripes, expectPaidOnce } from '@/tests/support/pay/stripe-paid-once';
import { givenApprovedRun, givenMethod, runOf } from '@/tests/support/pay/stripe-pay';
import { asPerson } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenAgreedBefore } from '@/tests/support/time';

// before any settings are read: the business's owner is also the operator
process.env.HANDOVER_OPERATORS = 'ruth@runs.example';

const AMOUNTS = [10_000, 20_000];

describe('what Stripe refuses', () => {
  const database = givenDatabase();
  const stripe = givenStripe();
  let paid: PaidThroughStripe;
  let admin: pg.Client;
  beforeAll(async () => {
    const { ownerUrl } = database();
    paid = await givenManyThroughStripe(stripe, { ownerUrl, count: 2, agreed: givenAgreedBefore });
    admin = new pg.Client({ connectionString: ownerUrl });
    await admin.connect();
  });
  afterAll(() => admin.end());

  const givenRun = async () =>
    givenApprovedRun(paid.pair, await oweAll(paid.pairs, AMOUNTS, stripe.at()), stripe.at());
  const says = <Data>(action: FormAction<Data>, form: Fields) =>
    atTime(stripe.at(), () => asPerson(paid.pair.owner, () => submit(action, form)));
  /** A transfer that was requested and given up on is made at Stripe after all, and no event for it comes. */
  const leavesUnseen = async (
    { workspaceId, id: runId }: { readonly workspaceId: string; readonly id: string },
    payment: { readonly id: string; readonly engagementId: string; readonly sentMinor: bigint },
    chargeId: string | null,
  ) => {
    stripe.standIn().addSwitch({ kind: 'drop', on: '^transfer.created', times: 1 });
    const { rows } = await admin.query<{ id: string }>(
      `SELECT c.account_id AS id FROM connected_accounts c
       JOIN engagements e ON e.assistant_user_id = c.user_id WHERE e.id = $1`,
      [payment.engagementId],
    );
    const transfer = await paid.sdk.transfers.create({
      amount: Number(payment.sentMinor),
      currency: 'usd',
      destination: rows[0]?.id ?? '',
      source_transaction: chargeId ?? '',
      transfer_group: `run_${runId}`,
      metadata: { workspace: workspaceId, run: runId, payment: payment.id },
    });
    return transfer.id;
  };
  const statesOf = async ({ workspaceId, id }: { workspaceId: string; id: string }) =>
    (await runOf(workspaceId, id)).payments.map(({ state }) => state);

  it('of one transfer leaves the others paid; the owner is told, finds it on their home and its page, and has it sent again', async () => {
    const { owner, workspace } = paid.pair;
    const run = await givenRun();
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/transfers' });
    await stripe.pass(5);

    expect((await statesOf(run)).sort()).toEqual(['failed', 'paid']);
    expect(await mailedIn(workspace.id, 'pay.not_sent')).toEqual([owner.email]);
    const reader = { userId: owner.userId, role: 'owner' } as const;
    const waiting = async () => (await getHome(reader, workspace.id, stripe.at())).pay;
    const [row] = payRows(await waiting(), { slug: workspace.slug, now: stripe.at(), zone: 'UTC' });
    expect(row).toMatchObject({
      href: expect.stringContaining(run.id),
      title: expect.stringContaining('couldn’t be sent on to'),
      detail: expect.stringContaining('no bank was asked'),
      states: [{ words: 'Not sent' }],
    });
    const page = await getRunPage(owner.userId, workspace.id, run.id);
    if (!page) throw new Error('the run is there');
    const html = renderToStaticMarkup(
      RunPayments({ run: page, slug: workspace.slug, zone: 'UTC', now: stripe.at() }),
    );
    expect(html.match(/Send it again/g)).toHaveLength(1);
    expect(html).toContain('no bank was asked');

    const failed = page.payments.find(({ state }) => state === 'failed');
    doneOf(await says(sendAgain, { workspaceId: workspace.id, id: failed?.id, version: failed?.version }));
    await stripe.work();
    await expectPaidOnce(paid.sdk, run, AMOUNTS);
    await expectBooksToBeStripes(paid.sdk);
    expect(await waiting()).toEqual([]);
  });

  it("because an account is shut while a transfer’s answer is lost doesn't count as unsent: what has left is paid", async () => {
    const run = await givenRun();
    stripe.standIn().addFault({ kind: 'cut_before', on: 'POST /v1/transfers', times: 9 });
    await stripe.work();
    await stripe.pass(1);
    stripe.standIn().clearTrouble();
    const { payments, chargeId } = await runOf(run.workspaceId, run.id);
    expect(payments.map(({ state }) => state)).toEqual(['transferring', 'transferring']);
    for (const payment of payments) await leavesUnseen(run, payment, chargeId);

    await admin.query("UPDATE connected_accounts SET transfers = 'inactive'");
    for (const { id: paymentId } of payments) {
      const place = { workspaceId: run.workspaceId, runId: run.id, paymentId };
      await atTime(stripe.at(), () => sendOn.perform(place, { attempt: 2, isLastAttempt: false }));
    }
    await admin.query("UPDATE connected_accounts SET transfers = 'active'");

    await expectPaidOnce(paid.sdk, run, AMOUNTS);
    await expectBooksToBeStripes(paid.sdk);
  });

  it('and is taken back is looked up at Stripe first: what was sent unnoticed comes back before it is refunded', async () => {
    const run = await givenRun();
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/transfers' });
    await stripe.pass(5);
    const { payments, chargeId } = await runOf(run.workspaceId, run.id);
    const failed = payments.find(({ state }) => state === 'failed');
    if (!failed) throw new Error('one of them failed');
    const late = await leavesUnseen(run, failed, chargeId);

    doneOf(await says(takeBack, { workspaceId: run.workspaceId, id: failed.id, version: failed.version }));
    await stripe.pass(5);

    expect(await paid.sdk.transfers.retrieve(late)).toMatchObject({ reversed: true });
    expect((await statesOf(run)).sort()).toEqual(['paid', 'refunded']);
    await expectBooksToBeStripes(paid.sdk);
  });

  it('when giving back what came back from the assistant is requested again; no earlier part counts for the whole', async () => {
    const run = await givenRun();
    await stripe.pass(5);
    const [payment] = (await runOf(run.workspaceId, run.id)).payments;
    const transferId = payment?.transfer?.transferId ?? '';
    const seen = { workspaceId: run.workspaceId, id: payment?.id, version: payment?.version };
    // the operator has taken some of it back by hand
    await paid.sdk.transfers.createReversal(transferId, { amount: 1_000 });
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/refunds' });
    doneOf(await says(takeBack, seen));
    await stripe.pass(5);
    expect(await paid.sdk.transfers.retrieve(transferId)).toMatchObject({ reversed: true });
    const back = (await runOf(run.workspaceId, run.id)).payments.find(({ id }) => id === payment?.id);
    expect(back).toMatchObject({ state: 'failed' });

    doneOf(await says(takeBack, { ...seen, version: back?.version }));
    await stripe.pass(5);

    expect((await statesOf(run)).sort()).toEqual(['paid', 'refunded']);
    await expectBooksToBeStripes(paid.sdk);
  });

  it("isn't what somebody reverses whole by hand: both are told, and an owner takes the payment back", async () => {
    const { owner, workspace } = paid.pair;
    const run = await givenRun();
    await stripe.pass(5);
    const reader = { userId: owner.userId, role: 'owner' } as const;
    const waiting = async () => (await getHome(reader, workspace.id, stripe.at())).pay;
    const told = (await mailedIn(workspace.id, 'pay.came_back')).length;
    const [payment, other] = (await runOf(run.workspaceId, run.id)).payments;

    await paid.sdk.transfers.createReversal(payment?.transfer?.transferId ?? '');
    await stripe.pass(1);

    const place = { workspaceId: run.workspaceId, id: payment?.id };
    const back = (await runOf(run.workspaceId, run.id)).payments.find(({ id }) => id === payment?.id);
    expect(back).toMatchObject({ state: 'failed', version: (payment?.version ?? 0) + 1 });
    expect((await mailedIn(workspace.id, 'pay.came_back')).length - told).toBe(2);
    expect(payRows(await waiting(), { slug: workspace.slug, now: stripe.at(), zone: 'UTC' })).toMatchObject([
      {
        href: expect.stringContaining(run.id),
        detail: expect.stringContaining('It was taken from their account'),
      },
    ]);
    await expectBooksToBeStripes(paid.sdk);
    const seen = { ...place, version: back?.version };
    expect(refusalOf(await says(sendAgain, seen)).code).toBe('wrong_state');
    await atTime(stripe.at(), () => follow({ workspaceId: run.workspaceId, runId: run.id }));
    expect(await statesOf(run)).toContain('failed');

    doneOf(await says(takeBack, seen));
    await stripe.pass(5);

    const after = await runOf(run.workspaceId, run.id);
    expect(after.payments.find(({ id }) => id === payment?.id)).toMatchObject({
      state: 'refunded',
      lines: [{ releasedAt: expect.any(Date) }],
    });
    expect(after.payments.find(({ id }) => id === other?.id)).toMatchObject({ state: 'paid' });
    expect(await waiting()).toEqual([]);
    await expectBooksToBeStripes(paid.sdk);
  });

  it('of the charge collects nothing, and pays everybody once it is retried', async () => {
    const run = await givenRun();
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/payment_intents' });
    await stripe.work();

    expect(await runOf(run.workspaceId, run.id)).toMatchObject({
      chargeState: 'declined',
      intentId: null,
      said: expect.stringContaining('no bank was asked'),
    });
    expect(await statesOf(run)).toEqual(['needs_attention', 'needs_attention']);

    doneOf(await says(tryRunAgain, { workspaceId: run.workspaceId, id: run.id }));
    await stripe.pass(5);
    await expectPaidOnce(paid.sdk, run, AMOUNTS);
    await expectBooksToBeStripes(paid.sdk);
  });

  it('can be retried by an operator when every attempt failed and the job was given up', async () => {
    // the SDK retries once by itself
    stripe.standIn().addFault({ kind: 'cut_before', on: 'POST /v1/payment_intents', times: 2 });
    const run = await givenRun();
    await stripe.work();
    await admin.query("DELETE FROM graphile_worker._private_jobs WHERE payload->>'runId' = $1", [run.id]);
    await stripe.pass(3_700);
    expect(await statesOf(run)).toEqual(['charging', 'charging']);

    doneOf(await says(retryStuck, {}));
    await stripe.pass(5);
    await expectPaidOnce(paid.sdk, run, AMOUNTS);
    await expectBooksToBeStripes(paid.sdk);
  });

  it('can be retried by an operator too when the job of an event was lost', async () => {
    const id = 'evt_whose_job_was_lost';
    await admin.query(
      `INSERT INTO stripe_events (id, type, object_id, received_at) VALUES ($1, 'charge.updated', 'ch_1', $2)`,
      [id, stripe.at()],
    );
    const jobs = async () => {
      const { rows } = await admin.query('SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1', [
        `stripe:${id}`,
      ]);
      return rows.length;
    };

    doneOf(await says(retryStuck, {}));
    expect(await jobs()).toBe(0);
    await stripe.pass(3_700);
    doneOf(await says(retryStuck, {}));
    expect(await jobs()).toBe(1);

    await admin.query('DELETE FROM graphile_worker._private_jobs WHERE key = $1', [`stripe:${id}`]);
    await admin.query('DELETE FROM stripe_events WHERE id = $1', [id]);
  });

  it('of a charge that its bank disputes is reported to the owner and on their home, even if the first payment was taken back before', async () => {
    const { owner, workspace } = paid.pair;
    await givenMethod(paid.pair, stripe, 'card', '4000000000000259');
    const run = await givenRun();
    // its bank disputes it after two seconds
    await stripe.pass(1);
    const [first] = (await runOf(workspace.id, run.id)).payments;
    doneOf(await says(takeBack, { workspaceId: workspace.id, id: first?.id, version: first?.version }));
    await stripe.work();
    expect(await statesOf(run)).toEqual(['refunded', 'paid']);

    await stripe.pass(5);

    expect(await statesOf(run)).toEqual(['refunded', 'disputed']);
    expect(await mailedIn(workspace.id, 'pay.charge_disputed')).toEqual([owner.email]);
    const reader = { userId: owner.userId, role: 'owner' } as const;
    const { pay } = await getHome(reader, workspace.id, stripe.at());
    const disputed = pay.filter(({ kind }) => kind === 'charge_disputed');
    expect(payRows(disputed, { slug: workspace.slug, now: stripe.at(), zone: 'UTC' })).toMatchObject([
      { href: expect.stringContaining(run.id), title: expect.stringContaining('Your bank disputes') },
    ]);
  });
});
