import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type ArchiveState, archiveState } from './asking.rules';

/** So many are listed. */
const MOST_SHOWN = 5;

export type AskedArchive = {
  readonly id: string;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly state: ArchiveState;
  readonly name: string;
  readonly sizeBytes: number;
  readonly keptUntil: Date | null;
  readonly failedBecause: 'too_large' | 'failed';
};

/** @returns the archives that owners of a business have asked for, the newest first; owners alone see any. */
export async function listArchives(userId: string, workspaceId: string): Promise<readonly AskedArchive[]> {
  const rows = await withActor({ kind: 'user', userId }, (tx) =>
    tx.askedArchive.findMany({
      where: { workspaceId },
      include: { askedBy: { select: { name: true } }, workspace: { select: { slug: true } } },
      orderBy: { askedAt: 'desc' },
      take: MOST_SHOWN,
    }),
  );
  const at = now();
  return rows.map((row) => ({
    ...{ id: row.id, askedAt: row.askedAt, askedBy: row.askedBy.name, keptUntil: row.keptUntil },
    state: archiveState(row, at),
    name: nameOf(row.workspace.slug, row.madeAt ?? row.askedAt),
    sizeBytes: Number(row.sizeBytes ?? 0),
    failedBecause: row.failedBecause === 'too_large' ? 'too_large' : 'failed',
  }));
}

/** @returns an archive that is kept, as it is handed out, as far as the actor may see it; null when there is none. */
export async function findArchive(tx: Tx, place: { readonly workspaceId: string; readonly id: string }) {
  const row = await tx.askedArchive.findUnique({
    where: { workspaceId_id: place },
    include: { workspace: { select: { slug: true } } },
  });
  if (!row?.madeAt || row.sha256 === null || archiveState(row, now()) !== 'ready') return null;
  return { name: nameOf(row.workspace.slug, row.madeAt), contentType: 'application/zip', sha256: row.sha256 };
}

function nameOf(slug: string, at: Date): string {
  return `${slug}-${at.toISOString().slice(0, 10)}.zip`;
}
