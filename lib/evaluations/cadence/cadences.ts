import { type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { type Cadence, type LastRow, lastEvaluationOf } from './cadence.rules';

/** The current cadence, and where it is agreed. */
export type AgreedCadence = Cadence & {
  readonly agreementId: string;
  readonly versionId: string;
  /** the text of the clause about evaluations; null when the agreement has none */
  readonly clause: string | null;
  /** of the last opened evaluation; null before the first */
  readonly lastOpenedAt: Date | null;
  readonly lastNumber: number;
  /** whether one is still open: only one is at a time */
  readonly hasOpen: boolean;
  /** when the last day is over; null while the engagement isn't ending */
  readonly workEndsAt: Date | null;
};

/** The key of the clause about evaluations, in every built-in template. */
export const EVALUATION_CLAUSE = 'evaluation';

/** @returns how often the two sides have agreed to evaluate; null while no agreement is in force. */
export async function readCadence(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
): Promise<AgreedCadence | null> {
  const found = await readCadences(tx, [engagementId]);
  return found.find((each) => each.workspaceId === workspaceId) ?? null;
}

/**
 * @returns as `readCadence`, for several engagements at once, as far as the actor may see them; those without an
 * agreement in force are left out.
 */
export async function readCadences(
  tx: Tx,
  engagementIds: readonly string[],
): Promise<readonly (AgreedCadence & EngagementRef)[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.workspace_id AS "workspaceId", a.engagement_id AS "engagementId", a.id AS "agreementId", v.id AS "versionId", v.evaluation_cadence_months AS months, a.ends_at AS "endsAt",
      w.time_zone AS zone, ${TERM_FROM} AS "termFrom",
      (SELECT min(f.in_force_at) FROM agreements f WHERE f.workspace_id = a.workspace_id AND f.engagement_id = a.engagement_id) AS since,
      (SELECT c.body FROM agreement_clauses c WHERE c.workspace_id = v.workspace_id AND c.version_id = v.id
         AND c.key = ${EVALUATION_CLAUSE}) AS clause,
      last.counted_from AS "countedFrom", last.planned_for AS "plannedFor", last.opened_at AS "lastOpenedAt",
      coalesce(last.number, 0) AS "lastNumber", coalesce(last.state <> 'done', false) AS "hasOpen",
      (SELECT g.ends_at FROM engagement_endings g WHERE g.workspace_id = a.workspace_id AND g.engagement_id = a.engagement_id
         AND g.taken_back_at IS NULL) AS "workEndsAt"
    FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    JOIN workspaces w ON w.id = a.workspace_id
    LEFT JOIN LATERAL (
      SELECT e.counted_from, e.planned_for, e.opened_at, e.number, e.state FROM evaluations e
      WHERE e.workspace_id = a.workspace_id AND e.engagement_id = a.engagement_id ORDER BY e.number DESC LIMIT 1) AS last ON true
    WHERE a.engagement_id = ANY (${[...engagementIds]}::uuid[]) AND a.state = 'in_force'`;
  return rows.map(({ countedFrom, plannedFor, ...cadence }) => ({
    ...cadence,
    last: lastEvaluationOf({ countedFrom, plannedFor, openedAt: cadence.lastOpenedAt }),
  }));
}

/** The first instant of the term of an agreement's version `v`, on the calendar of the business `w`. */
export const TERM_FROM: Sql = sql`(v.starts_on::timestamp AT TIME ZONE w.time_zone)`;

type Row = Omit<AgreedCadence & EngagementRef, 'last'> & Pick<LastRow, 'countedFrom' | 'plannedFor'>;
