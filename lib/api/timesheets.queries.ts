import { z } from 'zod';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { TIMESHEET_STATES, type TimesheetState, WEEK_OUTCOMES } from '@/lib/time/rules';
import { BETWEEN, Between, engagementsCovered, type RowRef, WITH_SIDES } from './paged-rows';

const Instant = z.coerce.date();

const Row = z.object({
  id: z.string(),
  version: z.number(),
  state: z.enum(TIMESHEET_STATES),
  stateChangedAt: Instant,
  weekStartsOn: z.string(),
  minutes: z.number(),
  handedIn: z
    .object({
      at: Instant,
      note: z.string(),
      countsAsApprovedAt: Instant.nullable(),
      review: z
        .object({
          outcome: z.enum(WEEK_OUTCOMES),
          note: z.string(),
          at: Instant,
          byAgreementId: z.string().nullable(),
          disputableUntil: Instant.nullable(),
        })
        .nullable(),
    })
    .nullable(),
  ...Between,
});

/** A week of somebody's time in the API. */
export type ListedWeek = z.infer<typeof Row>;

type ListQuery = {
  readonly workspaceId: string | null;
  readonly engagementId: string | null;
  readonly state: TimesheetState | null;
  /** the day on which the week begins, both ends included */
  readonly from: string | null;
  readonly until: string | null;
  readonly after: RowPlace | null;
  readonly limit: number;
};

/**
 * @returns a page of weeks, latest first, as far as the person may see them, and one row more if there is another: a
 * walk along each engagement's weeks. One statement.
 */
export async function listWeeks(userId: string, wanted: ListQuery): Promise<readonly ListedWeek[]> {
  const { state, from, until, after } = wanted;
  const narrowed = sql`
    ${state === null ? sql`` : sql`AND r.state = ${state}::timesheet_state`}
    ${from === null ? sql`` : sql`AND r.week_starts_on >= ${from}::date`}
    ${until === null ? sql`` : sql`AND r.week_starts_on <= ${until}::date`}
    ${after === null ? sql`` : sql`AND (r.week_starts_on, r.id) < (${dateOf(after.at)}::date, ${after.id}::uuid)`}`;
  return readWeeks(userId, wanted, narrowed);
}

/** @returns one week; null when it isn't there or isn't theirs. One statement. */
export async function findWeek(userId: string, { workspaceId, id }: RowRef): Promise<ListedWeek | null> {
  const anywhere = { workspaceId, engagementId: null, limit: 1 };
  return (await readWeeks(userId, anywhere, sql`AND r.id = ${id}::uuid`))[0] ?? null;
}

async function readWeeks(
  userId: string,
  { workspaceId, engagementId, limit }: Pick<ListQuery, 'workspaceId' | 'engagementId' | 'limit'>,
  narrowed: Sql,
): Promise<readonly ListedWeek[]> {
  const page = sql`ORDER BY week_starts_on DESC, id DESC LIMIT ${limit + 1}`;
  const rows = await readAs(
    userId,
    sql`
    SELECT coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'state', r.state,
      'stateChangedAt', r.state_changed_at, 'weekStartsOn', r.week_starts_on,
      'minutes', (SELECT coalesce(sum(extract(epoch FROM t.ended_at - t.started_at)) / 60, 0)::int FROM time_entries t
        WHERE t.workspace_id = r.workspace_id AND t.timesheet_id = r.id),
      'handedIn', (SELECT json_build_object('at', h.submitted_at, 'note', h.note, 'countsAsApprovedAt', h.counts_as_approved_at,
          'review', (SELECT json_build_object('outcome', v.outcome, 'note', v.note, 'at', v.reviewed_at,
              'byAgreementId', v.by_agreement_id, 'disputableUntil', v.disputable_until)
            FROM timesheet_reviews v
            WHERE v.workspace_id = h.workspace_id AND v.timesheet_id = h.timesheet_id AND v.submission_id = h.id))
        FROM timesheet_submissions h WHERE h.workspace_id = r.workspace_id AND h.timesheet_id = r.id
        ORDER BY h.number DESC LIMIT 1),
      ${BETWEEN}) ORDER BY r.week_starts_on DESC, r.id DESC), '[]')
    FROM (
      SELECT r.* FROM engagements e CROSS JOIN LATERAL (
        SELECT * FROM timesheets r WHERE r.workspace_id = e.workspace_id AND r.engagement_id = e.id ${narrowed} ${page}) AS r
      WHERE ${engagementsCovered(workspaceId, engagementId)} ${page}) AS r ${WITH_SIDES}`,
  );
  return z.array(Row).parse(rows);
}
