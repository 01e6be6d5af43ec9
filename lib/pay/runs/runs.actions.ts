'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { enqueue, enqueueAll } from '@/lib/platform/jobs';
import { formatMoney } from '@/lib/platform/money/money';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { changedMeanwhile, demand, notFound, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { payOut } from '../global-payouts/paying-out.jobs';
import { stripeGlobalPayouts } from '../global-payouts/rail';
import { payoutBalanceOf } from '../stripe/accounts/payout-balances';
import { movedBy, readRails } from '../stripe/accounts/rails.queries';
import { cancelCharge } from '../stripe/charging/cancelling.jobs';
import { chargeRun } from '../stripe/charging/charging.jobs';
import { readTryingWith } from '../stripe/charging/trying.queries';
import { stripeConnect } from '../stripe/connect';
import { cancelKey, chargeKey, payOutKey } from '../stripe/job-keys';
import { lastMove } from '../stripe/last-move';
import { requireOwner, requireStripe } from '../stripe/owners';
import { recordStep } from '../stripe/request-once';
import { type LockedRun, lockRun, type RunPlace } from '../stripe/runs.queries';
import {
  chargeOf,
  decideApproval,
  decideCancel,
  decideTrying,
  isApprovedBy,
  isCancelled,
  isTriedBy,
} from '../stripe/runs.rules';
import { ApproveRun, CancelRun, PrepareRun, TryRunAgain } from '../stripe/schema';
import { assembleRun } from './assembling';

const STRIPE_RAILS = { stripe_connect: stripeConnect, stripe_global_payouts: stripeGlobalPayouts };

/** An owner assembles a pay run. Nothing is charged: it shows exactly what would be, to whom, and for what. */
export const prepareRun = defineAction({
  name: 'pay.prepareRun',
  input: PrepareRun,
  once: { again: async (scope) => ({ slug: await slugOf(scope), id: scope.input.id }) },
  async run({ input: { workspaceId, id, owed }, tx, me, now }) {
    requireOwner(me, workspaceId);
    requireStripe();
    const { slug } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const method = await tx.payMethod.findFirst({ where: { workspaceId, removedAt: null } });
    const { rail, currency, parts } = await assembleRun(tx, workspaceId, owed, method?.kind ?? null);
    const way = STRIPE_RAILS[rail];
    const totalMinor = sumOf(parts.map((part) => part.total.minor));
    const onTop = parts.map((part) => way.quote(part.total, { ...part, runId: id }).fee?.minor ?? 0);
    await tx.payRun.createMany({
      data: {
        workspaceId,
        id,
        currency,
        totalMinor: BigInt(totalMinor),
        feeMinor: BigInt(sumOf(onTop)),
        ...(rail === 'stripe_connect'
          ? { rail, methodId: method?.id ?? null }
          : { rail, balanceId: payoutBalanceOf(slug) }),
        preparedById: me.userId,
        preparedAt: now,
      },
    });
    const order = { workspaceId, orderedById: me.userId, at: now };
    await way.start(
      tx,
      parts.map((part) => ({ order: { ...order, ...part, id: newId() }, details: { ...part, runId: id } })),
    );
    const drafts = (await lockRun(tx, { workspaceId, runId: id }))?.payments ?? [];
    await way.follow(tx, drafts, { event: 'quote', byId: me.userId, at: now });
    return { slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.payRun(slug, id),
});

/** An owner approves a run, after a fresh sign-in: it is charged, and sent on. */
export const approveRun = defineAction({
  name: 'pay.approveRun',
  locksSession: true,
  input: ApproveRun,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now, signedIn } = scope;
    const { workspaceId, id, chargeMinor } = input;
    requireOwner(me, workspaceId);
    requireStripe();
    const run = await lockRun(tx, { workspaceId, runId: id });
    if (!run) throw notFound('pay run');
    const charge = chargeOf(run);
    if (charge.minor !== chargeMinor) throw changedMeanwhile('pay run');
    if (isApprovedBy(run, me.userId)) return;
    demand(decideApproval(run, signedIn.authenticatedAt, now));
    await requireStillReached(scope, run);
    await tx.payRun.updateMany({
      where: { workspaceId, id },
      data: { approvedById: me.userId, approvedAt: now },
    });
    await STRIPE_RAILS[run.rail].follow(tx, run.payments, { event: 'approve', byId: me.userId, at: now });
    if (run.rail === 'stripe_connect')
      await enqueue(tx, chargeRun, { workspaceId, runId: id }, { key: chargeKey({ runId: id }) });
    else
      await enqueueAll(
        tx,
        payOut,
        run.payments.map(({ id: paymentId }) => ({
          payload: { workspaceId, runId: id, paymentId },
          key: payOutKey({ paymentId }),
        })),
      );
    await auditAction(scope, {
      workspaceId,
      action: 'pay_run.approved',
      subject: { kind: 'pay_run', id },
      data: { charge: formatMoney(charge), payments: run.payments.map((payment) => payment.id) },
    });
  },
});

/**
 * A run may wait for weeks: it is charged only if everybody can still be paid the way it was prepared for.
 * @throws Refused (`not_reachable`)
 */
async function requireStillReached(
  scope: Pick<ActionScope<{ readonly workspaceId: string }>, 'tx' | 'input'>,
  { workspaceId, rail, balanceId, payments }: LockedRun,
): Promise<void> {
  const rails = await readRails(scope.tx, workspaceId);
  const isSameBalance = rail === 'stripe_connect' || balanceId === payoutBalanceOf(await slugOf(scope));
  const isReached = ({ engagementId }: { readonly engagementId: string }) => {
    const known = rails.get(engagementId);
    return known !== undefined && movedBy(known) === rail;
  };
  if (isSameBalance && payments.every(isReached)) return;
  throw refused(
    'not_reachable',
    'Since this was prepared, Stripe has stopped sending money to one of them, or you chose another way for them. Cancel this run and prepare it again.',
  );
}

/** An owner cancels a run that hasn't been charged. What it was to pay is owed as before. */
export const cancelRun = defineAction({
  name: 'pay.cancelRun',
  input: CancelRun,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, id } = input;
    requireOwner(me, workspaceId);
    const run = await lockRun(tx, { workspaceId, runId: id });
    if (!run) throw notFound('pay run');
    if (isCancelled(run)) return;
    demand(decideCancel(run));
    // what Stripe knows about is cancelled there first, by a job
    if (run.chargeState !== 'none') await askToCancel(tx, { workspaceId, runId: id }, now);
    else await STRIPE_RAILS[run.rail].cancel(tx, run.payments, { note: '', byId: me.userId, at: now });
    await auditAction(scope, {
      workspaceId,
      action: 'pay_run.cancelled',
      subject: { kind: 'pay_run', id },
    });
  },
});

