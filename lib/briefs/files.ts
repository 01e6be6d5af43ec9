import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import type { BriefFile } from './document/document.queries';

/** Who did it, and when. */
export type By = { readonly userId: string; readonly at: Date };

type DraftRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/**
 * @returns which of some files were put into this draft, each once, in the order they were named; files put into
 * another draft, or removed, are left out.
 */
export async function filesOfDraft(
  tx: Tx,
  { workspaceId, id }: Omit<DraftRef, 'engagementId'>,
  fileIds: readonly string[],
): Promise<readonly string[]> {
  if (fileIds.length === 0) return [];
  const own = await tx.file.findMany({
    where: { workspaceId, draftOf: id, id: { in: [...fileIds] } },
    select: { id: true },
  });
  const known = new Set(own.map((file) => file.id));
  return [...new Set(fileIds)].filter((fileId) => known.has(fileId));
}

/** @returns what was put into a draft, whether it goes with the brief or not, oldest first; or one of them. */
export async function listDraftFiles(
  tx: Tx,
  { workspaceId, id: draftOf }: Omit<DraftRef, 'engagementId'>,
  fileId?: string,
): Promise<readonly BriefFile[]> {
  const rows = await tx.file.findMany({
    where: { workspaceId, draftOf, ...(fileId !== undefined && { id: fileId }) },
    select: { id: true, name: true, sizeBytes: true, imageWidth: true, imageHeight: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ imageWidth: width, imageHeight: height, sizeBytes, ...file }) => ({
    ...file,
    sizeBytes: Number(sizeBytes),
    picture: width === null || height === null ? null : { width, height },
  }));
}

/** Takes every file off a draft, and moves them along when its assistant changes. */
export async function detachFiles(tx: Tx, { workspaceId, id, engagementId }: DraftRef): Promise<void> {
  await tx.briefFile.deleteMany({ where: { workspaceId, briefId: id } });
  await tx.file.updateMany({
    where: { workspaceId, draftOf: id, engagementId: { not: engagementId } },
    data: { engagementId },
  });
}

/** Records which files go with a brief. */
export async function attachFiles(
  tx: Tx,
  place: { readonly workspaceId: string; readonly engagementId: string; readonly briefId: string },
  fileIds: readonly string[],
  { userId, at }: By,
): Promise<void> {
  await tx.briefFile.createMany({
    data: fileIds.map((fileId, position) => ({
      ...place,
      id: newId(),
      position,
      fileId,
      attachedById: userId,
      attachedAt: at,
    })),
  });
}
