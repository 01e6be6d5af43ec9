import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { closeAgreement } from './timing/closing';
import { closeIfOver } from './timing/ending';

/** What ended the work: its ending, or that its assistant's account was erased. */
export type WhyAtTheEnd = { readonly endingId: string } | { readonly accountDeletionId: string };

type AtTheEnd = { readonly because: WhyAtTheEnd; readonly at: Date };

/** What was offered and isn't signed by both binds nobody, and can no longer be signed. */
const OFFERED = ['proposed', 'changes_requested', 'signed_by_one'] as const;

/**
 * Closes the agreements and offers of an engagement at its end; runs as the workspace. One whose time is over is closed
 * as usual. One whose notice is still running ends by mutual consent, which the database requires.
 */
export async function closeAgreementsAtTheEnd(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { because, at }: AtTheEnd,
): Promise<void> {
  const open = await tx.agreement.findMany({
    where: { workspaceId, engagementId, state: { in: ['in_force', ...OFFERED] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) {
    if (!(await closeIfOver(tx, { workspaceId, id }, at)))
      await closeAgreement(tx, { workspaceId, id }, { at, byUserId: null, because });
  }
}