/** Recorded here, under the run's lock: nobody charges again what is being cancelled. */
async function askToCancel(tx: Tx, place: RunPlace, begunAt: Date): Promise<void> {
  await recordStep(tx, { ...place, paymentId: null, kind: 'cancel' }, begunAt);
  await enqueue(tx, cancelCharge, place, { key: cancelKey(place) });
}

/** An owner has a declined run charged again, with their bank's question answered if it asked one. */
export const tryRunAgain = defineAction({
  name: 'pay.tryRunAgain',
  locksSession: true,
  input: TryRunAgain,
  once: DONE_AS_BEFORE,
  async run({ input: { workspaceId, id, isOnSession }, tx, me, now, signedIn }) {
    requireOwner(me, workspaceId);
    requireStripe();
    const run = await lockRun(tx, { workspaceId, runId: id });
    if (!run) throw notFound('pay run');
    const [payment] = run.payments;
    if (payment && isTriedBy(run, await lastMove(tx, payment), me.userId)) return;
    demand(decideTrying(run, signedIn.authenticatedAt, now));
    demand(await readTryingWith(tx, run));
    await stripeConnect.follow(tx, run.payments, { event: 'charge_begun', byId: me.userId, at: now });
    await tx.payRun.updateMany({
      where: { workspaceId, id },
      data: { chargeState: 'asked', actionUrl: null, said: '' },
    });
    await enqueue(tx, chargeRun, { workspaceId, runId: id, isOnSession }, { key: chargeKey({ runId: id }) });
  },
});
