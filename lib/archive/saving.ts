import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';

type Saved = {
  readonly workspaceId: string;
  readonly id: string;
  readonly userId: string;
  /** the id of the link in use: each press of the button makes one */
  readonly linkMadeAt: Date;
};

/**
 * Records that an owner downloaded an archive: once per link, however often the download is resumed, or in how many
 * parallel pieces.
 */
export async function noteSaved(tx: Tx, { workspaceId, id, userId, linkMadeAt }: Saved): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('archive.saved'), hashtext(${id}))::text`;
  const noted = await tx.auditEvent.count({
    where: {
      workspaceId,
      actorUserId: userId,
      action: 'archive.saved',
      subjectId: id,
      at: { gte: linkMadeAt },
    },
  });
  if (noted > 0) return;
  await audit(tx, {
    workspaceId,
    actorUserId: userId,
    action: 'archive.saved',
    subject: { kind: 'archive', id },
  });
}
