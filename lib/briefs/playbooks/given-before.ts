import { requireSame } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { hasGiven, type PlaybookGiven, readContent } from './content.rules';

type VersionRef = { readonly workspaceId: string; readonly playbookId: string; readonly versionId: string };

/**
 * @returns whether a form that writes a given was sent before, and made the version that it names.
 * @throws Refused (`sent_before`) when that version belongs to another playbook, or doesn't have that given
 */
export async function wasGiven(
  tx: Tx,
  { workspaceId, playbookId, versionId }: VersionRef,
  given: PlaybookGiven,
): Promise<boolean> {
  const version = await tx.playbookVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: versionId } },
    select: { playbookId: true, content: true },
  });
  if (!version) return false;
  requireSame(version.playbookId === playbookId && hasGiven(readContent(version.content), given));
  return true;
}
