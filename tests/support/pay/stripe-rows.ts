import { stripeGlobalPayouts } from '@/lib/pay/global-payouts/rail';
import { approveRun } from '@/lib/pay/runs/runs.actions';
import { chooseRail } from '@/lib/pay/stripe/accounts/rails.actions';
import { setUpMethod } from '@/lib/pay/stripe/methods/setting-up.actions';
import { move } from '@/lib/pay/stripe/moving';
import type { StripePaymentEvent } from '@/lib/pay/stripe/moving.rules';
import { lockRun } from '@/lib/pay/stripe/runs.queries';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '../agreements';
import { doneOf, submit } from '../browser/forms';
import { asPerson, type Person } from '../people';
import { TEST_KEY } from '../stripe/under-test';
import { givenOwed, givenRun, runOf } from './stripe-pay';

// What Stripe's jobs write, written by hand: for tests about who may press a button, in which no Stripe is called.

process.env.STRIPE_SECRET_KEY ??= TEST_KEY;
process.env.STRIPE_WEBHOOK_SECRET ??= 'whsec_of_the_tests';

/** The business has saved a card, if it hadn't before. */
export async function givenSavedMethod({ owner, workspace }: Pair): Promise<void> {
  const workspaceId = workspace.id;
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    if (await tx.payMethod.findFirst({ where: { workspaceId, removedAt: null } })) return;
    const ids = { workspaceId, id: newId(), stripeMethodId: `pm_${newId()}` };
    await tx.payMethod.createMany({
      data: { ...ids, kind: 'card', label: 'Visa', setUpById: owner.userId, setUpAt: now() },
    });
    await tx.stripeCustomer.createMany({
      data: { workspaceId, customerId: `cus_${newId()}`, madeAt: now() },
    });
  });
}

/** Stripe reaches somebody. */
export async function givenReachable({ userId }: Person): Promise<void> {
  await withActor({ kind: 'user', userId }, async (tx) => {
    const account = { accountId: `acct_${newId()}`, country: 'US', askedAt: now() };
    await tx.connectedAccount.createMany({ data: { userId, ...account }, skipDuplicates: true });
    await tx.connectedAccount.updateMany({ where: { userId }, data: { transfers: 'active' } });
  });
}

const EVENTS = {
  charging: ['charge_begun'],
  needs_attention: ['charge_stopped'],
  charged: ['charge_succeeded'],
  failed: ['transfer_begun', 'transfer_refused'],
} as const satisfies Record<string, readonly StripePaymentEvent[]>;

type Run = { readonly workspaceId: string; readonly id: string; readonly chargeMinor: number };

/** A run that its owner has approved, and that has then gone through these states. */
export async function movedTo(run: Run, states: readonly (keyof typeof EVENTS)[]): Promise<void> {
  const { workspaceId, id: runId } = run;
  const owner = await ownerOf(workspaceId);
  doneOf(await asPerson(owner, () => submit(approveRun, run)));
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const held = await lockRun(tx, { workspaceId, runId });
    for (const payment of held?.payments ?? []) {
      let at = payment;
      for (const event of states.flatMap((state) => EVENTS[state]))
        at = await move(tx, at, event, { byId: null, at: now() });
    }
  });
}

async function ownerOf(workspaceId: string): Promise<Person> {
  const { user } = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.membership.findFirstOrThrow({ where: { workspaceId, role: 'owner' }, include: { user: true } }),
  );
  return { ...user, userId: user.id, sessionId: newId(), authenticatedBy: 'email_link' };
}

/** Paid through Stripe once, with every row that this leaves; the assistant can be reached from now on. */
export async function letThemUseStripe(pair: Pair, at: Date): Promise<void> {
  const { owner, assistant, workspace, engagementId } = pair;
  const workspaceId = workspace.id;
  await givenSavedMethod(pair);
  await givenReachable(assistant);
  await asPerson(owner, async () => {
    doneOf(await submit(setUpMethod, { workspaceId, id: newId(), kind: 'card' }));
    doneOf(await submit(chooseRail, { workspaceId, engagementId, rail: 'stripe_connect' }));
  });
  const run = await givenRun(pair, [await givenOwed(pair, '120', at)], at);
  await movedTo(run, ['charging', 'charged']);
  const [payment] = (await runOf(workspaceId, run.id)).payments;
  if (!payment) throw new Error('the run pays nobody');
  const place = { workspaceId, engagementId, paymentId: payment.id };
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const transferId = `tr_${newId()}`;
    await tx.paymentTransfer.createMany({ data: { ...place, id: newId(), transferId, sentAt: at } });
    await tx.paymentArrival.createMany({
      data: { ...place, id: newId(), payoutId: `po_${newId()}`, arrivedAt: at },
    });
    await tx.paymentBankReturn.createMany({
      data: { ...place, id: newId(), payoutId: `po_${newId()}`, returnedAt: at },
    });
    const step = { kind: 'transfer', attempt: 1, key: `pay:${payment.id}:transfer:1`, begunAt: at } as const;
    await tx.paymentStep.createMany({
      data: { ...step, workspaceId, id: newId(), runId: run.id, paymentId: payment.id, stripeId: transferId },
    });
  });
}

/** A run of one payment out of a balance, approved and on its way. @returns the payment. */
export async function paidOutOfBalance({ owner, workspace, engagementId }: Pair, owedId: string) {
  const [workspaceId, runId, at] = [workspace.id, newId(), now()];
  return withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const { amountMinor, currency } = await tx.owedItem.findFirstOrThrow({
      where: { workspaceId, id: owedId },
    });
    const total = { minor: Number(amountMinor), currency };
    await tx.payRun.createMany({
      data: {
        workspaceId,
        id: runId,
        currency,
        totalMinor: amountMinor,
        feeMinor: 0n,
        rail: 'stripe_global_payouts',
        balanceId: 'fa_123',
        preparedById: owner.userId,
        preparedAt: at,
      },
    });
    const lines = [{ owedId, money: total }];
    const order = { workspaceId, engagementId, id: newId(), lines, total, orderedById: owner.userId, at };
    const details = { runId, chargedMinor: total.minor, sentMinor: total.minor };
    await stripeGlobalPayouts.start(tx, [{ order, details }]);
    for (const event of ['quote', 'approve', 'payout_begun'] as const) {
      const run = await lockRun(tx, { workspaceId, runId });
      await stripeGlobalPayouts.follow(tx, run?.payments ?? [], { event, byId: owner.userId, at });
    }
    return tx.payment.findFirstOrThrow({ where: { workspaceId, runId } });
  });
}
