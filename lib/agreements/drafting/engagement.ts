import type { Tx } from '@/lib/platform/tenancy';

/**
 * Locks the engagement, so that two tabs can't begin two agreements in it.
 * @returns what beginning one needs to know about it; null when it isn't there, isn't theirs or has ended.
 */
export async function lockEngagement(tx: Tx, workspaceId: string, id: string) {
  await tx.$queryRaw`
    SELECT id FROM engagements WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.engagement.findFirst({
    where: { workspaceId, id, state: { not: 'ended' } },
    select: {
      assistantName: true,
      assistant: { select: { id: true, name: true, email: true, timeZone: true } },
      workspace: { select: { id: true, slug: true, name: true, timeZone: true } },
      agreements: { select: { id: true, state: true } },
    },
  });
}
