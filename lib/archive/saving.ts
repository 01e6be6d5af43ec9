import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';
import { findArchive } from './queries';

type Saved = { readonly workspaceId: string; readonly id: string; readonly userId: string };

/** Finds an archive to hand out, as its owner, and writes down that they took it. @returns null when there is none for them. */
export async function noteSaved(tx: Tx, { workspaceId, id, userId }: Saved) {
  const archive = await findArchive(tx, { workspaceId, id });
  if (!archive) return null;
  await audit(tx, {
    ...{ workspaceId, actorUserId: userId },
    action: 'archive.saved',
    subject: { kind: 'archive', id },
  });
  return archive;
}
