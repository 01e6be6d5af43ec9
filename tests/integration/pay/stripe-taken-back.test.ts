import { describe, expect, it } from 'vitest';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { getHome } from '@/lib/briefs/home/home.queries';
import { settleRefund, takeBack } from '@/lib/pay/runs/resolving.actions';
import { stripeClient } from '@/lib/pay/stripe/client';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { mailedIn, mailsIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf } from '@/tests/support/time';

describe('money that went through Stripe and comes back', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { approved, paymentOf, says, stripe } = givenStripePair((each) => {
    pair = each;
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
      'cost USD': 10_000,
      'owed USD': -10_000,
      'underway USD': 0,
      'outside USD': -330,
      'fees USD': 330,
      'stripe USD': 0,
    });
  });

  it('that was taken back and that no bank accepts is shown as still at Stripe, until it is requested again or settled another way', async () => {
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
    const [first, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ kind: 'not_given_back', id: run.id, note: 'unknown' });
    const [mail] = await mailsIn(pair.workspace.id, 'pay.not_given_back');
    expect(mail?.text).toContain('Stripe doesn’t say why. It is still at Stripe.');

    if (!page) throw new Error('the run is there');
    const html = markupOf(
      RunPayments({ run: page, slug: pair.workspace.slug, zone: 'UTC', now: stripe.at() }),
    );
    for (const words of [
      'Still at Stripe',
      'Stripe doesn’t say why.',
      'Ask for it again',
      'It was settled another way',
    ])
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

  it('that was taken from the assistant and that Stripe won’t refund isn’t paid any more, and both sides are told', async () => {
    await givenMethod(pair, stripe, 'card', '4000000000000259');
    const run = await approved();
    // its bank disputes it after two seconds, and Stripe refunds nothing that was disputed, also where that was won
    await stripe.pass(1);
    await stripe.pass(5);
    const sdk = stripeClient();
    for await (const { id } of sdk.disputes.list({
      payment_intent: (await runOf(run.workspaceId, run.id)).intentId ?? '',
    }))
      await sdk.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } });
    await stripe.pass(120);
    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('paid');
    doneOf(await says(takeBack, seen));
    await stripe.work();

    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    expect(await mailedIn(pair.workspace.id, 'pay.not_given_back')).toEqual([pair.owner.email]);
    expect(await mailedIn(pair.workspace.id, 'pay.came_back')).toEqual([pair.assistant.email]);
    expect(await mailsIn(pair.workspace.id, 'pay.came_back')).toMatchObject([
      { text: expect.stringContaining('took it back from your account at Stripe') },
    ]);
    expect((await waiting()).map(({ kind, id }) => [kind, id])).toEqual([['came_back', run.id]]);
    const page = await getRunPage(pair.owner.userId, run.workspaceId, run.id);
    if (!page) throw new Error('the run is there');
    const html = markupOf(
      RunPayments({ run: page, slug: pair.workspace.slug, zone: 'UTC', now: stripe.at() }),
    );
    expect(html).toContain('Came back');
    expect(html).not.toContain('on its way to their bank');

    const { state: _, ...back } = await paymentOf(run);
    doneOf(await says(settleRefund, { ...back, note: 'Sent to our bank account on 18 March.' }));
    expect(await paymentOf(run)).toMatchObject({ state: 'refunded' });
    expect(await waiting()).toEqual([]);
  });

  /** What waits for the owner on their home because of a pay run. */
  const waiting = async () => {
    const reader = { userId: pair.owner.userId, role: 'owner' } as const;
    const { pay } = await getHome(reader, pair.workspace.id, stripe.at());
    return pay.filter(({ kind }) => kind !== 'overdue');
  };
});
