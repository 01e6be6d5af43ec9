import { type Standing, standingOf, standingOfBytes } from '@/lib/platform/files/checking.rules';
import type { Tx } from '@/lib/platform/tenancy';

export type FileToServe = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly standing: Standing;
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
      ...{ id: true, name: true, contentType: true, sha256: true, sizeBytes: true },
      check: { select: { outcome: true, found: true } },
    },
  });
  if (!file) return findPlaybookFile(tx, { workspaceId, id });
  const { check, ...rest } = file;
  return { ...rest, sizeBytes: Number(file.sizeBytes), standing: standingOf(check) };
}

/**
 * Staff read what they put into a playbook; a brief's copy of it is looked at by a scanner like any file. What a playbook has
 * taken from a brief stands as it does there.
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
  const checks = await tx.fileCheck.findMany({
    where: { workspaceId, file: { sha256: file.sha256 } },
    select: { outcome: true, found: true },
  });
  return { ...file, sizeBytes: Number(file.sizeBytes), standing: standingOfBytes(checks) };
}
