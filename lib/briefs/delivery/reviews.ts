import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { ReviewOutcome, UnmetCause } from './criteria.rules';
import { hashDelivery, readHashedDelivery } from './delivery-hash';

type NewReview = {
  readonly deliveryId: string;
  readonly outcome: ReviewOutcome;
  readonly note: string;
  /** null when the agreement approves */
  readonly reviewedById: string | null;
  /** the agreement by which silence counts, when nobody answered */
  readonly byAgreementId?: string;
  readonly reviewedAt: Date;
};

type ReviewedBrief = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };

/** Records the answer to a delivery, bound by hash to what was delivered. */
export async function writeReview(
  tx: Tx,
  brief: ReviewedBrief,
  review: NewReview,
): Promise<{ readonly id: string; readonly deliveryHash: string }> {
  const { workspaceId, engagementId, id: briefId } = brief;
  const delivery = await readHashedDelivery(tx, { workspaceId, briefId, deliveryId: review.deliveryId });
  if (!delivery) throw notFound('delivery');
  const deliveryHash = hashDelivery(delivery);
  const id = newId();
  await tx.review.createMany({ data: { workspaceId, id, engagementId, briefId, deliveryHash, ...review } });
  return { id, deliveryHash };
}

export type UnmetRow = { readonly criterionId: string; readonly reason: string; readonly cause: UnmetCause };

/**
 * Records which criteria a review found wanting, and why.
 * @returns them with their texts, for the notification.
 * @throws Refused (`not_found`) when a criterion doesn't belong to this brief.
 */
export async function writeUnmet(
  tx: Tx,
  { workspaceId, engagementId, id: briefId }: ReviewedBrief,
  reviewId: string,
  rows: readonly UnmetRow[],
) {
  const criteria = await tx.criterion.findMany({
    where: { workspaceId, briefId, retiredInId: null },
    select: { id: true, text: true },
  });
  const texts = new Map(criteria.map(({ id, text }) => [id, text]));
  const named = rows.map((row) => {
    const criterion = texts.get(row.criterionId);
    if (criterion === undefined) throw notFound('criterion');
    return { ...row, criterion };
  });
  await tx.unmetCriterion.createMany({
    data: rows.map(({ criterionId, reason, cause }) => ({
      workspaceId,
      id: newId(),
      engagementId,
      briefId,
      reviewId,
      criterionId,
      reason,
      cause,
    })),
    skipDuplicates: true,
  });
  return named;
}
