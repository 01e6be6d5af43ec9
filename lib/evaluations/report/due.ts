import type { Tx } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import {
  type Cadence,
  dueDay,
  type LastRow,
  lastEvaluationOf,
  nextEvaluation,
} from '../cadence/cadence.rules';
import { TERM_FROM } from '../cadence/cadences';

/** The open evaluation, or what the current cadence counts from. */
type Row = Omit<Cadence, 'last'> &
  LastRow & { readonly engagementId: string; readonly openDueAt: Date | null };

/**
 * Finds when each of a workspace's engagements is due for its next evaluation: the open one's due day, else the one
 * that the cadence names. One query.
 * @returns by engagement, `2026-11-27`; without an entry if no agreement is in force, or it ends before.
 */
export async function readDueDays(
  tx: Tx,
  workspaceId: string,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.engagement_id AS "engagementId", v.evaluation_cadence_months AS months, a.ends_at AS "endsAt", w.time_zone AS zone,
      ${TERM_FROM} AS "termFrom",
      (SELECT min(f.in_force_at) FROM agreements f WHERE f.workspace_id = a.workspace_id AND f.engagement_id = a.engagement_id) AS since,
      CASE WHEN last.state <> 'done' THEN last.due_at END AS "openDueAt", last.counted_from AS "countedFrom",
      last.planned_for AS "plannedFor", last.opened_at AS "openedAt"
    FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    JOIN workspaces w ON w.id = a.workspace_id
    LEFT JOIN LATERAL (
      SELECT e.counted_from, e.planned_for, e.opened_at, e.due_at, e.state FROM evaluations e
      WHERE e.workspace_id = a.workspace_id AND e.engagement_id = a.engagement_id ORDER BY e.number DESC LIMIT 1) AS last ON true
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.state = 'in_force'`;
  return new Map(
    rows.flatMap((row) => {
      const day = dueOf(row, now);
      return day === null ? [] : [[row.engagementId, day] as const];
    }),
  );
}

function dueOf({ openDueAt, countedFrom, plannedFor, openedAt, ...cadence }: Row, now: Date): string | null {
  if (openDueAt !== null) return dueDay({ dueAt: openDueAt, zone: cadence.zone });
  const next = nextEvaluation(
    { ...cadence, last: lastEvaluationOf({ countedFrom, plannedFor, openedAt }) },
    now,
  );
  return next && dateIn(next.dueWith, cadence.zone);
}
