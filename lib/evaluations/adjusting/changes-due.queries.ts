import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';
import { CARRIED_OUT, CHANGES_AHEAD_DAYS } from './adjustments.rules';

/** An adjustment signed by both that nobody has carried out. */
export const ChangeDue = z.object({
  id: z.string(),
  evaluationId: z.string(),
  assistant: z.string(),
  what: z.string(),
  /** `YYYY-MM-DD` */
  dueOn: z.string(),
  /** its date has passed, on the evaluation's calendar */
  isLate: z.boolean(),
});
export type ChangeDue = z.infer<typeof ChangeDue>;

/**
 * Whether what an adjustment became, `x`, is an amendment that both haven't signed and won't, or a brief that isn't
 * done.
 */
export const CAME_TO_NOTHING = sql`(EXISTS (SELECT 1 FROM agreements m
  WHERE m.workspace_id = x.workspace_id AND m.id = x.agreement_id
    AND m.in_force_at IS NULL AND m.state IN ('declined', 'withdrawn', 'expired'))
  OR EXISTS (SELECT 1 FROM briefs b
  WHERE b.workspace_id = x.workspace_id AND b.id = x.brief_id AND b.state IN ('declined', 'withdrawn', 'cancelled')))`;

/**
 * A business's adjustments that are due soon or overdue, as `notCarriedOut` counts them on one evaluation's page. What
 * became of an adjustment is said at the next evaluation, which can't be signed before that: so only the last
 * evaluation's are asked for, however many there were. None is carried out once the work is to end: those are left out.
 */
function changesDue(workspaceId: string, now: Date): Sql {
  const today = sql`(${now}::timestamptz AT TIME ZONE e.zone)::date`;
  return sql`
    SELECT a.id, a.evaluation_id, a.engagement_id, a.what, a.due_on, a.due_on < ${today} AS is_late
    FROM engagements w
    CROSS JOIN LATERAL (SELECT o.workspace_id, o.id, o.zone FROM evaluations o
      WHERE o.workspace_id = w.workspace_id AND o.engagement_id = w.id AND o.state = 'done' ORDER BY o.number DESC LIMIT 1) e
    JOIN evaluation_adjustments a ON a.workspace_id = e.workspace_id AND a.evaluation_id = e.id
    WHERE w.workspace_id = ${workspaceId}::uuid AND w.state <> 'ended'
      AND a.kind = ANY (${[...CARRIED_OUT]}::adjustment_kind[]) AND a.due_on <= ${today} + ${CHANGES_AHEAD_DAYS}::int
      AND NOT EXISTS (SELECT 1 FROM evaluation_adjustment_uses x
        WHERE x.workspace_id = a.workspace_id AND x.adjustment_id = a.id AND NOT ${CAME_TO_NOTHING})
      AND NOT EXISTS (SELECT 1 FROM evaluations n
        JOIN evaluation_follow_ups f ON f.workspace_id = n.workspace_id AND f.evaluation_id = n.id AND f.adjustment_id = a.id
        WHERE n.workspace_id = w.workspace_id AND n.engagement_id = w.id AND n.state <> 'done')
      AND NOT EXISTS (SELECT 1 FROM engagement_endings n
        WHERE n.workspace_id = a.workspace_id AND n.engagement_id = a.engagement_id AND n.taken_back_at IS NULL)`;
}

/** @returns whether there is any, for the home page's one statement. */
export function hasChangesDue(workspaceId: string, now: Date): Sql {
  return sql`EXISTS (${changesDue(workspaceId, now)})`;
}

/** @returns the query of those of a business, earliest due first, as one JSON list of `ChangeDue`. */
export function changesDueForOwner(workspaceId: string, now: Date, most: number): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('id', d.id, 'evaluationId', d.evaluation_id, 'what', left(d.what, 240),
      'dueOn', d.due_on, 'isLate', d.is_late, 'assistant', coalesce(u.name, g.assistant_name)) ORDER BY d.due_on, d.id), '[]')
    FROM (SELECT * FROM (${changesDue(workspaceId, now)}) all_due ORDER BY due_on, id LIMIT ${most}) d
    JOIN engagements g ON g.workspace_id = ${workspaceId}::uuid AND g.id = d.engagement_id
    LEFT JOIN users u ON u.id = g.assistant_user_id`;
}
