import { describe, expect, it } from 'vitest';
import { PaymentView } from '@/components/pay/payments-list';
import { StatementView } from '@/components/pay/statement-view';
import { ChargeReport } from '@/components/pay/stripe/charge-report';
import { ResolvePayment } from '@/components/pay/stripe/resolve-payment';
import { getHome } from '@/lib/briefs/home/home.queries';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { readPayment } from '@/lib/pay/payments/payments.queries';
import { sendAgain, takeBack } from '@/lib/pay/runs/resolving.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { stripeClient } from '@/lib/pay/stripe/client';
import { follow } from '@/lib/pay/stripe/following/following';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { endingPages } from '@/tests/support/endings';
import { mailedIn, mailsIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf } from '@/tests/support/time';

describe('money that went through Stripe', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, paymentOf, says, stripe } = givenStripePair((each) => {
    pair = each;
  });

  it('that the bank disputes is shown as such, with what it costs in the books', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000259');
    const run = await approved();
    await stripe.pass(5);
    await stripe.pass(7 * 3_600);

    expect(await paymentOf(run)).toMatchObject({ state: 'disputed' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'outside USD': 0, 'fees USD': 1_830 });
  });

  it('that the bank keeps for good stays paid where it was sent on; where it wasn’t, the same is owed again', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000259');
    const sent = await approved();
    // its bank disputes it after two seconds
    await stripe.pass(1);
    expect(await paymentOf(sent)).toMatchObject({ state: 'paid' });
    const unsent = await approved();
    await stripe.pass(5);
    for (const each of [sent, unsent]) expect(await paymentOf(each)).toMatchObject({ state: 'disputed' });
    // one was sent on, and stays with its recipient
    expect((await endingPages(pair).owner())?.money).toMatchObject({
      unconfirmed: [],
      notArrived: [],
      inRuns: [{ currency: 'USD', minor: 10_000 }],
    });
    expect(await waiting()).toMatchObject(
      [sent, unsent].map(({ id, chargeMinor: minor }) => ({ kind: 'charge_disputed', id, minor })),
    );
    const { assistants } = await getPayOverview(pair.owner.userId, pair.workspace.id, stripe.at());
    expect(assistants[0]?.totals).toMatchObject([
      { inRunMinor: 10_000, sentAndDisputedMinor: 10_000, underwayMinor: 0 },
    ]);
    expect(await statementOf('owner')).toMatch(
      /USD 100.00 sent, charge disputed by the bank.*(Charge disputed.*){2}/,
    );
    // what was sent to the assistant is sent, and no warning of theirs: only what can't be is
    expect((await statementOf('assistant')).match(/USD 100.00 sent<|>Sent<|[Cc]harge disputed/g)).toEqual([
      'USD 100.00 sent<',
      '>Sent<',
      'Charge disputed',
    ]);
    expect(await readByAssistant(sent)).toMatch(/>Sent<.*stays yours/);
    expect(await readByAssistant(sent)).not.toContain('Charge disputed');
    expect(await readByAssistant(unsent)).toMatch(/Charge disputed by the bank.*can’t be sent to you/);
    expect((await mailsIn(pair.workspace.id, 'pay.held_up')).map(({ subject }) => subject)).toEqual([
      `USD 100.00 from ${pair.workspace.name} is held up by its bank`,
    ]);

    await stripe.pass(10 * 86_400);

    expect((await runOf(sent.workspaceId, sent.id)).payments).toMatchObject([
      { state: 'paid', transfer: expect.anything() },
    ]);
    expect((await runOf(unsent.workspaceId, unsent.id)).payments).toMatchObject([
      { state: 'refunded', transfer: null, lines: [{ releasedAt: expect.any(Date) }] },
    ]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -10_000, 'underway USD': 0 });
    expect(await mailedIn(pair.workspace.id, 'pay.charge_disputed')).toHaveLength(4);
    expect(await waiting()).toEqual([]);
    const { version } = await paymentOf(sent);
    await follow({ workspaceId: sent.workspaceId, runId: sent.id });
    expect(await paymentOf(sent)).toMatchObject({ version });
  });

  it('that the bank gives up stays paid where it was sent on; where it wasn’t, it waits for the owner, who is told once of both', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000259');
    const sent = await approved();
    // its bank disputes it after two seconds
    await stripe.pass(1);
    const unsent = await approved();
    await stripe.pass(5);
    for (const each of [sent, unsent]) expect(await paymentOf(each)).toMatchObject({ state: 'disputed' });

    const sdk = stripeClient();
    for await (const { id, status } of sdk.disputes.list())
      if (status === 'needs_response')
        await sdk.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } });
    await stripe.pass(120);

    expect(await paymentOf(sent)).toMatchObject({ state: 'paid' });
    expect(await paymentOf(unsent)).toMatchObject({ state: 'failed' });
    const mails = await mailsIn(pair.workspace.id, 'pay.charge_disputed');
    const stands = mails.filter(({ subject }) => subject.includes('stands'));
    expect(stands.map(({ text }) => text)).toEqual([
      expect.stringContaining('nothing more for you to do'),
      expect.stringContaining('send it on, or take it back'),
    ]);
    expect(await mailedIn(pair.workspace.id, 'pay.not_sent')).toEqual([]);
    expect(await waiting()).toMatchObject([
      { kind: 'to_send', id: unsent.id, minor: 10_000, note: expect.stringContaining('wasn’t sent on') },
    ]);

    const { state: _, ...seen } = await paymentOf(unsent);
    doneOf(await says(sendAgain, seen));
    await stripe.pass(5);
    expect(await paymentOf(unsent)).toMatchObject({ state: 'paid' });
    expect(await waiting()).toEqual([]);
  });

  it('that the bank has given back to the owner isn’t taken from the assistant as well: Stripe would refund nothing of it', async () => {
    await givenMethod(pair, stripe);
    const run = await approved();
    await stripe.pass(5);
    const { chargeId } = await runOf(run.workspaceId, run.id);
    stripe.standIn().dispute(chargeId ?? '');
    await stripe.pass(10 * 86_400);
    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('paid');

    expect(refusalOf(await says(takeBack, seen))).toMatchObject({ code: 'charge_lost' });
    await stripe.pass(60);

    expect(await paymentOf(run)).toMatchObject({ state: 'paid', version: seen.version });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': 0, 'underway USD': 0 });
    const page = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    const [payment] = page?.payments ?? [];
    expect(
      payment && markupOf(ResolvePayment({ payment, rail: 'stripe_connect', workspaceId: run.workspaceId })),
    ).toBe('');
  });

  it('that the bank keeps a part of is told once, whatever becomes of the rest', async () => {
    await givenMethod(pair, stripe);
    const run = await approved();
    await stripe.work();
    const { intentId } = await runOf(run.workspaceId, run.id);
    const { latest_charge: charge } = await stripeClient().paymentIntents.retrieve(intentId ?? '');
    stripe.standIn().dispute(String(charge), 3_000);
    await stripe.pass(5);
    await stripe.pass(10 * 86_400);
    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('failed');
    const told = await mailedIn(pair.workspace.id, 'pay.charge_disputed');

    // made at Stripe, and found by a look before its own job hears of it
    stripe.standIn().addFault({ kind: 'cut_after', on: 'POST /v1/transfers$', times: 2 });
    doneOf(await says(sendAgain, seen));
    await stripe.work();
    await stripe.pass(900);

    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await mailedIn(pair.workspace.id, 'pay.charge_disputed')).toEqual(told);
  });

  it('that the bank takes back in part is told and shown by that part', async () => {
    await givenMethod(pair, stripe);
    const run = await approved();
    await stripe.pass(5);
    const { chargeId } = await runOf(run.workspaceId, run.id);
    stripe.standIn().dispute(chargeId ?? '', 3_000);
    await stripe.pass(5);

    expect(await waiting()).toMatchObject([{ kind: 'charge_disputed', id: run.id, minor: 3_000 }]);
    const page = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    expect(page && markupOf(ChargeReport({ run: page }))).toContain(
      'Your bank disputes USD 30.00 of this charge',
    );

    await stripe.pass(10 * 86_400);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    const after = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    expect(after && markupOf(ChargeReport({ run: after }))).toContain(
      'Your bank has taken back USD 30.00 of this charge',
    );
    const mails = await mailsIn(pair.workspace.id, 'pay.charge_disputed');
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      'Your bank disputes USD 30.00 of the charge of USD 103.30',
      'Your bank keeps back USD 30.00 of the charge of USD 103.30',
    ]);
    // what was charged, less what the bank kept; Stripe's two fees
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'outside USD': -7_330, 'owed USD': 0 });
  });

  it('that the bank takes back in part before it was sent on tells its assistant how much', async () => {
    await givenMethod(pair, stripe);
    const run = await approved();
    await stripe.work();
    const { intentId } = await runOf(run.workspaceId, run.id);
    const { latest_charge: charge } = await stripeClient().paymentIntents.retrieve(intentId ?? '');
    stripe.standIn().dispute(String(charge), 3_000);
    await stripe.pass(5);

    expect(await paymentOf(run)).toMatchObject({ state: 'disputed' });
    expect(await readByAssistant(run)).toContain(
      'Only USD 30.00 of it is disputed. Until the bank has decided',
    );
    expect(
      (await mailsIn(pair.workspace.id, 'pay.held_up')).map(({ text }) => text.replaceAll('\n', ' ')),
    ).toEqual([expect.stringContaining('Only USD 30.00 of it is disputed.')]);
  });

  /** How the one payment of a run reads to its assistant. */
  const readByAssistant = async (run: { readonly workspaceId: string; readonly id: string }) => {
    const { id = '' } = await paymentOf(run);
    const payment = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      readPayment(tx, { workspaceId: run.workspaceId, id }),
    );
    return payment && markupOf(PaymentView({ payment, reader: 'assistant', zone: 'UTC', now: stripe.at() }));
  };

  /** The statement of the two, as one of them reads it. */
  const statementOf = async (side: 'owner' | 'assistant') => {
    const { workspace, engagementId } = pair;
    const place = { workspaceId: workspace.id, engagementId };
    const now = stripe.at();
    const statement = await getStatement(pair[side].userId, place, null, now, {
      lines: 10,
      expensesFrom: null,
    });
    if (!statement) throw new Error('it is theirs');
    const reader =
      side === 'owner' ? ({ side, slug: workspace.slug } as const) : ({ side, ...place } as const);
    return markupOf(StatementView({ statement, reader, address: '/statement', now })).replaceAll(/\s/g, ' ');
  };

  /** What waits for the owner on their home because of a pay run. */
  const waiting = async () => {
    const reader = { userId: pair.owner.userId, role: 'owner' } as const;
    const { pay } = await getHome(reader, pair.workspace.id, stripe.at());
    return pay.filter(({ kind }) => kind !== 'overdue');
  };
});
