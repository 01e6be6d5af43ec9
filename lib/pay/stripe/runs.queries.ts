import type { Tx } from '@/lib/platform/tenancy';
import type { Charged } from '../charge-words.rules';
import type { MovedRail, RailName } from '../rails/choosing.rules';
import { type ReturnedPart, returnedMinorOf } from '../returned.rules';
import type { LockedStripePayment } from './moving';
import { isStripePaymentState } from './moving.rules';

export type RunPlace = { readonly workspaceId: string; readonly runId: string };
export type PaymentPlace = RunPlace & { readonly paymentId: string };

/**
 * Locks a run with its payments, waiting for it: everything that moves one of them takes its turn.
 * @param paymentId only this one of its payments
 * @returns null when it isn't there.
 */
export async function lockRun(tx: Tx, { workspaceId, runId }: RunPlace, paymentId?: string) {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM pay_runs WHERE workspace_id = ${workspaceId}::uuid AND id = ${runId}::uuid FOR UPDATE`;
  if (locked.length === 0) return null;
  const run = await tx.payRun.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: runId } },
    include: {
      method: {
        select: {
          kind: true,
          label: true,
          stripeMethodId: true,
          removedAt: true,
          goneAt: true,
          setUpAt: true,
        },
      },
      payments: {
        orderBy: { id: 'asc' },
        include: RETURNED,
        ...(paymentId !== undefined && { where: { id: paymentId } }),
      },
      steps: BEING_CANCELLED,
    },
  });
  const { steps, ...known } = run;
  return {
    ...known,
    isBeingCancelled: steps.length > 0,
    rail: movedRail(run.rail),
    feeMinor: Number(run.feeMinor),
    payments: run.payments.map(lockedPayment),
  };
}

/** What came back of a payment in parts, and is owed again. */
const RETURNED = { returned: { select: { amountMinor: true } } } as const;

/** Whether a cancellation of the run's charge was requested from Stripe and isn't answered. */
const BEING_CANCELLED = { where: { kind: 'cancel', endedAt: null }, select: { id: true } } as const;

export type LockedRun = NonNullable<Awaited<ReturnType<typeof lockRun>>>;

/** As `lockRun`, for only one of its payments. @returns null when either isn't there. */
export async function lockPayment(tx: Tx, place: PaymentPlace) {
  const run = await lockRun(tx, place, place.paymentId);
  const [payment] = run?.payments ?? [];
  return run && payment ? { run, payment } : null;
}

/** @returns the card or account that a run charged; null while none was, or it isn't known. */
export function chargedOf(run: {
  readonly chargedKind: Charged['kind'] | null;
  readonly chargedLabel: string | null;
}): Charged | null {
  const { chargedKind: kind, chargedLabel: label } = run;
  return kind === null || label === null ? null : { kind, label };
}

/** @throws Error for a rail that runs don't use: the database has none. */
export function movedRail(rail: RailName): MovedRail {
  if (rail === 'external') throw new Error('a pay run doesn’t go by what an owner sends themselves');
  return rail;
}

function lockedPayment(row: {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly runId: string | null;
  readonly state: string;
  readonly version: number;
  readonly amountMinor: bigint;
  readonly sentMinor: bigint;
  readonly chargedMinor: bigint | null;
  readonly currency: string;
  readonly returned: readonly ReturnedPart[];
}): LockedStripePayment {
  const { workspaceId, engagementId, id, runId, state, version } = row;
  if (runId === null || row.chargedMinor === null || !isStripePaymentState(state))
    throw new Error(`payment ${id} doesn’t go through Stripe`);
  const money = { minor: Number(row.amountMinor), currency: row.currency };
  const sent = { minor: Number(row.sentMinor), currency: row.currency };
  const chargedMinor = Number(row.chargedMinor);
  const returnedMinor = returnedMinorOf(row.returned);
  return { workspaceId, engagementId, id, runId, state, version, money, sent, chargedMinor, returnedMinor };
}
