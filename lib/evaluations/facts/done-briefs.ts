import { type Sql, sql } from '@/lib/platform/tenancy';
import type { Period } from './periods.rules';

export type Place = { readonly workspaceId: string; readonly engagementId: string };

/** Some engagements of one workspace. */
export type Places = { readonly workspaceId: string; readonly engagementIds: readonly string[] };

/** @returns one place as many. */
export const onlyThis = ({ workspaceId, engagementId }: Place): Places => ({
  workspaceId,
  engagementIds: [engagementId],
});

/**
 * The briefs of engagements that closed in a period, each with what the facts count of it, as the parts of a WITH: `done`
 * are the approved ones, `closed` all. What happened to a brief
 * lies between its handing over and its approval, so each table is read by a range of its index by engagement and time. What
 * they say is laid one below the other and counted by brief, rather than joined: under row level security PostgreSQL takes a
 * year's rows for one, and would join them by looking each up among all.
 */
export function doneBriefs({ workspaceId, engagementIds }: Places, { from, until }: Period): Sql {
  const ofThem = sql`workspace_id = ${workspaceId}::uuid AND engagement_id = ANY (${engagementIds}::uuid[])`;
  return sql`
    closed AS MATERIALIZED (
      SELECT id, engagement_id, state, state_changed_at AS at, sent_at, deadline_at, budget_minutes, title FROM briefs
      WHERE ${ofThem} AND state IN ('approved', 'declined', 'cancelled', 'withdrawn')
        AND state_changed_at >= ${from} AND state_changed_at < ${until}),
    approved AS MATERIALIZED (SELECT * FROM closed WHERE state = 'approved'),
    reach AS MATERIALIZED (SELECT min(sent_at) AS since FROM approved),
    sent_back AS MATERIALIZED (
      SELECT id, brief_id, engagement_id FROM reviews
      WHERE ${ofThem} AND outcome = 'revision' AND reviewed_at >= (SELECT since FROM reach) AND reviewed_at < ${until}),
    happened (brief_id, engagement_id, delivered_at, revision, by_delivery, by_brief, question, by_owner, by_assistant, accepted) AS (
      SELECT brief_id, engagement_id, delivered_at, 0, 0, 0, 0, 0, 0, 0 FROM deliveries
      WHERE ${ofThem} AND number = 1 AND delivered_at >= (SELECT since FROM reach) AND delivered_at < ${until}
      UNION ALL SELECT brief_id, engagement_id, NULL, 1, 0, 0, 0, 0, 0, 0 FROM sent_back
      UNION ALL
      SELECT s.brief_id, s.engagement_id, NULL, 0, (u.cause = 'delivery')::int, (u.cause = 'brief')::int, 0, 0, 0, 0
      FROM sent_back s JOIN unmet_criteria u ON u.workspace_id = ${workspaceId}::uuid AND u.review_id = s.id
      UNION ALL
      SELECT brief_id, engagement_id, NULL, 0, 0, 0, 1, 0, 0, 0 FROM clarifications
      WHERE ${ofThem} AND asked_at >= (SELECT since FROM reach) AND asked_at < ${until}
      UNION ALL
      SELECT c.brief_id, c.engagement_id, NULL, 0, 0, 0, 0, (c.raised_by = 'owner')::int, (c.raised_by = 'assistant')::int,
        coalesce((a.outcome = 'accepted')::int, 0)
      FROM (SELECT id, engagement_id, brief_id, raised_by FROM change_requests
            WHERE ${ofThem} AND raised_at >= (SELECT since FROM reach) AND raised_at < ${until}) c
      LEFT JOIN change_answers a
        ON a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = c.engagement_id AND a.request_id = c.id),
    counted AS MATERIALIZED (
      SELECT brief_id AS id, engagement_id, max(title) AS title, max(at) AS at, max(budget_minutes) AS budget_minutes,
        max(deadline_at) AS deadline_at, min(delivered_at) AS delivered_at, sum(revision) AS revisions,
        sum(by_delivery) AS by_delivery, sum(by_brief) AS by_brief, sum(question) AS questions, sum(by_owner) AS by_owner,
        sum(by_assistant) AS by_assistant, sum(accepted) AS accepted
      FROM (
        SELECT *, NULL::text AS title, NULL::timestamptz AS at, NULL::int AS budget_minutes, NULL::timestamptz AS deadline_at FROM happened
        UNION ALL SELECT id, engagement_id, NULL, 0, 0, 0, 0, 0, 0, 0, title, at, budget_minutes, deadline_at FROM approved) all_of_it
      GROUP BY brief_id, engagement_id),
    done AS MATERIALIZED (
      SELECT b.id, b.engagement_id, b.title, b.at, b.budget_minutes, b.delivered_at, b.revisions, b.by_delivery, b.by_brief,
        b.questions, b.by_owner, b.by_assistant, b.accepted,
        CASE WHEN b.revisions = 0 THEN b.deadline_at ELSE ${deadlineAt(workspaceId)} END AS deadline_at
      FROM counted b WHERE b.at IS NOT NULL)`;
}

/**
 * The deadline that held when a brief `b` was first delivered: agreed changes and waiting until then have moved it,
 * what moved it later doesn't count. After a delivery it can move only once the brief came back, so only then is it asked.
 */
function deadlineAt(workspaceId: string): Sql {
  return sql`coalesce((
    SELECT was FROM (
      SELECT a.answered_at AS at, a.was_deadline_at AS was
      FROM change_requests q
      JOIN change_answers a ON a.workspace_id = q.workspace_id AND a.engagement_id = q.engagement_id AND a.request_id = q.id
      WHERE q.workspace_id = ${workspaceId}::uuid AND q.brief_id = b.id AND a.outcome = 'accepted' AND 'deadline' = ANY (q.kinds)
      UNION ALL
      SELECT p.resumed_at, p.was_deadline_at FROM brief_pauses p WHERE p.workspace_id = ${workspaceId}::uuid AND p.brief_id = b.id) moves
    WHERE moves.at > b.delivered_at ORDER BY moves.at LIMIT 1), b.deadline_at)`;
}
