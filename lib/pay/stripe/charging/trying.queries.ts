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
  readonly method: SavedMethod | null;
};

type SavedMethod = { readonly kind: MethodKind; readonly goneAt: Date | null; readonly setUpAt: Date };

/** @returns whether a run whose charge stopped can be charged with what its business uses now; as `decideTryingWith`. */
export async function readTryingWith(tx: Tx, run: StoppedRun): Promise<Result> {
  const { workspaceId, method } = run;
  if (!method) return accept(undefined);
  const inUse = await tx.payMethod.findFirst({
    where: { workspaceId, removedAt: null },
    select: { kind: true },
  });
  const customer = await tx.stripeCustomer.findUnique({ where: { workspaceId }, select: { madeAt: true } });
  return decideTryingWith({
    kind: method.kind,
    isGone: method.goneAt !== null || (customer !== null && isOfFormer(customer, method)),
    inUse: inUse?.kind ?? null,
    isOfFormerCustomer: customer !== null && (await wasAskedBefore(tx, run, customer)),
  });
}

type Customer = { readonly madeAt: Date };

/**
 * What was replaced by its owner isn't marked as gone when its customer is deleted at Stripe later, and can't be charged
 * all the same (adr/0196).
 */
function isOfFormer({ madeAt }: Customer, { setUpAt }: SavedMethod): boolean {
  return setUpAt < madeAt;
}

/** A customer isn't replaced while a charge is unanswered, so the last request for one was made for whoever it was then. */
async function wasAskedBefore(
  tx: Tx,
  { workspaceId, id: runId, intentId }: StoppedRun,
  { madeAt }: Customer,
): Promise<boolean> {
  if (intentId === null) return false;
  const asked = await tx.paymentStep.findFirst({
    where: { workspaceId, runId, kind: 'charge' },
    orderBy: { attempt: 'desc' },
    select: { begunAt: true },
  });
  return asked !== null && madeAt > asked.begunAt;
}
