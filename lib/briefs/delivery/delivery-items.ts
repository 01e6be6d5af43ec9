import { recordFile, type StoredUpload } from '@/lib/platform/files/storing';
import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';

/** What is delivered against one deliverable, its files already stored. */
export type DeliveredItem = {
  readonly deliverableId: string;
  readonly note: string;
  readonly link: string | null;
  readonly uploads: readonly StoredUpload[];
  /** the criteria that are met, and how */
  readonly met: readonly { readonly criterionId: string; readonly note: string }[];
};

type Place = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly briefId: string;
  readonly deliveryId: string;
  readonly deliveredById: string;
};

/** @throws Refused (`not_found`) when something is delivered against what this brief never asked for. */
export async function requireOwnDeliverables(
  tx: Tx,
  brief: { readonly workspaceId: string; readonly id: string },
  items: readonly DeliveredItem[],
): Promise<void> {
  const deliverables = await tx.deliverable.findMany({
    where: { workspaceId: brief.workspaceId, briefId: brief.id, retiredInId: null },
    select: { id: true, criteria: { where: { retiredInId: null }, select: { id: true } } },
  });
  const own = new Map(deliverables.map(({ id, criteria }) => [id, new Set(criteria.map((each) => each.id))]));
  for (const { deliverableId, met } of items) {
    const criteria = own.get(deliverableId);
    if (!criteria) throw notFound('deliverable');
    if (met.some(({ criterionId }) => !criteria.has(criterionId))) throw notFound('criterion');
  }
}

/** Writes the rows of a delivery: each file is a row of its own, the first one beside the note and the link. */
export async function writeItems(tx: Tx, place: Place, items: readonly DeliveredItem[]): Promise<void> {
  const { deliveredById: uploadedById, ...delivery } = place;
  const { workspaceId, engagementId } = place;
  for (const { deliverableId, note, link, uploads, met } of items) {
    const fileIds: string[] = [];
    for (const stored of uploads) {
      fileIds.push(await recordFile(tx, { workspaceId, engagementId, stored, uploadedById }));
    }
    const [firstFile, ...otherFiles] = fileIds;
    const row = { ...delivery, deliverableId };
    if (note !== '' || link !== null || firstFile !== undefined) {
      await tx.deliveryItem.createMany({
        data: [
          { ...row, id: newId(), note, link, fileId: firstFile ?? null },
          ...otherFiles.map((fileId) => ({ ...row, id: newId(), note: '', link: null, fileId })),
        ],
      });
    }
    await tx.deliveredCriterion.createMany({
      data: met.map((criterion) => ({ ...delivery, ...criterion, id: newId() })),
    });
  }
}
