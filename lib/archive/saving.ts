import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';
import { findArchive } from './queries';

type Saved = {
  readonly workspaceId: string;
  readonly id: string;
  readonly userId: string;
  /** of the link that is used now: each press of the button makes one */
  readonly linkMadeAt: Date;
};

/**
 * Finds an archive to hand out, as its owner, and writes down that they took it: once for a link, however often a download is taken
 * up again, or in how many pieces at a time something asks for it.
 * @returns null when there is none for them.
 */
export async function noteSaved(tx: Tx, { workspaceId, id, userId, linkMadeAt }: Saved) {
  const archive = await findArchive(tx, { workspaceId, id });
  if (!archive) return null;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('archive.saved'), hashtext(${id}))::text`;
  const noted = await tx.auditEvent.count({
    where: {
      ...{ workspaceId, actorUserId: userId, action: 'archive.saved', subjectId: id },
      at: { gte: linkMadeAt },
    },
  });
  if (noted > 0) return archive;
  await audit(tx, {
    ...{ workspaceId, actorUserId: userId },
    action: 'archive.saved',
    subject: { kind: 'archive', id },
  });
  return archive;
}
