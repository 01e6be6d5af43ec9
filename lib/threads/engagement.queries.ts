import { withActor } from '@/lib/platform/tenancy';
import { type Conversation, listConversations } from './conversations.queries';
import type { Look } from './looking.rules';
import { getThread, type ThreadView } from './queries';

/** What the two of an engagement say to each other. */
export type EngagementTalk = {
  readonly thread: ThreadView;
  readonly conversations: readonly Conversation[];
};

/** Reads the engagement's own conversation, and which others there are, for one of its two sides. */
export async function getEngagementTalk(
  userId: string,
  place: { readonly workspaceId: string; readonly engagementId: string },
  look: Look,
): Promise<EngagementTalk> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const about = { ...place, subject: 'engagement', subjectId: place.engagementId } as const;
    return {
      thread: await getThread(tx, userId, about, look),
      conversations: await listConversations(tx, userId, place),
    };
  });
}

/** A business as its assistant sees it. */
export type Business = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly name: string;
  readonly zone: string;
  readonly joinedAt: Date | null;
  /** messages that are new to them, over all their conversations */
  readonly unread: number;
};

/**
 * @param workspaceId only this one; left out: all
 * @returns the businesses that somebody assists now, by name. One query.
 */
export async function listBusinesses(userId: string, workspaceId?: string): Promise<readonly Business[]> {
  return withActor(
    { kind: 'user', userId },
    (tx, { engagementIds }) =>
      tx.$queryRaw<Business[]>`
      SELECT e.workspace_id AS "workspaceId", e.id AS "engagementId", w.name, w.time_zone AS zone, e.joined_at AS "joinedAt",
        (SELECT coalesce(sum(fresh.count), 0)::int
         FROM threads t
         LEFT JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = ${userId}::uuid
         CROSS JOIN LATERAL (
           SELECT count(*) FROM messages m
           WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND m.author_id <> ${userId}::uuid
             AND m.deleted_at IS NULL AND m.created_at > coalesce(r.read_up_to, '-infinity')) AS fresh
         WHERE t.workspace_id = e.workspace_id AND t.engagement_id = e.id
           AND t.last_message_at > coalesce(r.read_up_to, '-infinity')) AS unread
      FROM engagements e JOIN workspaces w ON w.id = e.workspace_id
      WHERE e.id = ANY (${engagementIds}::uuid[]) AND e.workspace_id = coalesce(${workspaceId ?? null}::uuid, e.workspace_id)
      ORDER BY w.name, e.id`,
  );
}
