import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { closeIfOver } from './ending';
import { letGo } from './letting-go';

type AtTheEnd = { readonly endingId: string; readonly at: Date };

/** What was offered and isn't signed by both binds nobody, and is signed by nobody any more. */
const OFFERED = ['proposed', 'changes_requested', 'signed_by_one'] as const;

/**
 * Closes what two have agreed or offered each other, once their work ends; done as the workspace. One whose time is over is
 * closed as ever. One whose notice still runs is let go of by the word of both, which the database asks for.
 */
export async function closeAgreementsAtTheEnd(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { endingId, at }: AtTheEnd,
): Promise<void> {
  const open = await tx.agreement.findMany({
    where: { workspaceId, engagementId, state: { in: ['in_force', ...OFFERED] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) {
    if (!(await closeIfOver(tx, { workspaceId, id }, at)))
      await letGo(tx, { workspaceId, id }, { at, byUserId: null, because: { endingId } });
  }
}
