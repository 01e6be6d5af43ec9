import { notFound } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type Business, OFFERED_STATES } from './business.rules';

/** @returns a business as its settings show it. @throws Refused (`not_found`) when it isn't there or isn't theirs. */
export async function getBusiness(userId: string, workspaceId: string): Promise<Business> {
  return withActor({ kind: 'user', userId }, (tx) => readBusiness(tx, workspaceId));
}

/** As `getBusiness`, within an open transaction. */
export async function readBusiness(tx: Tx, workspaceId: string): Promise<Business> {
  const business = await tx.workspace.findUnique({
    where: { id: workspaceId },
    select: { name: true, timeZone: true, currency: true, version: true },
  });
  if (!business) throw notFound('business');
  const onItsClock = await tx.agreement.count({
    where: { workspaceId, OR: [{ inForceAt: { not: null } }, { state: { in: [...OFFERED_STATES] } }] },
  });
  return { ...business, keepsZone: onItsClock > 0 };
}
