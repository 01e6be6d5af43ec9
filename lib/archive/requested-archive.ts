import type { TransactionalKind } from '@/lib/notifications/kinds/registry.rules';
import { audit } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { queueMail } from '@/lib/platform/mail';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type ArchiveWords, archiveFailedMail, type archiveReadyMail } from './emails/archive';

/** An archive that an owner has asked for. */
export type ArchiveRef = { readonly workspaceId: string; readonly id: string };

/** Records that an archive can't be made, and tells whoever asked what to do. */
export async function failArchive(ref: ArchiveRef, why: 'too_large' | 'failed'): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, async (tx) => {
    const wanted = await findWanted(tx, ref);
    if (!wanted) return;
    await tx.askedArchive.updateMany({
      where: { ...ref, madeAt: null, failedAt: null },
      data: { failedAt: now(), failedBecause: why },
    });
    await note(tx, ref, 'archive.failed', { why });
    await mailRequester(tx, ref, wanted, {
      kind: 'archive.failed',
      ...archiveFailedMail(wordsOf(wanted), why),
    });
  });
}

/**
 * Locks an archive that is still to be made, unless its business is being erased: its mail would outlast it.
 * @returns who asked for it, and for which business.
 */
export async function findWanted(tx: Tx, { workspaceId, id }: ArchiveRef) {
  await tx.$queryRaw`
    SELECT a.id FROM archives a JOIN workspaces w ON w.id = a.workspace_id
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${id}::uuid FOR UPDATE OF a FOR KEY SHARE OF w`;
  return tx.askedArchive.findFirst({
    where: { workspaceId, id, madeAt: null, failedAt: null },
    select: {
      askedBy: { select: { id: true, email: true, timeZone: true } },
      workspace: { select: { name: true, slug: true } },
    },
  });
}

type Wanted = NonNullable<Awaited<ReturnType<typeof findWanted>>>;

/** @returns what mails about it say about its business. */
export function wordsOf({ workspace, askedBy }: Wanted): ArchiveWords {
  return {
    business: workspace.name,
    zone: askedBy.timeZone,
    now: now(),
    url: absolute(`${addresses.workspaceSettings(workspace.slug)}#archive`),
  };
}

type ArchiveMail = { readonly kind: TransactionalKind } & ReturnType<typeof archiveReadyMail>;

/** Mails whoever asked for it, once of each kind. */
export async function mailRequester(
  tx: Tx,
  { workspaceId, id }: ArchiveRef,
  { askedBy }: Wanted,
  mail: ArchiveMail,
): Promise<void> {
  await queueMail(tx, {
    ...mail,
    to: askedBy.email,
    recipientUserId: askedBy.id,
    workspaceId,
    subjectId: id,
    uniqueKey: `${mail.kind}:${id}`,
  });
}

/** Records the outcome in the log. */
export async function note(
  tx: Tx,
  { workspaceId, id }: ArchiveRef,
  action: AuditActionOf<'archive'>,
  data: Readonly<Record<string, string | number>>,
): Promise<void> {
  await audit(tx, { workspaceId, actorUserId: null, action, subject: { kind: 'archive', id }, data });
}
