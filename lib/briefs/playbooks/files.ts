import { askForPlaybookChecks } from '@/lib/platform/files/checking.jobs';
import { checkOfBytes, type FileCheck } from '@/lib/platform/files/checking.rules';
import { checksByHash } from '@/lib/platform/files/checks';
import type { StoredFile } from '@/lib/platform/files/storing-file';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import type { FileRow } from '../drafting/copied-files';
import type { By } from '../files';

type PlaybookRef = { readonly workspaceId: string; readonly playbookId: string };

/** A file as a version of a playbook names it. */
export type NamedFile = { readonly id: string; readonly name: string };

/** Records files whose bytes are stored. @returns them as a version names them. */
export async function addFiles(
  tx: Tx,
  playbook: PlaybookRef,
  files: readonly StoredFile[],
  { userId: addedById, at: addedAt }: By,
): Promise<readonly NamedFile[]> {
  const rows = files.map(({ stored, picture }) => ({
    ...playbook,
    id: newId(),
    addedById,
    addedAt,
    ...stored,
    sizeBytes: BigInt(stored.sizeBytes),
    imageWidth: picture?.width ?? null,
    imageHeight: picture?.height ?? null,
  }));
  await tx.playbookFile.createMany({ data: rows });
  await askForPlaybookChecks(tx, rows);
  return rows.map(({ id, name }) => ({ id, name }));
}

/**
 * Copies a brief's files into the playbook made from it.
 * @returns them as a version names them, and their new ids by the old.
 */
export async function copyFilesOfBrief(
  tx: Tx,
  playbook: PlaybookRef,
  { briefId, fileIds }: { readonly briefId: string; readonly fileIds: readonly string[] },
  { userId: addedById, at: addedAt }: By,
) {
  const { workspaceId } = playbook;
  const attached = await filesOfBrief(tx, { workspaceId, briefId, fileIds });
  const rows = attached.map((file) => ({
    ...playbook,
    id: newId(),
    addedById,
    addedAt,
    name: file.name,
    contentType: file.contentType,
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
    imageWidth: file.imageWidth,
    imageHeight: file.imageHeight,
  }));
  await tx.playbookFile.createMany({ data: rows });
  return {
    files: rows.map(({ id, name }): NamedFile => ({ id, name })),
    ids: new Map(attached.map(({ id }, index) => [id, rows[index]?.id ?? id])),
  };
}

/** @returns which of some files belong to a brief, in its order. */
export async function filesOfBrief(
  tx: Tx,
  {
    workspaceId,
    briefId,
    fileIds,
  }: { readonly workspaceId: string; readonly briefId: string; readonly fileIds: readonly string[] },
) {
  const attached = await tx.briefFile.findMany({
    where: { workspaceId, briefId, fileId: { in: [...fileIds] } },
    include: { file: true },
    orderBy: { position: 'asc' },
  });
  return attached.map(({ file }) => file);
}

/** @returns which of some files belong to this playbook, in the order they were named. */
export async function filesOfPlaybook(
  tx: Tx,
  { workspaceId, playbookId }: PlaybookRef,
  ids: readonly string[],
): Promise<readonly FileRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx.playbookFile.findMany({ where: { workspaceId, playbookId, id: { in: [...ids] } } });
  return [...new Set(ids)].flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** A file of a playbook, as its page shows it. */
export type PlaybookFile = {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** the scanner's verdict on its bytes; null: they aren't to be scanned */
  readonly check: FileCheck | null;
};

/** @returns the files that a version names, as its pages show them. */
export async function shownFiles(
  tx: Tx,
  { workspaceId, id: playbookId }: { readonly workspaceId: string; readonly id: string },
  files: readonly NamedFile[],
): Promise<readonly PlaybookFile[]> {
  const ids = files.map(({ id }) => id);
  const rows = await filesOfPlaybook(tx, { workspaceId, playbookId }, ids);
  const checks = await checksByHash(
    tx,
    workspaceId,
    rows.map(({ sha256 }) => sha256),
  );
  return rows.map(({ id, name, sizeBytes, sha256, imageWidth: width, imageHeight: height }) => ({
    id,
    name,
    sizeBytes: Number(sizeBytes),
    check: checkOfBytes(checks.filter((each) => each.sha256 === sha256)),
    picture: width === null || height === null ? null : { width, height },
  }));
}
