import { type Sql, sql } from '@/lib/platform/tenancy';
import { ASKS } from './responses.queries';
import { LONGEST_WAIT_DAYS } from './responses.rules';

export type Place = { readonly workspaceId: string; readonly engagementId: string };

/** From one instant until before another. */
export type Period = { readonly from: Date; readonly until: Date };

/**
 * Who waited for whom in an engagement, as the parts of a WITH that end in `agreed_turns (asked, asked_at, answered_at, brief_id,
 * thread_id, hours)`, with the response time that was agreed when it was asked; what was asked while none was isn't among
 * them. It finds what `turnsIn` finds: messages of one side without one of the other between them are a run; the first of a
 * run that asks waits until the next run begins. Runs are looked at from before the period on, so that what was asked
 * earlier, and again in it, isn't counted twice.
 * @param asOf what happened later isn't known yet
 */
export function turnsOf({ workspaceId, engagementId }: Place, { from, until }: Period, asOf: Date): Sql {
  const longest = LONGEST_WAIT_DAYS * 86_400_000;
  const lookedFrom = new Date(from.getTime() - longest);
  const lookedUntil = new Date(Math.min(until.getTime() + longest, asOf.getTime()));
  return sql`
    agreed AS MATERIALIZED (
      SELECT a.in_force_at AS since, v.response_time_hours AS hours,
        least(a.ends_at, CASE WHEN a.state <> 'in_force' THEN a.state_changed_at END) AS until
      FROM agreements a
      JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
      WHERE a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = ${engagementId}::uuid AND a.in_force_at IS NOT NULL),
    said AS (
      SELECT m.thread_id, m.created_at AS at, m.author_id = e.assistant_user_id AS by_assistant, m.body ~ ${ASKS} AS asks
      FROM messages m JOIN engagements e ON e.workspace_id = m.workspace_id AND e.id = m.engagement_id
      WHERE m.workspace_id = ${workspaceId}::uuid AND m.engagement_id = ${engagementId}::uuid
        AND m.created_at >= ${lookedFrom} AND m.created_at < ${lookedUntil}),
    turned AS (
      SELECT *, by_assistant IS DISTINCT FROM lag(by_assistant) OVER (PARTITION BY thread_id ORDER BY at) AS is_other
      FROM said),
    numbered AS (
      SELECT *, count(*) FILTER (WHERE is_other) OVER (PARTITION BY thread_id ORDER BY at) AS run FROM turned),
    runs AS (
      SELECT thread_id, run, by_assistant, min(at) FILTER (WHERE asks) AS asked_at,
        lead(min(at)) OVER (PARTITION BY thread_id ORDER BY run) AS answered_at
      FROM numbered GROUP BY thread_id, run, by_assistant),
    turns AS (
      SELECT CASE WHEN by_assistant THEN 'assistant' ELSE 'owner' END AS asked, asked_at, answered_at,
        NULL::uuid AS brief_id, thread_id
      FROM runs WHERE asked_at >= ${from} AND asked_at < ${until}
      UNION ALL
      SELECT 'assistant', asked_at, CASE WHEN answered_at < ${asOf} THEN answered_at END, brief_id, NULL
      FROM clarifications
      WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid
        AND asked_at >= ${from} AND asked_at < ${until} AND asked_at < ${asOf}),
    agreed_turns AS (
      SELECT t.*, g.hours FROM turns t
      -- one agreement is in force at a time
      JOIN agreed g ON g.since <= t.asked_at AND (g.until IS NULL OR g.until > t.asked_at))`;
}
