import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { type EngagementRef, readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { Conversation, conversationsQuery } from './conversations.queries';
import { decisionsCountQuery } from './decisions/decisions.queries';
import { engagementSql } from './engagement-sql';
import type { Side } from './rules';
import type { Look } from './thread/looking.rules';
import { type ThreadView, threadFrom } from './thread/queries';
import { ThreadFacts } from './thread/thread.facts';
import { threadQuery } from './thread/thread.statement';

/** An engagement's own conversation. */
export type EngagementConversation = {
  readonly thread: ThreadView;
  readonly conversations: readonly Conversation[];
  /** how many current decisions it has */
  readonly decisions: number;
};

const Found = z.object({ thread: ThreadFacts, conversations: z.array(Conversation), decisions: z.int() });

/**
 * Reads the engagement's own conversation, and which others there are. One statement.
 * @param side the person's side, which the page already knows
 */
export async function getEngagementConversation(
  userId: string,
  { workspaceId, engagementId, side }: EngagementRef & { readonly side: Side },
  look: Look,
): Promise<EngagementConversation> {
  const at = now();
  const place = { workspaceId, engagementId };
  const about = { workspaceId, subject: 'engagement', subjectId: engagementId } as const;
  const threadRef = { userId, ref: about, engagementId: engagementSql(place).engagementId, look };
  const { thread, ...rest } = Found.parse(
    await readAs(
      userId,
      sql`SELECT json_build_object(
        'thread', (${threadQuery(threadRef, at)}),
        'conversations', (SELECT coalesce(json_agg(c), '[]') FROM (${conversationsQuery(userId, place)}) c),
        'decisions', (${decisionsCountQuery(place)}))`,
    ),
  );
  return { ...rest, thread: await threadFrom(thread, { ...about, side }, look, at) };
}

const Businesses = z.array(
  z.object({
    workspaceId: z.string(),
    engagementId: z.string(),
    name: z.string(),
    zone: z.string(),
    joinedAt: z.coerce.date().nullable(),
    /** messages that they haven't read, over all their conversations */
    unread: z.int(),
  }),
);

/** A business as its assistant sees it. */
export type Business = Readonly<z.infer<typeof Businesses>[number]>;

/**
 * @param workspaceId only this one; left out: all
 * @returns the businesses that somebody assists now, by name. One statement.
 */
export async function listBusinesses(userId: string, workspaceId?: string): Promise<readonly Business[]> {
  const found = await readAs(
    userId,
    sql`SELECT coalesce(json_agg(business), '[]') FROM (
      SELECT e.workspace_id AS "workspaceId", e.id AS "engagementId", w.name, w.time_zone AS zone, e.joined_at AS "joinedAt",
        ${unreadIn(userId)} AS unread
      FROM engagements e JOIN workspaces w ON w.id = e.workspace_id
      WHERE e.id = ANY ((SELECT app.engaged_in())::uuid[])
        AND e.workspace_id = coalesce(${workspaceId ?? null}::uuid, e.workspace_id)
      ORDER BY w.name, e.id) business`,
  );
  return Businesses.parse(found);
}

const UnreadByEngagement = z.array(z.object({ engagementId: z.string(), unread: z.int() }));

/**
 * @returns how many messages somebody on the owner's side hasn't read, by engagement; those without any are left out.
 * One statement.
 */
export async function countUnread(userId: string, workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const found = await readAs(
    userId,
    sql`SELECT coalesce(json_agg(engagement), '[]') FROM (
      SELECT e.id AS "engagementId", ${unreadIn(userId)} AS unread
      FROM engagements e WHERE e.workspace_id = ${workspaceId}::uuid AND e.state <> 'ended') engagement`,
  );
  return new Map(
    UnreadByEngagement.parse(found).flatMap(({ engagementId, unread }) =>
      unread > 0 ? [[engagementId, unread] as const] : [],
    ),
  );
}

/**
 * @returns the expression that counts somebody's unread messages in the engagement `e`. It only looks into conversations
 * whose newest message they haven't read.
 */
function unreadIn(userId: string): Sql {
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
