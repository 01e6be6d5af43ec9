import { type EngagementRef, type Sql, sql } from '@/lib/platform/tenancy';

/** From one instant up to another. */
export type Period = { readonly from: Date; readonly until: Date };

/**
 * Who waited for whom in an engagement, as the parts of a WITH that end in `agreed_turns (asked, asked_at, answered_at,
 * over_at, brief_id, thread_id, hours)`, with the response time agreed when it was asked; what was asked while there
 * was none isn't included. The database keeps what waits in conversations as it is said, and `turnsIn` finds it.
 * @param asOf anything later is ignored
 */
export function turnsOf(
  { workspaceId, engagementId }: EngagementRef,
  { from, until }: Period,
  asOf: Date,
): Sql {
  const inPeriod = sql`workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid
    AND asked_at >= ${from} AND asked_at < ${until} AND asked_at < ${asOf}`;
  return sql`
    agreed AS MATERIALIZED (
      SELECT a.in_force_at AS since, v.response_time_hours AS hours,
        least(a.ends_at, CASE WHEN a.state <> 'in_force' THEN a.state_changed_at END) AS until
      FROM agreements a
      JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
      WHERE a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = ${engagementId}::uuid AND a.in_force_at IS NOT NULL),
    turns AS (
      SELECT party::text AS asked, asked_at, CASE WHEN answered_at < ${asOf} THEN answered_at END AS answered_at,
        NULL::timestamptz AS over_at, NULL::uuid AS brief_id, thread_id
      FROM waits WHERE ${inPeriod}
      UNION ALL
      SELECT 'assistant', asked_at, CASE WHEN answered_at < ${asOf} THEN answered_at END,
        (SELECT o.at FROM (SELECT ${UNANSWERED_UNTIL} AS at) o WHERE o.at < ${asOf}), brief_id, NULL
      FROM clarifications WHERE ${inPeriod} AND NOT is_withdrawn),
    agreed_turns AS (
      SELECT t.*, g.hours FROM turns t
      -- one agreement is in force at a time
      JOIN agreed g ON g.since <= t.asked_at AND (g.until IS NULL OR g.until > t.asked_at))`;
}

/**
 * For a question, a row of `clarifications`: when its brief ended without an answer: approved, cancelled or declined.
 */
export const UNANSWERED_UNTIL: Sql = sql`(CASE WHEN clarifications.answered_at IS NULL THEN (
  SELECT b.closed_at FROM briefs b WHERE b.workspace_id = clarifications.workspace_id AND b.id = clarifications.brief_id) END)`;
