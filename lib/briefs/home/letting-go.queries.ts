import { z } from 'zod';
import { readAs, sql } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { type Measures, measure } from './letting-go.rules';

/** The two periods that are looked back on, in days. */
export const PERIODS = [30, 90] as const;

const Found = z.array(
  z.object({
    days: z.number(),
    isBefore: z.boolean(),
    approved: z.number(),
    budgetMinutes: z.number(),
    withoutBudget: z.number(),
    atFirst: z.number(),
    questions: z.number(),
    risks: z.number(),
    revisions: z.number(),
    talkDays: z.number(),
  }),
);

/** A period that ends now, and the one of the same length before it. */
export type PeriodMeasures = { readonly days: number; readonly now: Measures; readonly before: Measures };

/**
 * Reads the measures of letting go for a business's staff, over 30 and 90 days. One statement, over the index of closed
 * briefs: what is older than twice the longest period costs nothing.
 */
export async function getLettingGo(
  userId: string,
  workspaceId: string,
  now: Date,
): Promise<readonly PeriodMeasures[]> {
  const [short, long] = PERIODS;
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const rows = Found.parse(
    await readAs(
      userId,
      sql`
    WITH periods (days, is_before, since, until) AS (VALUES
      (${short}::int, false, ${ago(short)}::timestamptz, ${now}::timestamptz),
      (${short}::int, true, ${ago(2 * short)}::timestamptz, ${ago(short)}::timestamptz),
      (${long}::int, false, ${ago(long)}::timestamptz, ${now}::timestamptz),
      (${long}::int, true, ${ago(2 * long)}::timestamptz, ${ago(long)}::timestamptz)),
    closed AS MATERIALIZED (
      SELECT id, engagement_id, state_changed_at AS at, budget_minutes FROM briefs
      WHERE workspace_id = ${workspaceId}::uuid AND state = 'approved' AND state_changed_at > ${ago(2 * long)}),
    approved AS MATERIALIZED (
      SELECT b.id, b.at, b.budget_minutes,
        (SELECT count(*) FROM clarifications c
         WHERE c.workspace_id = w.id AND c.brief_id = b.id AND NOT c.is_withdrawn) AS questions,
        (SELECT count(*) FROM risk_reports r WHERE r.workspace_id = w.id AND r.brief_id = b.id) AS risks,
        (SELECT count(*) FROM reviews v
         WHERE v.workspace_id = w.id AND v.brief_id = b.id AND v.outcome = 'revision') AS revisions,
        (SELECT count(DISTINCT (m.created_at AT TIME ZONE w.time_zone)::date)
         FROM threads t
         JOIN messages m ON m.workspace_id = t.workspace_id AND m.thread_id = t.id AND m.author_id = e.assistant_user_id
         WHERE t.workspace_id = w.id AND t.subject = 'brief' AND t.subject_id = b.id AND m.created_at <= b.at) AS talk_days
      FROM closed b
      JOIN workspaces w ON w.id = ${workspaceId}::uuid
      JOIN engagements e ON e.workspace_id = w.id AND e.id = b.engagement_id)
    SELECT json_agg(counted) FROM (
      SELECT p.days, p.is_before AS "isBefore", count(a.id) AS approved,
        coalesce(sum(a.budget_minutes), 0) AS "budgetMinutes",
        count(a.id) FILTER (WHERE a.budget_minutes IS NULL) AS "withoutBudget",
        count(a.id) FILTER (WHERE a.revisions = 0) AS "atFirst",
        coalesce(sum(a.questions), 0) AS questions, coalesce(sum(a.risks), 0) AS risks,
        coalesce(sum(a.revisions), 0) AS revisions, coalesce(sum(a.talk_days), 0) AS "talkDays"
      FROM periods p LEFT JOIN approved a ON a.at > p.since AND a.at <= p.until
      GROUP BY p.days, p.is_before) AS counted`,
    ),
  );
  return PERIODS.flatMap((days) => {
    const inPeriod = (isBefore: boolean) =>
      rows.find((row) => row.days === days && row.isBefore === isBefore);
    const [current, before] = [inPeriod(false), inPeriod(true)];
    return current && before ? [{ days, now: measure(current), before: measure(before) }] : [];
  });
}
