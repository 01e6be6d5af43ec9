import { newId } from '@/lib/platform/ids';
import { refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { OpenThread } from '../opening';
import { LONGEST } from '../schema';

type Whose = OpenThread & { readonly userId: string };
type DraftText = { readonly body: string; readonly quotedId: string | null; readonly at: Date };
type Draft = DraftText & {
  /** of the message that it is to become */
  readonly clientKey: string | null;
};

const TOO_LONG =
  'Together with what you have started writing, this is longer than one message may be. Send that first, and then take this back.';

/** Keeps what somebody has begun to write; the last save wins, from whichever device. @returns its version. */
export async function keepDraft(
  tx: Tx,
  whose: Whose,
  { body, quotedId, at, clientKey }: Draft,
): Promise<number> {
  const { workspaceId, engagementId, threadId, userId } = whose;
  const [kept] = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO thread_drafts (workspace_id, thread_id, user_id, engagement_id, body, quoted_id, saved_at, client_key)
    VALUES (${workspaceId}::uuid, ${threadId}::uuid, ${userId}::uuid, ${engagementId}::uuid, ${body}, ${quotedId}::uuid, ${at}, ${clientKey}::uuid)
    ON CONFLICT (workspace_id, thread_id, user_id) DO UPDATE SET
      body = excluded.body, quoted_id = excluded.quoted_id, saved_at = excluded.saved_at, client_key = excluded.client_key,
      version = thread_drafts.version + 1
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
  const clientKey = begun ? begun.clientKey : newId();
  await keepDraft(tx, whose, { body: words, quotedId: begun?.quotedId ?? quotedId, at, clientKey });
}

type DraftKeys = {
  readonly clientKey: string;
  /** of the draft that the page had; null: it had none */
  readonly draftKey: string | null;
};

/**
 * Removes it: it was sent, or emptied, where it was written or where somebody went on with it. What was begun since on
 * another device, or in another tab, stays.
 */
export async function dropDraft(
  tx: Tx,
  { workspaceId, threadId, userId }: Whose,
  { clientKey, draftKey }: DraftKeys,
): Promise<void> {
  const keys = draftKey === null ? [clientKey] : [clientKey, draftKey];
  await tx.threadDraft.deleteMany({
    where: { workspaceId, threadId, userId, OR: [{ clientKey: null }, { clientKey: { in: keys } }] },
  });
}
