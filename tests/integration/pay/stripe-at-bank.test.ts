import { describe, expect, it } from 'vitest';
import { PaymentView } from '@/components/pay/payments-list';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { listPayments } from '@/lib/api/payments.queries';
import { bankStatus } from '@/lib/pay/at-bank.rules';
import { readPayment } from '@/lib/pay/payments/payments.queries';
import { getReceipt } from '@/lib/pay/payments/receipt.queries';
import { stripeClient } from '@/lib/pay/stripe/client';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { markupOf } from '@/tests/support/browser/markup';
import { mailsTo } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import {
  accountOf,
  givenApprovedRun,
  givenMethod,
  givenOnboarded,
  givenOwed,
  runOf,
} from '@/tests/support/pay/stripe-pay';
import { givenAssistant } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { TEST_BANKS } from '@/tests/support/stripe/banks';
import { givenAgreedBefore } from '@/tests/support/time';

describe('money on its way from Stripe to an assistant’s bank', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { people, stripe } = givenStripePair((each) => {
    pair = each;
  });

  it('that comes back after Stripe had said that it arrived is in the bank no more, for both sides, until the next payout brings it', async () => {
    const { dewi } = people();
    const engagementId = await givenAssistant(pair.owner, pair.workspace, dewi);
    const place = { ...pair, assistant: dewi, engagementId };
    await givenAgreedBefore(place);
    await givenOnboarded(dewi, stripe, numberOf('takes a payout, and sends it back'));
    await givenMethod(place, stripe);
    const run = await givenApprovedRun(place, [await givenOwed(place, '100', stripe.at())], stripe.at());
    await stripe.pass(5);
    await stripe.pass(5 * 86_400);
    expect(await shown(place, run.id)).toMatchObject({
      run: expect.stringContaining('In the bank'),
      theirs: expect.stringContaining('In the bank'),
    });
    expect(await toldOf(place)).toEqual([]);

    await stripe.pass(3 * 86_400);

    expect(await shown(place, run.id)).toMatchObject({
      run: expect.stringMatching(/Sent back by the bank.*Their bank sent it back on .*you owe nothing more/),
      theirs: expect.stringMatching(
        /Sent back by the bank.*Your bank sent it back on .*Stripe sends it again/,
      ),
      tool: { is: 'sent_back' },
      receipt: expect.stringContaining('the bank sent it back'),
    });
    expect(await toldOf(place)).toMatchObject([
      {
        subject: `Your bank sent back the USD 100.00 from ${pair.workspace.name}`,
        text: expect.stringContaining(addresses.inboxPayouts()),
      },
    ]);
    const [kept] = (await runOf(run.workspaceId, run.id)).payments;
    expect(kept).toMatchObject({ state: 'paid', arrivals: [{}], bankReturns: [{}] });

    await givenOnboarded(dewi, stripe);
    await stripe.pass(6 * 86_400);

    expect(await shown(place, run.id)).toMatchObject({
      run: expect.stringContaining('In the bank'),
      theirs: expect.stringContaining('In the bank'),
      tool: { is: 'arrived' },
    });
    expect(await toldOf(place)).toHaveLength(1);
    const [after] = (await runOf(run.workspaceId, run.id)).payments;
    expect(after).toMatchObject({ arrivals: [{}, {}], bankReturns: [{}] });
  });

  it('whose payout Stripe stops is in the bank once the next one has brought it', async () => {
    await givenMethod(pair, stripe);
    const run = await givenApprovedRun(pair, [await givenOwed(pair, '100', stripe.at())], stripe.at());
    await stripe.pass(2 * 86_400);
    // available by now, and paid out within a day
    const { accountId } = await accountOf(pair.assistant);
    for (let looks = 0; looks < 60 && !(await isPending(accountId)); looks += 1) await stripe.pass(1_800);
    stripe.standIn().stopPayout(accountId ?? '');
    await stripe.pass(60);
    expect((await runOf(run.workspaceId, run.id)).payments).toMatchObject([{ arrivals: [] }]);

    await stripe.pass(5 * 86_400);

    expect(await shown(pair, run.id)).toMatchObject({ theirs: expect.stringContaining('In the bank') });
  });

  async function isPending(stripeAccount: string | null): Promise<boolean> {
    const { data } = await stripeClient().payouts.list(
      { status: 'pending' },
      { stripeAccount: stripeAccount ?? '' },
    );
    return data.length > 0;
  }

  /** How the one payment of a run reads: to the owner on its run, to the assistant, on its receipt, and for a tool. */
  async function shown({ owner, assistant, workspace, engagementId }: Pair, runId: string) {
    const run = await getRunPage(owner.userId, workspace.id, runId);
    const id = run?.payments[0]?.id ?? '';
    const payment = await withActor({ kind: 'user', userId: assistant.userId }, (tx) =>
      readPayment(tx, { workspaceId: workspace.id, id }),
    );
    if (!run || !payment) throw new Error('it is theirs');
    const now = stripe.at();
    const walk = { workspaceId: workspace.id, engagementId, after: null, limit: 10, state: null };
    const [tool] = await listPayments(assistant.userId, { ...walk, from: null, until: null });
    return {
      run: markupOf(RunPayments({ run, slug: workspace.slug, zone: 'UTC', now })).replaceAll('\n', ' '),
      theirs: markupOf(PaymentView({ payment, reader: 'assistant', zone: 'UTC', now })),
      receipt: (await getReceipt(assistant.userId, { workspaceId: workspace.id, id }))?.standing,
      tool: tool && bankStatus(tool),
    };
  }

  const toldOf = async ({ assistant }: Pair) =>
    (await mailsTo(assistant)).filter(({ kind }) => kind === 'pay.bank_refused');

  const numberOf = (plays: string) => TEST_BANKS.find((each) => each.plays.startsWith(plays))?.number ?? '';
});
