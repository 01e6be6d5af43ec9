import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';

/**
 * Why a pay run waits: it couldn't be collected, or the owner's bank took its charge back; or one of its payments couldn't be
 * sent, may be sent now, came back in full or in part, or couldn't be refunded.
 */
const WAITING_RUNS = [
  'stopped',
  'charge_disputed',
  'not_sent',
  'to_send',
  'came_back',
  'part_came_back',
  'not_given_back',
] as const;

const waiting = { id: z.string(), engagementId: z.string(), assistant: z.string(), at: z.coerce.date() };
const money = { currency: z.string(), minor: z.number() };

/** What waits for an owner's word about pay. */
export const WaitingPay = z.discriminatedUnion('kind', [
  /** a week of time to approve; `day` is its Monday */
  z.object({ ...waiting, kind: z.literal('time'), day: z.string(), minutes: z.number() }),
  /** a week of time whose assistant stands by what the owner disputes */
  z.object({ ...waiting, kind: z.literal('stood_by'), day: z.string(), note: z.string() }),
  /** owed by `day`, and not paid */
  z.object({ ...waiting, ...money, kind: z.literal('overdue'), day: z.string() }),
  z.object({ ...waiting, ...money, kind: z.literal('expense'), note: z.string() }),
  /** recorded as paid, and the assistant says that it hasn't arrived */
  z.object({ ...waiting, ...money, kind: z.literal('dispute'), note: z.string() }),
  z.object({ ...waiting, ...money, kind: z.enum(WAITING_RUNS), note: z.string() }),
]);
export type WaitingPay = z.infer<typeof WaitingPay>;
export type WaitingWeek = Extract<WaitingPay, { kind: 'time' }>;
export type WaitingRun = Extract<WaitingPay, { kind: (typeof WAITING_RUNS)[number] }>;

/** @returns whether anything does, for the home page's one statement: uses indexes of what waits. */
export function hasPayWaiting(workspaceId: string, now: Date): Sql {
  return sql`(
    EXISTS (SELECT 1 FROM timesheets WHERE workspace_id = ${workspaceId}::uuid AND state = 'submitted')
    OR EXISTS (SELECT 1 FROM expenses WHERE workspace_id = ${workspaceId}::uuid AND state = 'submitted')
    OR EXISTS (SELECT 1 FROM payments WHERE workspace_id = ${workspaceId}::uuid AND state = 'disputed')
    OR EXISTS (SELECT 1 FROM payments WHERE workspace_id = ${workspaceId}::uuid AND state IN ('needs_attention', 'failed'))
    OR EXISTS (${notGivenBack(workspaceId)})
    OR EXISTS (${partsAtStripe(workspaceId)})
    OR EXISTS (SELECT 1 FROM time_disputes WHERE workspace_id = ${workspaceId}::uuid AND state = 'stood_by')
    OR EXISTS (SELECT 1 FROM open_owed WHERE workspace_id = ${workspaceId}::uuid AND due_on < ${todayOf(workspaceId, now)}))`;
}

/**
 * What is overdue to each assistant in each currency, and since when: never more than is owed to them in all, since a
 * deduction comes off, whichever day it has.
 */
function overdueQuery(workspaceId: string, today: Sql): Sql {
  return sql`
    SELECT o.engagement_id, o.currency, min(o.due_on) FILTER (WHERE p.due_on < ${today} AND o.amount_minor > 0) AS since,
           least(sum(o.amount_minor) FILTER (WHERE p.due_on < ${today}), sum(o.amount_minor)) AS minor
    FROM open_owed p JOIN owed_items o ON o.workspace_id = p.workspace_id AND o.id = p.owed_id
    WHERE p.workspace_id = ${workspaceId}::uuid AND EXISTS (SELECT 1 FROM open_owed late
      WHERE late.workspace_id = p.workspace_id AND late.engagement_id = p.engagement_id AND late.due_on < ${today})
    GROUP BY o.engagement_id, o.currency`;
}

/**
 * What was taken back and is still at Stripe, since no bank accepted it; until it is requested again, or settled
 * another way.
 */
function notGivenBack(workspaceId: string): Sql {
  return sql`
    SELECT p.run_id, p.engagement_id, p.sent_currency, s.ended_at, s.said, coalesce((SELECT sum(o.amount_minor) FROM owed_items o
      WHERE o.workspace_id = p.workspace_id AND o.returns_id = p.id), p.sent_minor)::bigint AS sent_minor
    FROM payment_steps s
    JOIN payments p ON p.workspace_id = s.workspace_id AND p.id = s.payment_id AND p.state IN ('paid', 'refunded')
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.kind = 'refund' AND s.ended_at IS NOT NULL AND s.stripe_id IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM payment_steps later
        WHERE later.workspace_id = s.workspace_id AND later.run_id = s.run_id AND later.payment_id = s.payment_id
          AND later.kind IN ('reverse', 'refund') AND (later.begun_at, later.id) > (s.begun_at, s.id))
      AND NOT EXISTS (
        SELECT 1 FROM payment_moves m
        WHERE m.workspace_id = p.workspace_id AND m.payment_id = p.id AND m.number = p.version AND m.event IN ('refund_settled', 'part_settled'))`;
}

/** What was reversed by hand in parts, and nobody has had refunded yet, nor settled another way. */
function partsAtStripe(workspaceId: string): Sql {
  return sql`
    SELECT p.run_id, p.engagement_id, o.currency, sum(o.amount_minor)::bigint AS minor, min(o.approved_at) AS at
    FROM owed_items o JOIN payments p ON p.workspace_id = o.workspace_id AND p.id = o.returns_id AND p.state = 'paid'
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.returns_id IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM payment_steps s WHERE s.workspace_id = p.workspace_id AND s.run_id = p.run_id AND s.payment_id = p.id
          AND s.kind = 'refund' AND s.begun_at >= o.approved_at)
      AND NOT EXISTS (
        SELECT 1 FROM payment_moves m WHERE m.workspace_id = p.workspace_id AND m.payment_id = p.id AND m.number = p.version
          AND m.event = 'part_settled' AND m.at >= o.approved_at)
    GROUP BY p.run_id, p.engagement_id, o.currency`;
}

