import { findPayInForce } from '@/lib/agreements/queries';
import type { Tx } from '@/lib/platform/tenancy';
import type { ImportAssistant } from './rows.rules';

/** @returns for whom a row can be, in the order they were invited. */
export async function listImportAssistants(tx: Tx, workspaceId: string): Promise<readonly ImportAssistant[]> {
  const rows = await tx.engagement.findMany({
    where: { workspaceId, state: { not: 'ended' } },
    select: { id: true, assistantName: true, assistant: { select: { name: true, email: true } } },
    orderBy: { createdAt: 'asc' },
    take: 500,
  });
  const assistants: ImportAssistant[] = [];
  for (const { id: engagementId, assistantName, assistant } of rows) {
    const pay = await findPayInForce(tx, workspaceId, engagementId);
    assistants.push({
      engagementId,
      name: assistant?.name ?? assistantName,
      email: assistant?.email ?? null,
      pay,
    });
  }
  return assistants;
}
