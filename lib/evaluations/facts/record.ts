import { z } from 'zod';
import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import type { Places } from './places';
import { PeriodFacts } from './schema';

/** One engagement's totals in a period, or in the one before. */
const Counted = PeriodFacts.pick({ work: true, time: true, cost: true, payments: true }).extend({
  engagementId: z.string(),
  isBefore: z.boolean(),
});
export type Counted = z.infer<typeof Counted>;

type RecordSpan = {
  readonly from: Date;
  /** where the previous period ends and the period begins */
  readonly boundary: Date;
  readonly until: Date;
  /** the zone of the business: days are counted on its calendar */
  readonly zone: string;
  readonly now: Date;
};

type Scope = Places & RecordSpan;

/**
 * Counts what was done, worked, booked and paid in a period and in the one before it, for each engagement. Each fact
 * belongs to one instant, so to one period: a brief to its approval, a time entry to its beginning, an amount to its
 * booking, a payment to the day on which it was due. One statement.
 * @returns two per engagement, even if there is nothing
 */
export async function readRecord(tx: Tx, places: Places, asked: RecordSpan): Promise<readonly Counted[]> {
  const scope = { ...places, ...asked };
  const [row] = await tx.$queryRaw<{ counted: unknown }[]>(sql`
    WITH ${briefsClosed(scope)},
    ${timeWorked(scope)},
    ${timeCounted(scope)},
    ${costsBooked(scope)},
    ${paymentsDue(scope)}
    SELECT coalesce(json_agg(json_build_object('engagementId', engagement_id, 'isBefore', is_before,
      'work', json_build_object('done', coalesce(done, 0), 'onTime', coalesce(on_time, 0), 'atFirst', coalesce(at_first, 0),
        'sentBackForBrief', coalesce(sent_back_for_brief, 0), 'revisions', coalesce(revisions, 0),
        'unmetByDelivery', coalesce(by_delivery, 0), 'unmetByBrief', coalesce(by_brief, 0), 'questions', coalesce(questions, 0),
        'budgetMinutes', coalesce(budget_minutes, 0), 'withoutBudget', coalesce(without_budget, 0),
        'changesByOwner', coalesce(by_owner, 0), 'changesByAssistant', coalesce(by_assistant, 0), 'changesAccepted', coalesce(accepted, 0),
        'declined', coalesce(declined, 0), 'withdrawn', coalesce(withdrawn, 0), 'cancelled', coalesce(cancelled, 0)),
      'time', json_build_object('minutes', coalesce(minutes, 0), 'approvedMinutes', coalesce(approved, 0),
        'isCounted', coalesce(is_counted, false)),
      'cost', coalesce(cost, '[]'),
      'payments', json_build_object('due', coalesce(due, 0), 'onTheDay', coalesce(on_the_day, 0)))), '[]') AS counted
    FROM unnest(${places.engagementIds}::uuid[]) AS e (engagement_id)
    CROSS JOIN (VALUES (false), (true)) AS p (is_before)
    LEFT JOIN closed USING (engagement_id, is_before)
    LEFT JOIN worked USING (engagement_id, is_before)
    LEFT JOIN counting USING (engagement_id, is_before)
    LEFT JOIN costs USING (engagement_id, is_before)
    LEFT JOIN fallen_due USING (engagement_id, is_before)`);
  return z.array(Counted).parse(row?.counted);
}

/** `closed`: the briefs that came to an end, and how the approved ones went. */
function briefsClosed(scope: Scope): Sql {
  const { from, boundary, until } = scope;
  return sql`
    closed AS (
      SELECT engagement_id, ended_at < ${boundary} AS is_before, count(*) FILTER (WHERE is_done) AS done,
        count(*) FILTER (WHERE is_done AND delivered_at <= deadline_at) AS on_time,
        count(*) FILTER (WHERE is_done AND revisions = 0) AS at_first,
        count(*) FILTER (WHERE is_done AND unmet_by_brief > 0 AND unmet_by_delivery = 0) AS sent_back_for_brief,
        sum(revisions) FILTER (WHERE is_done) AS revisions, sum(unmet_by_delivery) FILTER (WHERE is_done) AS by_delivery,
        sum(unmet_by_brief) FILTER (WHERE is_done) AS by_brief, sum(questions) FILTER (WHERE is_done) AS questions,
        sum(budget_minutes) FILTER (WHERE is_done) AS budget_minutes,
        count(*) FILTER (WHERE is_done AND budget_minutes IS NULL) AS without_budget,
        sum(changes_by_owner) FILTER (WHERE is_done) AS by_owner, sum(changes_by_assistant) FILTER (WHERE is_done) AS by_assistant,
        sum(changes_accepted) FILTER (WHERE is_done) AS accepted, count(*) FILTER (WHERE state = 'declined') AS declined,
        count(*) FILTER (WHERE state = 'withdrawn') AS withdrawn, count(*) FILTER (WHERE state = 'cancelled') AS cancelled
      FROM (SELECT *, state = 'approved' AS is_done FROM brief_tallies
            WHERE ${ofThem(scope)} AND ended_at >= ${from} AND ended_at < ${until}) t
      GROUP BY 1, 2)`;
}

