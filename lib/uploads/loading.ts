import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';

export type UploadRef = { readonly workspaceId: string; readonly id: string };

/** @throws Refused (`not_found`) when there is none, or it isn't theirs. */
export async function loadUpload(tx: Tx, { workspaceId, id }: UploadRef) {
  const upload = await tx.upload.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!upload) throw notFound('file');
  return upload;
}

/** Locks an upload until the transaction ends: counting a piece of it, and removing it, come one after the other. */
export async function lockUpload(tx: Tx, { workspaceId, id }: UploadRef) {
  await tx.$queryRaw`SELECT 1 FROM uploads WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.upload.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
}
