import { z } from 'zod';
import { sql, type Tx } from '@/lib/platform/tenancy';
import { doneBriefs, type Place } from './done-briefs';
import { PeriodFacts } from './schema';

const RecordFacts = PeriodFacts.pick({ work: true, time: true, cost: true, payments: true });
const Read = z.object({ period: RecordFacts, before: RecordFacts });

type Asked = {
  readonly from: Date;
  /** where the period before ends and the period begins */
  readonly boundary: Date;
  readonly until: Date;
  /** of the business: days are counted on its calendar */
  readonly zone: string;
  readonly now: Date;
};

/**
 * Counts what was done, worked, booked and paid in a period and in the one before it. Each fact belongs to one instant, so
 * to one period: a brief to its approval, a stretch of work to its beginning, an amount to its booking, a payment to the
 * day on which it was due. One statement.
 */
export async function readRecord(tx: Tx, place: Place, asked: Asked): Promise<z.infer<typeof Read>> {
  const { workspaceId, engagementId } = place;
  const { from, boundary, until, zone, now } = asked;
  const ofEngagement = sql`workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid`;
  const dayOf = (at: Date) => sql`(${at}::timestamptz AT TIME ZONE ${zone})::date`;
  const [row] = await tx.$queryRaw<{ facts: unknown }[]>(sql`
    WITH ${doneBriefs(place, { from, until })},
    work AS (
      SELECT at < ${boundary} AS is_before, count(*) AS done,
        count(*) FILTER (WHERE delivered_at <= deadline_at) AS "onTime", count(*) FILTER (WHERE revisions = 0) AS "atFirst",
        count(*) FILTER (WHERE by_brief > 0 AND by_delivery = 0) AS "sentBackForBrief",
        sum(revisions) AS revisions, sum(by_delivery) AS "unmetByDelivery", sum(by_brief) AS "unmetByBrief",
        sum(questions) AS questions, coalesce(sum(budget_minutes), 0) AS "budgetMinutes",
        count(*) FILTER (WHERE budget_minutes IS NULL) AS "withoutBudget", sum(by_owner) AS "changesByOwner",
        sum(by_assistant) AS "changesByAssistant", sum(accepted) AS "changesAccepted"
      FROM done GROUP BY 1),
    ended AS (
      SELECT at < ${boundary} AS is_before, count(*) FILTER (WHERE state = 'declined') AS declined,
        count(*) FILTER (WHERE state = 'withdrawn') AS withdrawn, count(*) FILTER (WHERE state = 'cancelled') AS cancelled
      FROM closed GROUP BY 1),
    worked AS (
      SELECT t.started_at < ${boundary} AS is_before, sum(t.minutes) AS minutes,
        coalesce(sum(t.minutes) FILTER (WHERE s.state = 'approved'), 0) AS approved
      FROM (SELECT timesheet_id, started_at, round(extract(epoch FROM ended_at - started_at) / 60)::int AS minutes FROM time_entries
            WHERE ${ofEngagement} AND started_at >= ${from} AND started_at < ${until}) t
      JOIN timesheets s ON s.workspace_id = ${workspaceId}::uuid AND s.id = t.timesheet_id
      GROUP BY 1),
    booked AS (
      SELECT t.at < ${boundary} AS is_before, e.currency, coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'cost'), 0) AS cost,
        coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'fees'), 0) AS fees
      FROM (SELECT id, at FROM ledger_transactions WHERE ${ofEngagement} AND at >= ${from} AND at < ${until}) t
      JOIN ledger_entries e ON e.workspace_id = ${workspaceId}::uuid AND e.transaction_id = t.id
      JOIN ledger_accounts a ON a.workspace_id = ${workspaceId}::uuid AND a.id = e.account_id AND a.kind IN ('cost', 'fees')
      GROUP BY 1, 2),
    fallen_due AS (
      SELECT o.due_on < ${dayOf(boundary)} AS is_before, count(*) AS due, count(*) FILTER (WHERE p.sent_on <= o.due_on) AS "onTheDay"
      FROM (SELECT id, due_on FROM owed_items
            WHERE ${ofEngagement} AND amount_minor > 0 AND due_on >= ${dayOf(from)} AND due_on < ${dayOf(until)}) o
      LEFT JOIN payment_lines l ON l.workspace_id = ${workspaceId}::uuid AND l.owed_id = o.id AND l.released_at IS NULL
      LEFT JOIN payments p ON p.workspace_id = ${workspaceId}::uuid AND p.id = l.payment_id AND p.state IN ('recorded', 'confirmed', 'settled')
      WHERE p.id IS NOT NULL OR o.due_on < ${dayOf(now)}
      GROUP BY 1)
    SELECT json_object_agg(p.name, json_build_object(
      'work', ${NO_WORK}::jsonb || coalesce((SELECT to_jsonb(w) - 'is_before' FROM work w WHERE w.is_before = p.is_before), '{}')
        || coalesce((SELECT to_jsonb(x) - 'is_before' FROM ended x WHERE x.is_before = p.is_before), '{}'),
      'time', (SELECT json_build_object('minutes', coalesce(sum(minutes), 0), 'approvedMinutes', coalesce(sum(approved), 0))
               FROM worked t WHERE t.is_before = p.is_before),
      'cost', (SELECT coalesce(json_agg(json_build_object('currency', currency, 'costMinor', cost, 'feesMinor', fees) ORDER BY currency), '[]')
               FROM booked b WHERE b.is_before = p.is_before),
      'payments', (SELECT json_build_object('due', coalesce(sum(due), 0), 'onTheDay', coalesce(sum("onTheDay"), 0))
                   FROM fallen_due d WHERE d.is_before = p.is_before))) AS facts
    FROM (VALUES ('period', false), ('before', true)) AS p (name, is_before)`);
  return Read.parse(row?.facts);
}

const NO_WORK = JSON.stringify({
  done: 0,
  onTime: 0,
  atFirst: 0,
  sentBackForBrief: 0,
  revisions: 0,
  unmetByDelivery: 0,
  unmetByBrief: 0,
  questions: 0,
  budgetMinutes: 0,
  withoutBudget: 0,
  changesByOwner: 0,
  changesByAssistant: 0,
  changesAccepted: 0,
  declined: 0,
  withdrawn: 0,
  cancelled: 0,
});
