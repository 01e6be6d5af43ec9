import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import type { OpenThread } from './opening';

/** Moves a person's read mark forward, never back: two tabs may report in any order. */
export async function noteReadUpTo(
  tx: Tx,
  { workspaceId, engagementId, threadId, userId }: OpenThread & { readonly userId: string },
  until: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO thread_reads (workspace_id, id, engagement_id, thread_id, user_id, read_up_to)
    VALUES (${workspaceId}::uuid, ${newId()}::uuid, ${engagementId}::uuid, ${threadId}::uuid, ${userId}::uuid, ${until})
    ON CONFLICT (workspace_id, thread_id, user_id)
    DO UPDATE SET read_up_to = greatest(thread_reads.read_up_to, excluded.read_up_to)`;
}