/** `worked`: minutes by the instant at which the entry began, and those of them that are approved. */
function timeWorked(scope: Scope): Sql {
  const { workspaceId, from, boundary, until } = scope;
  return sql`
    worked AS (
      SELECT t.engagement_id, t.started_at < ${boundary} AS is_before, sum(t.minutes) AS minutes,
        sum(t.minutes) FILTER (WHERE s.state = 'approved' AND t.id <> ALL (ARRAY(
          SELECT entry_id FROM time_disputes WHERE ${ofThem(scope)} AND state = 'conceded'))) AS approved
      FROM (SELECT id, engagement_id, timesheet_id, started_at, round(extract(epoch FROM ended_at - started_at) / 60)::int AS minutes
            FROM time_entries WHERE ${ofThem(scope)} AND started_at >= ${from} AND started_at < ${until}) t
      JOIN timesheets s ON s.workspace_id = ${workspaceId}::uuid AND s.id = t.timesheet_id
      GROUP BY 1, 2)`;
}

/** `counting`: the periods in which an agreement counted time, even if none was entered. */
function timeCounted(scope: Scope): Sql {
  const { workspaceId, engagementIds, zone, from, boundary, until } = scope;
  return sql`
    held AS (
      SELECT a.engagement_id, v.pay_type = 'hourly' OR v.retainer_hours IS NOT NULL AS counts, d.since,
        least(lead(d.since) OVER (PARTITION BY a.engagement_id ORDER BY a.in_force_at), d.ended) AS until
      FROM agreements a
      JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
      CROSS JOIN LATERAL (
        SELECT greatest((a.in_force_at AT TIME ZONE ${zone})::date, v.starts_on) AS since,
          -- the day after its last: what ends with a day ends where the next one begins
          ((least(a.ends_at, CASE WHEN a.state NOT IN ('in_force', 'superseded') THEN a.state_changed_at END) - interval '1 millisecond')
            AT TIME ZONE ${zone})::date + 1 AS ended) AS d
      WHERE a.workspace_id = ${workspaceId}::uuid AND a.engagement_id = ANY (${engagementIds}::uuid[]) AND a.in_force_at IS NOT NULL),
    counting AS (
      SELECT DISTINCT h.engagement_id, p.is_before, true AS is_counted
      FROM held h CROSS JOIN (VALUES (true, ${dayOf(from, zone)}, ${dayOf(lastMomentBefore(boundary), zone)}),
        (false, ${dayOf(boundary, zone)}, ${dayOf(lastMomentBefore(until), zone)})) AS p (is_before, first, last)
      WHERE h.counts AND h.since <= p.last AND coalesce(h.until, 'infinity') > p.first)`;
}

/** `costs`: what the books say that the work cost, by currency. */
function costsBooked(scope: Scope): Sql {
  const { from, boundary, until } = scope;
  return sql`
    booked AS (
      SELECT engagement_id, at < ${boundary} AS is_before, currency,
        coalesce(sum(amount_minor) FILTER (WHERE kind = 'cost'), 0) AS cost,
        coalesce(sum(amount_minor) FILTER (WHERE kind = 'fees'), 0) AS fees
      FROM booked_costs WHERE ${ofThem(scope)} AND at >= ${from} AND at < ${until}
      GROUP BY 1, 2, 3),
    costs AS (
      SELECT engagement_id, is_before,
        json_agg(json_build_object('currency', currency, 'costMinor', cost, 'feesMinor', fees) ORDER BY currency) AS cost
      FROM booked GROUP BY 1, 2)`;
}

/** `fallen_due`: payments by the day on which they were due, and those made by then. */
function paymentsDue(scope: Scope): Sql {
  const { zone, now, from, boundary, until } = scope;
  return sql`
    fallen_due AS (
      SELECT engagement_id, due_on < ${dayOf(boundary, zone)} AS is_before, count(*) AS due,
        count(*) FILTER (WHERE paid_on <= due_on) AS on_the_day
      FROM dues WHERE ${ofThem(scope)} AND due_on >= ${dayOf(from, zone)} AND due_on < ${dayOf(until, zone)}
        AND (paid_on IS NOT NULL OR due_on < ${dayOf(now, zone)})
      GROUP BY 1, 2)`;
}

function ofThem({ workspaceId, engagementIds }: Places): Sql {
  return sql`workspace_id = ${workspaceId}::uuid AND engagement_id = ANY (${engagementIds}::uuid[])`;
}

function dayOf(at: Date, zone: string): Sql {
  return sql`(${at}::timestamptz AT TIME ZONE ${zone})::date`;
}
