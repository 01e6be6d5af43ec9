import { type Sql, sql, withActor } from '@/lib/platform/tenancy';
import { type Conversation, listConversations } from './conversations.queries';
import { countDecisions } from './decisions.queries';
import { sideOf } from './loading';
import type { Look } from './looking.rules';
import { getThread, type ThreadView } from './queries';

/** What the two of an engagement say to each other. */
export type EngagementTalk = {
  readonly thread: ThreadView;
  readonly conversations: readonly Conversation[];
  /** how many decisions of theirs still are one */
  readonly decisions: number;
};

/** Reads the engagement's own conversation, and which others there are, for one of its two sides. */
export async function getEngagementTalk(
  userId: string,
  place: { readonly workspaceId: string; readonly engagementId: string },
  look: Look,
): Promise<EngagementTalk> {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const { workspaceId, engagementId } = place;
    const side = sideOf(me, place) ?? 'assistant';
    const about = {
      workspaceId,
      engagementId,
      side,
      subject: 'engagement',
      subjectId: engagementId,
    } as const;
    return {
      thread: await getThread(tx, userId, about, look),
      decisions: await countDecisions(tx, place),
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
        ${newIn(userId)} AS unread
      FROM engagements e JOIN workspaces w ON w.id = e.workspace_id
      WHERE e.id = ANY (${engagementIds}::uuid[]) AND e.workspace_id = coalesce(${workspaceId ?? null}::uuid, e.workspace_id)
      ORDER BY w.name, e.id`,
  );
}

/** @returns how many messages are new to somebody on the owner's side, by engagement; those without any are left out. One query. */
export async function countNew(userId: string, workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await withActor(
    { kind: 'user', userId },
    (tx) =>
      tx.$queryRaw<{ engagementId: string; unread: number }[]>`
      SELECT e.id AS "engagementId", ${newIn(userId)} AS unread
      FROM engagements e WHERE e.workspace_id = ${workspaceId}::uuid AND e.state <> 'ended'`,
  );
  return new Map(
    rows.flatMap(({ engagementId, unread }) => (unread > 0 ? [[engagementId, unread] as const] : [])),
  );
}

/** @returns how many messages of the engagement `e` are new to somebody. Only conversations with news are looked into. */
function newIn(userId: string): Sql {
  return sql`(SELECT coalesce(sum(fresh.count), 0)::int
         FROM threads t
         LEFT JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = ${userId}::uuid
         CROSS JOIN LATERAL (
           SELECT count(*) FROM messages m
           WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND m.author_id <> ${userId}::uuid
             AND m.deleted_at IS NULL AND m.created_at > coalesce(r.read_up_to, '-infinity')) AS fresh
         WHERE t.workspace_id = e.workspace_id AND t.engagement_id = e.id
           AND t.last_message_at > coalesce(r.read_up_to, '-infinity'))`;
}
