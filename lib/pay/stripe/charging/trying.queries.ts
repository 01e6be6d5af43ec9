import type { MethodKind } from '@/lib/platform/money/stripe-fees';
import { accept, type Result } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { decideTryingWith } from './trying.rules';

type StoppedRun = {
  readonly workspaceId: string;
  readonly id: string;
  /** null: Stripe never made a charge for it */
  readonly intentId: string | null;
  /** null: it is paid out of a balance, and nothing is charged */
  readonly method: { readonly kind: MethodKind; readonly goneAt: Date | null } | null;
};

/** @returns whether a run whose charge stopped can be charged with what its business uses now; as `decideTryingWith`. */
export async function readTryingWith(tx: Tx, run: StoppedRun): Promise<Result> {
  const { workspaceId, method } = run;
  if (!method) return accept(undefined);
  const inUse = await tx.payMethod.findFirst({
    where: { workspaceId, removedAt: null },
    select: { kind: true },
  });
  return decideTryingWith({
    kind: method.kind,
    isGone: method.goneAt !== null,
    inUse: inUse?.kind ?? null,
    isOfFormerCustomer: await isOfFormerCustomer(tx, run),
  });
}

/** A customer isn't replaced while a charge is unanswered, so the last request for one was made for whoever it was then. */
async function isOfFormerCustomer(tx: Tx, { workspaceId, id: runId, intentId }: StoppedRun) {
  if (intentId === null) return false;
  const asked = await tx.paymentStep.findFirst({
    where: { workspaceId, runId, kind: 'charge' },
    orderBy: { attempt: 'desc' },
    select: { begunAt: true },
  });
  const customer = await tx.stripeCustomer.findUnique({
    where: { workspaceId },
    select: { madeAt: true },
  });
  return asked !== null && customer !== null && customer.madeAt > asked.begunAt;
}
