import type { Tx } from '@/lib/platform/tenancy';
import type { OpenThread } from './opening';

type Whose = OpenThread & { readonly userId: string };
type DraftText = { readonly body: string; readonly quotedId: string | null; readonly at: Date };

/** Keeps what somebody has begun to write; the last word counts, from whichever device. @returns its version. */
export async function keepDraft(tx: Tx, whose: Whose, { body, quotedId, at }: DraftText): Promise<number> {
  const { workspaceId, engagementId, threadId, userId } = whose;
  const [kept] = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO thread_drafts (workspace_id, thread_id, user_id, engagement_id, body, quoted_id, saved_at)
    VALUES (${workspaceId}::uuid, ${threadId}::uuid, ${userId}::uuid, ${engagementId}::uuid, ${body}, ${quotedId}::uuid, ${at})
    ON CONFLICT (workspace_id, thread_id, user_id) DO UPDATE SET
      body = excluded.body, quoted_id = excluded.quoted_id, saved_at = excluded.saved_at, version = thread_drafts.version + 1
    RETURNING version`;
  return kept?.version ?? 0;
}

/** Lets go of it: it was sent, or emptied. */
export async function dropDraft(tx: Tx, { workspaceId, threadId, userId }: Whose): Promise<void> {
  await tx.threadDraft.deleteMany({ where: { workspaceId, threadId, userId } });
}
