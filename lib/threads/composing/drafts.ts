import { refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { OpenThread } from '../opening';
import { LONGEST } from '../schema';

type Whose = OpenThread & { readonly userId: string };
type DraftText = { readonly body: string; readonly quotedId: string | null; readonly at: Date };

const TOO_LONG =
  'Together with what you have started writing, this is longer than one message may be. Send that first, and then take this back.';

/** Keeps what somebody has begun to write; the last save wins, from whichever device. @returns its version. */
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

/**
 * Puts the words of a message that isn't sent after all back into the composer, after anything begun there since.
 * @throws Refused (`too_long`) when both together are longer than a message may be
 */
export async function putBack(tx: Tx, whose: Whose, { body, quotedId, at }: DraftText): Promise<void> {
  const { workspaceId, threadId, userId } = whose;
  const begun = await tx.threadDraft.findFirst({ where: { workspaceId, threadId, userId } });
  const words = begun ? `${begun.body}\n\n${body}` : body;
  if (words.length > LONGEST) throw refused('too_long', TOO_LONG);
  await keepDraft(tx, whose, { body: words, quotedId: begun?.quotedId ?? quotedId, at });
}

/** Removes it: it was sent, or emptied. */
export async function dropDraft(tx: Tx, { workspaceId, threadId, userId }: Whose): Promise<void> {
  await tx.threadDraft.deleteMany({ where: { workspaceId, threadId, userId } });
}
