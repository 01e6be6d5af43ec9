import { recordFile } from '@/lib/platform/files/storing';
import type { Tx } from '@/lib/platform/tenancy';
import type { By } from '../files';

type DraftRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/** A file as its row describes it, whose bytes are stored already. */
export type FileRow = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: bigint;
  readonly sha256: string;
  readonly imageWidth: number | null;
  readonly imageHeight: number | null;
};

/** Puts a brief's files into a draft as well: new rows for the same bytes. @returns the new ids by the old. */
export async function copyFiles(
  tx: Tx,
  draft: DraftRef,
  fileIds: readonly string[],
  by: By,
): Promise<ReadonlyMap<string, string>> {
  const where = { workspaceId: draft.workspaceId, id: { in: [...fileIds] } };
  const found = await tx.file.findMany({ where });
  const inOrder = fileIds.flatMap((id) => found.find((file) => file.id === id) ?? []);
  return recordCopies(tx, draft, inOrder, by);
}

/** @returns the ids that files have in a draft, by their previous ids. */
export async function recordCopies(
  tx: Tx,
  { workspaceId, id: draftOf, engagementId }: DraftRef,
  files: readonly FileRow[],
  { userId: uploadedById }: By,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { id, imageWidth: width, imageHeight: height, ...file } of files) {
    const { name, contentType, sha256 } = file;
    const stored = { name, contentType, sha256, sizeBytes: Number(file.sizeBytes) };
    const picture = width === null || height === null ? null : { width, height };
    ids.set(id, await recordFile(tx, { workspaceId, engagementId, stored, picture, uploadedById, draftOf }));
  }
  return ids;
}
