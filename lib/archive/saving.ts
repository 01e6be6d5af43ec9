import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';

type Saved = {
  readonly workspaceId: string;
  readonly id: string;
  readonly userId: string;
  /** of the link that is used now: each press of the button makes one */
  readonly linkMadeAt: Date;
};

/**
 * Writes down that an owner took an archive: once for a link, however often a download is taken up again, or in how many pieces at a
 * time something asks for it.
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
