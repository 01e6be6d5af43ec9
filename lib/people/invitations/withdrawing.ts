import type { Tx } from '@/lib/platform/tenancy';

type Opened = {
  readonly workspaceId: string;
  readonly id: string;
  /** what was opened for an assistant; null for an invitation to run the business */
  readonly engagementId: string | null;
};

/** How the caller knows it; an invitation that isn't so any more stays. */
type Known = { readonly version: number } | typeof UNANSWERED;

/** An invitation that may still be accepted, or sent again. */
export const UNANSWERED = { acceptedAt: null, withdrawnAt: null } as const;
const NEXT = { version: { increment: 1 } } as const;

/**
 * Withdraws an invitation, and ends the engagement opened for it, in which nothing has happened.
 * @returns whether it still was as known
 */
export async function writeWithdrawal(
  tx: Tx,
  { workspaceId, id, engagementId }: Opened,
  known: Known,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { workspaceId, id, ...known },
    data: { withdrawnAt: at, ...NEXT },
  });
  if (count > 0 && engagementId)
    await tx.engagement.updateMany({
      where: { workspaceId, id: engagementId, state: 'invited' },
      data: { state: 'ended', endedAt: at, ...NEXT },
    });
  return count > 0;
}
