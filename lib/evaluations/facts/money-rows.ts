import type { NamedOwed } from '@/lib/pay/owed/owed.rules';
import { type EngagementRef, sql, type Tx } from '@/lib/platform/tenancy';
import { onePage, pageOf, type RowsPage } from './paging';
import type { Period } from './periods.rules';

/** The work in one week of the business that began in the period. */
export type WorkedWeek = {
  readonly id: string;
  readonly at: Date;
  /** its Monday, `2026-11-23` */
  readonly week: string;
  readonly minutes: number;
  readonly isApproved: boolean;
  /** how many of them were conceded in a dispute, so no longer approved */
  readonly concededMinutes: number;
};

/** @returns a page of the weeks with work in them, latest first. */
export async function listWorkedWeeks(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { from, until }: Period,
  after: string | null,
): Promise<RowsPage<WorkedWeek>> {
  const rows = await tx.$queryRaw<WorkedWeek[]>`
    SELECT * FROM (
      SELECT s.id, max(t.started_at) AS at, to_char(s.week_starts_on, 'YYYY-MM-DD') AS week, s.state = 'approved' AS "isApproved",
        sum(t.minutes)::int AS minutes,
        coalesce(sum(t.minutes) FILTER (WHERE d.state = 'conceded'), 0)::int AS "concededMinutes"
      FROM (SELECT *, round(extract(epoch FROM ended_at - started_at) / 60) AS minutes FROM time_entries) t
      JOIN timesheets s ON s.workspace_id = t.workspace_id AND s.id = t.timesheet_id
      LEFT JOIN time_disputes d ON d.workspace_id = t.workspace_id AND d.entry_id = t.id
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.engagement_id = ${engagementId}::uuid
        AND t.started_at >= ${from} AND t.started_at < ${until}
      GROUP BY s.id, s.week_starts_on, s.state) weeks
    ${onePage(after)}`;
  return pageOf(rows);
}

type Amount = { readonly id: string; readonly at: Date; readonly currency: string; readonly minor: number };

/** The name of an owed item `o`; without a note of its own, a brief `b` goes by its title. */
const NAMED = sql`json_build_object('kind', o.kind, 'note', coalesce(nullif(o.note, ''), b.title, ''),
  'fromDay', o.from_day, 'untilDay', o.until_day)`;

/** A booked cost; null: the cost of sending money. */
export type BookedCost = Amount & { readonly owed: NamedOwed | null };

/** @returns a page of what makes up a period's cost, latest booked first. */
export async function listBookedCosts(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { from, until }: Period,
  after: string | null,
): Promise<RowsPage<BookedCost>> {
  const rows = await tx.$queryRaw<BookedCost[]>`
    SELECT * FROM (
      SELECT e.id, t.at, CASE WHEN o.id IS NOT NULL THEN ${NAMED} END AS owed, e.currency, e.amount_minor::float8 AS minor
      FROM ledger_transactions t
      JOIN ledger_entries e ON e.workspace_id = t.workspace_id AND e.transaction_id = t.id
      JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id AND a.kind IN ('cost', 'fees')
      LEFT JOIN owed_items o ON o.workspace_id = t.workspace_id AND o.id = t.owed_id
      LEFT JOIN briefs b ON b.workspace_id = o.workspace_id AND b.id = o.brief_id
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.engagement_id = ${engagementId}::uuid AND t.at >= ${from} AND t.at < ${until}) booked
    ${onePage(after)}`;
  return pageOf(rows);
}

/** Something due in a period, and the day on which it was paid; null while it isn't. Days are `2026-11-27`. */
export type FallenDue = Amount & {
  readonly owed: NamedOwed;
  readonly dueOn: string;
  readonly paidOn: string | null;
};

/** @returns a page of what was due, latest first. @param zone of the business, whose days they are */
export async function listFallenDue(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { from, until }: Period,
  { zone, now, after }: { readonly zone: string; readonly now: Date; readonly after: string | null },
): Promise<RowsPage<FallenDue>> {
  const dayOf = (at: Date) => sql`(${at}::timestamptz AT TIME ZONE ${zone})::date`;
  const rows = await tx.$queryRaw<FallenDue[]>`
    SELECT * FROM (
      SELECT o.id, d.due_on::timestamptz AS at, ${NAMED} AS owed, o.currency, o.amount_minor::float8 AS minor,
        to_char(d.due_on, 'YYYY-MM-DD') AS "dueOn", to_char(d.paid_on, 'YYYY-MM-DD') AS "paidOn"
      FROM dues d
      JOIN owed_items o ON o.workspace_id = d.workspace_id AND o.id = d.owed_id
      LEFT JOIN briefs b ON b.workspace_id = o.workspace_id AND b.id = o.brief_id
      WHERE d.workspace_id = ${workspaceId}::uuid AND d.engagement_id = ${engagementId}::uuid
        AND d.due_on >= ${dayOf(from)} AND d.due_on < ${dayOf(until)} AND (d.paid_on IS NOT NULL OR d.due_on < ${dayOf(now)})) fallen
    ${onePage(after)}`;
  return pageOf(rows);
}
