import type { PayType } from '@/lib/agreements/terms/terms.rules';
import { newId } from '@/lib/platform/ids';
import { notFound, refused } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

/** What an adjustment becomes: one of these. */
type Use =
  | { readonly agreementId: string }
  | { readonly playbookId: string }
  | { readonly briefId: string }
  | { readonly pauseId: string };

export type UsableAdjustment = EngagementRef & {
  readonly id: string;
  readonly kind: 'terms' | 'cadence' | 'rate' | 'given' | 'brief' | 'other' | 'pause' | 'end' | 'none';
  readonly what: string;
  readonly months: number | null;
  /** minor units of the agreement's currency */
  readonly rateMinor: number | null;
  /** how the agreement paid under which it was made, which may have been replaced since */
  readonly paid: { readonly currency: string; readonly payType: PayType };
  readonly playbookId: string | null;
  readonly madeAt: Date;
};

/**
 * Reads an adjustment, and keeps it from being removed until the transaction ends: removing one locks its evaluation.
 * @param engagementId where it has to have been made; left out: wherever the actor may see it
 * @returns an evaluation's adjustment, with its content.
 * @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function requireAdjustment(
  tx: Tx,
  { workspaceId, engagementId, id }: { workspaceId: string; engagementId?: string; id: string },
): Promise<UsableAdjustment> {
  await tx.$queryRaw`
    SELECT 1 FROM evaluations e
    JOIN evaluation_adjustments a ON a.workspace_id = e.workspace_id AND a.evaluation_id = e.id
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${id}::uuid FOR KEY SHARE OF e`;
  const found = await tx.evaluationAdjustment.findFirst({
    where: { workspaceId, id, ...(engagementId === undefined ? {} : { engagementId }) },
    select: {
      workspaceId: true,
      id: true,
      engagementId: true,
      kind: true,
      what: true,
      months: true,
      rateMinor: true,
      playbookId: true,
      madeAt: true,
      evaluation: { select: { agreementVersion: { select: { currency: true, payType: true } } } },
    },
  });
  if (!found) throw notFound('adjustment');
  const { evaluation, rateMinor, ...said } = found;
  return {
    ...said,
    rateMinor: rateMinor === null ? null : Number(rateMinor),
    paid: evaluation.agreementVersion,
  };
}

/** Records what became of an adjustment, and by whom, in the transaction that makes it so. */
export async function noteAdjustmentUse(
  tx: Tx,
  { workspaceId, engagementId, id: adjustmentId }: UsableAdjustment,
  use: Use,
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  await tx.evaluationAdjustmentUse.createMany({
    data: {
      workspaceId,
      id: newId(),
      engagementId,
      adjustmentId,
      ...use,
      usedById: by.userId,
      usedAt: by.at,
    },
  });
}

/** @throws Refused when an adjustment's kind doesn't fit its use. */
export function requireKind({ kind }: UsableAdjustment, kinds: readonly UsableAdjustment['kind'][]): void {
  if (kinds.includes(kind)) return;
  throw refused('other_kind', 'That isn’t what the two of you said would change.');
}
