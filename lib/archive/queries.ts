import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type ArchiveFacts, archiveState } from './archive-states.rules';

/** How many are listed. */
const MOST_SHOWN = 5;

export type AskedArchive = {
  readonly id: string;
  readonly askedAt: Date;
  readonly askedBy: string;
  /** of its file, even before there is one */
  readonly name: string;
} & ArchiveStatus;

type ArchiveStatus =
  | { readonly state: 'making' | 'over' }
  | { readonly state: 'ready'; readonly sizeBytes: number; readonly keptUntil: Date }
  | { readonly state: 'failed'; readonly why: 'too_large' | 'failed' };

/** @returns the archives that a business's owners have asked for, newest first; only owners see any. */
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
    id: row.id,
    askedAt: row.askedAt,
    askedBy: row.askedBy.name,
    name: nameOf(row.workspace.slug, row.madeAt ?? row.askedAt),
    ...statusOf(row, at),
  }));
}

type Row = ArchiveFacts & { readonly sizeBytes: bigint | null; readonly failedBecause: string | null };

function statusOf(row: Row, at: Date): ArchiveStatus {
  const state = archiveState(row, at);
  const { keptUntil, failedBecause } = row;
  if (state === 'failed') return { state, why: failedBecause === 'too_large' ? 'too_large' : 'failed' };
  if (state === 'ready' && keptUntil) return { state, sizeBytes: Number(row.sizeBytes ?? 0), keptUntil };
  return { state: state === 'making' ? 'making' : 'over' };
}

/** @returns a kept archive for downloading, as far as the actor may see it; null when there is none. */
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