type Waiting = {
  readonly workspaceId: string;
  /** a manager only sees time, and only if an owner lets managers approve it */
  readonly role: 'owner' | 'manager';
  readonly most: number;
  readonly now: Date;
};

/** The day on the business's calendar. */
function todayOf(workspaceId: string, now: Date): Sql {
  return sql`(SELECT (${now}::timestamptz AT TIME ZONE time_zone)::date FROM workspaces WHERE id = ${workspaceId}::uuid)`;
}

/** @returns the query of what waits for one of the staff, longest waiting first, as one JSON value. */
export function payWaitingFor({ workspaceId, role, most, now }: Waiting): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('kind', w.kind, 'id', w.id, 'engagementId', w.engagement_id,
      'assistant', coalesce(u.name, e.assistant_name), 'at', w.at, 'day', w.day, 'minutes', w.minutes,
      'currency', w.currency, 'minor', w.minor, 'note', w.note) ORDER BY w.at), '[]')
    FROM (
      SELECT 'time' AS kind, t.id, t.engagement_id, s.submitted_at AS at, t.week_starts_on::text AS day, s.minutes,
             NULL AS currency, NULL::bigint AS minor, '' AS note
      FROM timesheets t JOIN LATERAL (
        SELECT submitted_at, minutes FROM timesheet_submissions s
        WHERE s.workspace_id = t.workspace_id AND s.timesheet_id = t.id ORDER BY number DESC LIMIT 1) AS s ON true
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.state = 'submitted'
      UNION ALL
      SELECT 'expense', x.id, x.engagement_id, x.entered_at, NULL, NULL, x.currency, x.amount_minor, x.what
      FROM expenses x WHERE x.workspace_id = ${workspaceId}::uuid AND x.state = 'submitted'
      UNION ALL
      SELECT 'dispute', p.id, p.engagement_id, p.state_changed_at, NULL, NULL, p.currency, p.amount_minor, a.note
      FROM payments p JOIN payment_answers a
        ON a.workspace_id = p.workspace_id AND a.payment_id = p.id AND a.outcome = 'disputed'
      WHERE p.workspace_id = ${workspaceId}::uuid AND p.state = 'disputed' AND p.rail = 'external'
      UNION ALL
      SELECT 'stood_by', d.timesheet_id, d.engagement_id, d.state_changed_at, t.week_starts_on::text, NULL, NULL, NULL, a.note
      FROM time_disputes d
      JOIN timesheets t ON t.workspace_id = d.workspace_id AND t.id = d.timesheet_id
      JOIN time_dispute_answers a ON a.workspace_id = d.workspace_id AND a.dispute_id = d.id AND a.outcome = 'stood_by'
      WHERE d.workspace_id = ${workspaceId}::uuid AND d.state = 'stood_by'
      UNION ALL
      SELECT CASE first.state WHEN 'disputed' THEN 'charge_disputed' ELSE 'stopped' END, r.id, first.engagement_id, first.at,
             NULL, NULL, r.currency,
             CASE WHEN first.state = 'disputed' AND r.disputed_minor > 0 THEN r.disputed_minor ELSE r.total_minor + r.fee_minor END, r.said
      FROM (SELECT DISTINCT ON (run_id) run_id, engagement_id, state, state_changed_at AS at FROM payments
            WHERE workspace_id = ${workspaceId}::uuid AND state IN ('needs_attention', 'disputed') AND run_id IS NOT NULL
            ORDER BY run_id, id) AS first
      JOIN pay_runs r ON r.workspace_id = ${workspaceId}::uuid AND r.id = first.run_id
      UNION ALL
      SELECT CASE WHEN m.event = 'transfer_reversed' THEN 'came_back'
               WHEN m.event IN ('dispute_won_before_transfer', 'dispute_lost_in_part_before_transfer') THEN 'to_send' ELSE 'not_sent' END, p.run_id, p.engagement_id, p.state_changed_at, NULL, NULL, p.sent_currency, p.sent_minor, m.note
      FROM payments p JOIN payment_moves m ON m.workspace_id = p.workspace_id AND m.payment_id = p.id AND m.number = p.version
      WHERE p.workspace_id = ${workspaceId}::uuid AND p.state = 'failed'
      UNION ALL
      SELECT 'not_given_back', b.run_id, b.engagement_id, b.ended_at, NULL, NULL, b.sent_currency, b.sent_minor, b.said
      FROM (${notGivenBack(workspaceId)}) AS b
      UNION ALL
      SELECT 'part_came_back', c.run_id, c.engagement_id, c.at, NULL, NULL, c.currency, c.minor, ''
      FROM (${partsAtStripe(workspaceId)}) AS c
      UNION ALL
      SELECT 'overdue', l.engagement_id, l.engagement_id, l.since::timestamptz, l.since::text, NULL, l.currency, l.minor::bigint, ''
      FROM (${overdueQuery(workspaceId, todayOf(workspaceId, now))}) AS l WHERE l.minor > 0
      ORDER BY at LIMIT ${most}) AS w
    JOIN engagements e ON e.workspace_id = ${workspaceId}::uuid AND e.id = w.engagement_id
    LEFT JOIN users u ON u.id = e.assistant_user_id
    WHERE ${role} = 'owner' OR (w.kind = 'time' AND EXISTS (
      SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid AND managers_approve_time))`;
}
