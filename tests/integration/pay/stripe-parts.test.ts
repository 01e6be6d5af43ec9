import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payRows } from '@/components/home/pay-rows';
import { PaymentView } from '@/components/pay/payments-list';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { getHome } from '@/lib/briefs/home/home.queries';
import { getPaymentPage } from '@/lib/pay/payments/payment.queries';
import { settleRefund, takeBack } from '@/lib/pay/runs/resolving.actions';
import { follow } from '@/lib/pay/stripe/following/following';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import { onSnapshot } from '@/scripts/data/check';
import { balancesAgree, derivedAgrees } from '@/scripts/data/ledger';
import { paymentsHaveTheirEvents } from '@/scripts/data/payments';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { dayFrom } from '@/tests/support/evaluations';
import { mailedIn } from '@/tests/support/notifications';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { givenManyThroughStripe, oweAll, type PaidThroughStripe } from '@/tests/support/pay/stripe-many';
import { expectBooksToBeStripes } from '@/tests/support/pay/stripe-paid-once';
import { givenApprovedRun, runOf } from '@/tests/support/pay/stripe-pay';
import { asPerson } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { balancesOf, givenAgreedBefore, owedIn } from '@/tests/support/time';

describe('a part of what was sent that somebody reverses by hand at Stripe', () => {
  const database = givenDatabase();
  const stripe = givenStripe();
  let paid: PaidThroughStripe;
  let run: { readonly workspaceId: string; readonly id: string };
  let transferId: string;
  let payment: { readonly id: string; readonly engagementId: string; readonly version: number };
  beforeAll(async () => {
    paid = await givenManyThroughStripe(stripe, {
      ownerUrl: database().ownerUrl,
      count: 2,
      agreed: givenAgreedBefore,
    });
  });
  /** Whatever has come back of what, the record and the books agree. */
  afterAll(async () => {
    const found = await onSnapshot(database().ownerUrl, (whole) =>
      Promise.all(
        [balancesAgree, derivedAgrees, paymentsHaveTheirEvents].map((each) => each.find(whole, stripe.at())),
      ),
    );
    expect(found.flat()).toEqual([]);
  });
  beforeEach(async () => {
    const owed = await oweAll(paid.pairs, [10_000, 20_000], stripe.at());
    run = await givenApprovedRun(paid.pair, owed, stripe.at());
  });

  const says = <Data>(action: FormAction<Data>, form: Fields) =>
    atTime(stripe.at(), () => asPerson(paid.pair.owner, () => submit(action, form)));
  const arrives = async () => {
    await stripe.pass(5);
    const [first] = (await runOf(run.workspaceId, run.id)).payments.filter(
      ({ sentMinor }) => sentMinor === 10_000n,
    );
    if (!first) throw new Error('it was sent');
    payment = first;
    transferId = first.transfer?.transferId ?? '';
  };
  const reverses = async (amount?: number) => {
    await paid.sdk.transfers.createReversal(transferId, amount === undefined ? {} : { amount });
    await stripe.pass(1);
  };
  const looks = () => atTime(stripe.at(), () => follow({ workspaceId: run.workspaceId, runId: run.id }));
  const seen = () => ({ workspaceId: run.workspaceId, id: payment.id, version: payment.version });
  const givesBack = async () => {
    doneOf(await says(takeBack, seen()));
    await stripe.pass(5);
  };
  const theirs = () =>
    paid.pairs.find(({ engagementId }) => engagementId === payment.engagementId) ?? paid.pair;
  const returned = async () =>
    (await owedIn(paid.pair.owner, theirs()))
      .filter(({ returnsId }) => returnsId === payment.id)
      .map(({ kind, amountMinor }) => [kind, Number(amountMinor)]);
  const waiting = async () => {
    const reader = { userId: paid.pair.owner.userId, role: 'owner' } as const;
    const { pay } = await getHome(reader, run.workspaceId, stripe.at());
    return pay.filter(({ kind, id }) => kind !== 'overdue' && id === run.id);
  };
  const refunds = async () => {
    const { data } = await paid.sdk.refunds.list({ limit: 100 });
    return data.filter(({ metadata }) => metadata?.payment === payment.id).map(({ amount }) => amount);
  };
  const standing = async () =>
    (await runOf(run.workspaceId, run.id)).payments.map(({ state, lines }) => [
      state,
      lines.every(({ releasedAt }) => releasedAt === null),
    ]);
  const ALL_PAID = [
    ['paid', true],
    ['paid', true],
  ];

  it('is owed again at once, to the smallest unit, and the rest stays paid; both are told and see how much', async () => {
    await arrives();
    const told = (await mailedIn(run.workspaceId, 'pay.came_back')).length;
    const owedBefore = (await balancesOf(paid.pair.owner, theirs()))['owed USD'] ?? 0;

    await reverses(1_001);
    // the same event again, and an extra look, change nothing
    await looks();
    await looks();

    expect(await standing()).toEqual(ALL_PAID);
    expect(await returned()).toEqual([['returned', 1_001]]);
    // the work is done: it is due a week from when it came back, whatever the pay period
    const [again] = (await owedIn(paid.pair.owner, theirs())).filter(
      ({ returnsId }) => returnsId === payment.id,
    );
    expect(again?.dueOn.toISOString().slice(0, 10)).toBe(dayFrom(stripe.at(), 7));
    expect(await balancesOf(paid.pair.owner, theirs())).toMatchObject({
      'owed USD': owedBefore - 1_001,
      'underway USD': 0,
    });
    expect((await mailedIn(run.workspaceId, 'pay.came_back')).length - told).toBe(2);
    const [row] = payRows(await waiting(), { slug: 'x', now: stripe.at(), zone: 'UTC' });
    expect(row).toMatchObject({ title: expect.stringMatching(/USD.10\.01 that was sent to/) });
    const page = await getRunPage(paid.pair.owner.userId, run.workspaceId, run.id);
    if (!page) throw new Error('the run is there');
    const runHtml = markupOf(RunPayments({ run: page, slug: 'x', zone: 'UTC', now: stripe.at() }));
    for (const words of ['USD 10.01 of it was taken from their account', 'Get it back'])
      expect(runHtml).toContain(words);
    const theirPage = await getPaymentPage(theirs().assistant.userId, 'assistant', seen(), NEWEST);
    if (!theirPage) throw new Error('it is theirs');
    const html = markupOf(
      PaymentView({ payment: theirPage.payment, reader: 'assistant', zone: 'UTC', now: stripe.at() }),
    );
    expect(html).toContain('USD 10.01 of the USD 100.00 that were sent came back at Stripe');
    expect(html).toContain('Came back in part');
    await expectBooksToBeStripes(paid.sdk);

    await givesBack();

    expect(await refunds()).toEqual([1_001]);
    expect(await standing()).toEqual(ALL_PAID);
    expect(await waiting()).toEqual([]);
    expect(refusalOf(await says(takeBack, seen())).code).toBe('wrong_state');
    await expectBooksToBeStripes(paid.sdk);
  });

  it('can be followed by another, and then the rest: each is owed once, and given back once', async () => {
    await arrives();
    await reverses(1_000);
    await reverses(2_500);
    await givesBack();
    expect(await refunds()).toEqual([3_500]);

    await reverses();
    expect(await waiting()).toMatchObject([{ kind: 'part_came_back', minor: 6_500 }]);
    await givesBack();

    expect((await refunds()).sort()).toEqual([3_500, 6_500]);
    expect((await returned()).sort()).toEqual([
      ['returned', 1_000],
      ['returned', 2_500],
      ['returned', 6_500],
    ]);
    expect(await standing()).toEqual(ALL_PAID);
    expect(await waiting()).toEqual([]);
    await expectBooksToBeStripes(paid.sdk);
  });

  it('may be reported before anything was reported as sent, and after a part that nobody reported', async () => {
    stripe.standIn().addSwitch({ kind: 'drop', on: '^transfer' });
    await arrives();
    await paid.sdk.transfers.createReversal(transferId, { amount: 400 });
    await paid.sdk.transfers.createReversal(transferId, { amount: 77 });
    stripe.standIn().clearTrouble();
    await looks();

    expect(await standing()).toEqual(ALL_PAID);
    expect((await returned()).sort()).toEqual([
      ['returned', 400],
      ['returned', 77],
    ]);
    await expectBooksToBeStripes(paid.sdk);
  });

  it('that Stripe can’t give back waits, and is asked for once more, or settled another way', async () => {
    await arrives();
    await reverses(1_000);
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/refunds' });
    await givesBack();
    expect(await waiting()).toMatchObject([{ kind: 'not_given_back', minor: 1_000 }]);

    doneOf(await says(settleRefund, { ...seen(), note: 'Whoever runs it sent it to our bank.' }));

    expect(await waiting()).toEqual([]);
    expect(await standing()).toEqual(ALL_PAID);
    expect(await returned()).toEqual([['returned', 1_000]]);
    const log = await withActor({ kind: 'user', userId: paid.pair.owner.userId }, (tx) =>
      tx.auditEvent.findMany({ where: { subjectId: payment.id }, orderBy: { id: 'asc' } }),
    );
    expect(log.map(({ action }) => action)).toEqual([
      'payment.sent',
      'payment.taken_back',
      'payment.refund_settled',
    ]);
    await expectBooksToBeStripes(paid.sdk);
  });
});
