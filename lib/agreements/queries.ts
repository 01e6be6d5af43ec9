import type { Tx } from '@/lib/platform/tenancy';

/**
 * @returns the agreement under which work may be handed over in an engagement, or null while none is in force. The
 * database holds that there is at most one.
 */
export async function findAgreementInForce(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<{ readonly id: string; readonly title: string } | null> {
  return tx.agreement.findFirst({
    where: { workspaceId, engagementId, state: 'in_force' },
    select: { id: true, title: true },
  });
}
