import type { Tx } from '@/lib/platform/tenancy';

/** A file of the person's that waits to be delivered, or to arrive whole. */
export type WaitingUpload = {
  readonly id: string;
  readonly deliverableId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly isWhole: boolean;
  /** what the browser said of its last change, in milliseconds since 1970 */
  readonly modifiedAt: number | null;
};

/** Reads the person's own uploads to a brief, in the order they were begun. One query. */
export async function getWaitingUploads(
  tx: Tx,
  {
    workspaceId,
    briefId,
    now,
  }: { readonly workspaceId: string; readonly briefId: string; readonly now: Date },
): Promise<readonly WaitingUpload[]> {
  const rows = await tx.upload.findMany({
    where: { workspaceId, briefId, expiresAt: { gt: now } },
    orderBy: [{ begunAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, deliverableId, name, sizeBytes, receivedBytes, arrivedAt, modifiedAt }) => ({
    ...{ id, deliverableId, name },
    sizeBytes: Number(sizeBytes),
    receivedBytes: Number(receivedBytes),
    isWhole: arrivedAt !== null,
    modifiedAt: modifiedAt?.getTime() ?? null,
  }));
}
