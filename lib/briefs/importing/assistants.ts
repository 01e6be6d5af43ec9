import { findPaysInForce } from '@/lib/agreements/queries';
import type { Tx } from '@/lib/platform/tenancy';
import type { ImportAssistant } from './rows.rules';

/** @returns the people a row can be for, in the order they were invited. Two queries. */
export async function listImportAssistants(tx: Tx, workspaceId: string): Promise<readonly ImportAssistant[]> {
  const rows = await tx.engagement.findMany({
    where: { workspaceId, state: { not: 'ended' } },
    select: { id: true, assistantName: true, assistant: { select: { name: true, email: true } } },
    orderBy: { createdAt: 'asc' },
    take: 500,
  });
  const pays = await findPaysInForce(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id: engagementId, assistantName, assistant }) => ({
    engagementId,
    name: assistant?.name ?? assistantName,
    email: assistant?.email ?? null,
    pay: pays.get(engagementId) ?? null,
  }));
}
