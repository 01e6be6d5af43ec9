import { findPaysInForce } from '@/lib/agreements/queries';
import type { Tx } from '@/lib/platform/tenancy';
import { USUAL_AUTONOMY } from '../terms/autonomy.rules';
import { listUsualAutonomy } from '../terms/usual-autonomy.queries';
import type { ImportAssistant } from './rows.rules';

/** @returns the people a row can be for, in the order they were invited. Three queries. */
export async function listImportAssistants(tx: Tx, workspaceId: string): Promise<readonly ImportAssistant[]> {
  const rows = await tx.engagement.findMany({
    where: { workspaceId, state: { not: 'ended' } },
    select: { id: true, assistantName: true, assistant: { select: { name: true, email: true } } },
    orderBy: { createdAt: 'asc' },
    take: 500,
  });
  const ids = rows.map(({ id }) => id);
  const pays = await findPaysInForce(tx, workspaceId, ids);
  const usual = await listUsualAutonomy(tx, workspaceId, ids);
  return rows.map(({ id: engagementId, assistantName, assistant }) => ({
    engagementId,
    name: assistant?.name ?? assistantName,
    email: assistant?.email ?? null,
    pay: pays.get(engagementId) ?? null,
    autonomy: usual.get(engagementId) ?? USUAL_AUTONOMY,
  }));
}
