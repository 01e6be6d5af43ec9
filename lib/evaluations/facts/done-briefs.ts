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
 * lies between its handing over and its approval, so each table is read by a range of its index by engagement and time, and
 * joined to the others at once: a year of five thousand briefs is five scans and no lookup.
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
    firsts AS (
      SELECT brief_id, delivered_at FROM deliveries
      WHERE ${ofThem} AND number = 1 AND delivered_at >= (SELECT since FROM reach) AND delivered_at < ${until}),
    sent_back AS MATERIALIZED (
      SELECT id, brief_id FROM reviews
      WHERE ${ofThem} AND outcome = 'revision' AND reviewed_at >= (SELECT since FROM reach) AND reviewed_at < ${until}),
    revised AS (
      SELECT s.brief_id, count(DISTINCT s.id) AS revisions,
        count(u.id) FILTER (WHERE u.cause = 'delivery') AS by_delivery, count(u.id) FILTER (WHERE u.cause = 'brief') AS by_brief
      FROM sent_back s LEFT JOIN unmet_criteria u ON u.workspace_id = ${workspaceId}::uuid AND u.review_id = s.id
      GROUP BY s.brief_id),
    asked AS (
      SELECT brief_id, count(*) AS questions FROM clarifications
      WHERE ${ofThem} AND asked_at >= (SELECT since FROM reach) AND asked_at < ${until} GROUP BY brief_id),
    changes AS (
      SELECT c.brief_id, count(*) FILTER (WHERE c.raised_by = 'owner') AS by_owner,
        count(*) FILTER (WHERE c.raised_by = 'assistant') AS by_assistant, count(*) FILTER (WHERE a.outcome = 'accepted') AS accepted
      FROM (SELECT id, engagement_id, brief_id, raised_by FROM change_requests
            WHERE ${ofThem} AND raised_at >= (SELECT since FROM reach) AND raised_at < ${until}) c
      LEFT JOIN change_answers a
        ON a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = c.engagement_id AND a.request_id = c.id
      GROUP BY c.brief_id),
    done AS MATERIALIZED (
      SELECT b.id, b.engagement_id, b.title, b.at, b.budget_minutes, f.delivered_at,
        CASE WHEN r.brief_id IS NULL THEN b.deadline_at ELSE ${deadlineAt(workspaceId)} END AS deadline_at,
        coalesce(r.revisions, 0) AS revisions, coalesce(r.by_delivery, 0) AS by_delivery, coalesce(r.by_brief, 0) AS by_brief,
        coalesce(q.questions, 0) AS questions, coalesce(c.by_owner, 0) AS by_owner, coalesce(c.by_assistant, 0) AS by_assistant,
        coalesce(c.accepted, 0) AS accepted
      FROM approved b
      JOIN firsts f ON f.brief_id = b.id
      LEFT JOIN revised r ON r.brief_id = b.id
      LEFT JOIN asked q ON q.brief_id = b.id
      LEFT JOIN changes c ON c.brief_id = b.id)`;
}

/**
 * The deadline that held when a brief `b` was first delivered, in `f`: agreed changes and waiting until then have moved it,
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
    WHERE moves.at > f.delivered_at ORDER BY moves.at LIMIT 1), b.deadline_at)`;
}
