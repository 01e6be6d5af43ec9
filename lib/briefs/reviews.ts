import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { hashDelivery, readHashedDelivery } from './delivery-hash';

type NewReview = {
  readonly deliveryId: string;
  readonly outcome: 'approved' | 'revision';
  readonly note: string;
  /** null when the agreement approves */
  readonly reviewedById: string | null;
  /** the agreement that lets silence count, when nobody answered */
  readonly byAgreementId?: string;
  readonly reviewedAt: Date;
};

type ReviewedBrief = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };

/** Writes the answer to a delivery, bound by hash to what was delivered. */
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
