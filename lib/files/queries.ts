import { checkOfBytes, type ScanState, scanStateOf } from '@/lib/platform/files/checking.rules';
import { checksByHash } from '@/lib/platform/files/checks';
import type { Tx } from '@/lib/platform/tenancy';

export type FileToServe = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly standing: ScanState;
};

/**
 * Finds a file, as far as the actor may see it (row level security decides).
 * @returns null when it isn't there or isn't theirs.
 */
export async function findFile(
  tx: Tx,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<FileToServe | null> {
  const file = await tx.file.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      id: true,
      name: true,
      contentType: true,
      sha256: true,
      sizeBytes: true,
      check: { select: { outcome: true, found: true } },
    },
  });
  if (!file) return findPlaybookFile(tx, { workspaceId, id });
  const { check, ...rest } = file;
  return { ...rest, sizeBytes: Number(file.sizeBytes), standing: scanStateOf(check) };
}

/**
 * A playbook's file is visible to its business's own side. A copy taken from a brief shares that one's scan result, by
 * its bytes.
 */
async function findPlaybookFile(
  tx: Tx,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<FileToServe | null> {
  const file = await tx.playbookFile.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { id: true, name: true, contentType: true, sha256: true, sizeBytes: true },
  });
  if (!file) return null;
  const check = checkOfBytes(await checksByHash(tx, workspaceId, [file.sha256]));
  return { ...file, sizeBytes: Number(file.sizeBytes), standing: scanStateOf(check) };
}
