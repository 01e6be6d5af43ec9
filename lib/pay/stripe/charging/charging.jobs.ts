import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import type { MethodKind } from '@/lib/platform/money/stripe-fees';
import { withActor } from '@/lib/platform/tenancy';
import { stripeClient } from '../client';
import { follow } from '../following/following';
import { findIntent, groupOf } from '../following/reading';
import { forgetCustomer } from '../methods/customers';
import { moveAll } from '../moving';
import { notifyOfCharge } from '../notifying';
import { requestOnce } from '../request-once';
import { type LockedRun, lockRun, type RunPlace } from '../runs.queries';
import { chargeOf } from '../runs.rules';
import type { Refusal } from '../stripe-errors';
import { refusedInWords } from './declines.rules';

type ChargePayload = RunPlace & {
  /** the owner is present to authenticate with their bank */
  readonly isOnSession?: boolean | undefined;
};

/** Charges an approved run: one PaymentIntent for all of it, made once and confirmed again after a decline. */
export const chargeRun: Job<ChargePayload> = defineJob({
  name: 'pay.charge',
  payload: z.object({ workspaceId: Id, runId: Id, isOnSession: z.boolean().optional() }),
  async run({ workspaceId, runId, isOnSession = false }) {
    const place = { workspaceId, runId };
    const begun = await begin(place);
    if (!begun) return;
    const asked = await (begun.run.intentId === null
      ? create(place, begun)
      : confirm(place, begun, begun.run.intentId, isOnSession));
    const refusal = asked.ok ? null : await explained(asked.refusal, begun);
    const seen = await follow(place, { answer: { refused: refusal?.said ?? null } });
    if (refusal && !seen.charge) await stop(place, refusal);
  },
});

type Begun = {
  readonly run: LockedRun;
  readonly slug: string;
  readonly customerId: string;
  /** the method to charge: after a decline, the one the owner has set up in its place, if it costs the same */
  readonly method: { readonly kind: MethodKind; readonly stripeMethodId: string };
};

/**
 * Moves the payments to `charging`, so that nothing can cancel them any more. @returns null when there is nothing to
 * charge.
 */
function begin({ workspaceId, runId }: RunPlace): Promise<Begun | null> {
  return withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const run = await lockRun(tx, { workspaceId, runId });
    if (!run?.method || !(run.chargeState === 'none' || run.chargeState === 'asked')) return null;
    const at = now();
    const approved = run.payments.filter(({ state }) => state === 'approved');
    await moveAll(tx, approved, 'charge_begun', { byId: null, at });
    const isCharging = run.payments.some(({ state }) => state === 'approved' || state === 'charging');
    if (!isCharging) return null;
    await tx.payRun.updateMany({ where: { workspaceId, id: runId }, data: { chargeState: 'asked' } });
    const { slug, stripeCustomer } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { slug: true, stripeCustomer: { select: { customerId: true } } },
    });
    if (!stripeCustomer) throw new Error(`workspace ${workspaceId} has a pay run and isn’t known to Stripe`);
    const current = await tx.payMethod.findFirst({ where: { workspaceId, removedAt: null } });
    const method = current?.kind === run.method.kind ? current : run.method;
    return { run, slug, customerId: stripeCustomer.customerId, method };
  });
}

function create(place: RunPlace, { run, customerId, method }: Begun) {
  const stripe = stripeClient();
  const { workspaceId, runId } = place;
  return requestOnce(
    { ...place, paymentId: null, kind: 'charge' },
    {
      find: () => findIntent(stripe, { runId, intentId: null, customerId }),
      parameters: {
        amount: chargeOf(run).minor,
        currency: run.currency.toLowerCase(),
        customer: customerId,
        payment_method: method.stripeMethodId,
        allowed_payment_method_types: [method.kind],
        off_session: true,
        confirm: true,
        transfer_group: groupOf(runId),
        description: `Pay for ${run.payments.length} through Handover`,
        metadata: { workspace: workspaceId, run: runId },
      },
      call: (parameters, idempotencyKey) => stripe.paymentIntents.create(parameters, { idempotencyKey }),
    },
  );
}

function confirm(place: RunPlace, { run, slug, method }: Begun, intentId: string, isOnSession: boolean) {
  const stripe = stripeClient();
  return requestOnce(
    { ...place, paymentId: null, kind: 'confirm' },
    {
      // an intent that no longer waits to be confirmed was confirmed by an earlier try
      find: async () => {
        const intent = await stripe.paymentIntents.retrieve(intentId);
        const waits = ['requires_payment_method', 'requires_confirmation'].includes(intent.status);
        return waits ? null : intent;
      },
      parameters: {
        payment_method: method.stripeMethodId,
        ...(isOnSession ? { return_url: absolute(addresses.payRun(slug, run.id)) } : { off_session: true }),
      },
      call: (parameters, idempotencyKey) =>
        stripe.paymentIntents.confirm(intentId, parameters, { idempotencyKey }),
    },
  );
}

/** Stripe calls missing what somebody has deleted there; the event that told so may be late, or lost. */
async function explained(refusal: Refusal, { customerId }: Begun): Promise<Refusal> {
  const code = 'customer_deleted';
  const isDeleted = refusal.code === 'resource_missing' && (await forgetCustomer(stripeClient(), customerId));
  return isDeleted ? { code, said: refusedInWords(code) } : refusal;
}

/** Stripe refuses the charge outright: nothing was made that could be followed. */
async function stop({ workspaceId, runId }: RunPlace, { said }: Refusal): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
    const run = await lockRun(tx, { workspaceId, runId });
    if (!run) return;
    const at = now();
    await tx.payRun.updateMany({
      where: { workspaceId, id: runId },
      data: { chargeState: 'declined', said, checkedAt: at },
    });
    const moved = await moveAll(tx, run.payments, 'charge_stopped', { byId: null, note: said, at });
    await notifyOfCharge(tx, run, { moved, dispute: null, disputedMinor: 0, said }, at);
  });
}
