import type pg from 'pg';
import { z } from 'zod';
import { type Said, type Turn, turnsIn } from '@/lib/threads/responses/responses.rules';

type Asked = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly from: Date;
  readonly until: Date;
};

/**
 * Counts an engagement's facts once more, brief by brief, as a sceptic would: it finds the deadline by following its
 * moves from the first to the delivery, where the product goes back from the last.
 * @param client past row level security
 */
export async function recount(client: pg.Client, asked: Asked): Promise<Readonly<Record<string, number>>> {
  const values = [asked.workspaceId, asked.engagementId, asked.from, asked.until];
  const counted: Record<string, number> = {};
  for (const sql of [WORK, ON_TIME, ENDED, TIME, PAYMENTS]) {
    const { rows } = await client.query(sql, values);
    Object.assign(counted, Counts.parse(rows[0]));
  }
  const costs = await client.query(COST, values);
  for (const { currency, cost, fees } of Costs.parse(costs.rows)) {
    counted[`cost ${currency}`] = cost;
    counted[`fees ${currency}`] = fees;
  }
  return counted;
}

const Counts = z.record(z.string(), z.coerce.number());
const Costs = z.array(z.object({ currency: z.string(), cost: z.coerce.number(), fees: z.coerce.number() }));

const DONE = `briefs b WHERE b.workspace_id = $1 AND b.engagement_id = $2 AND b.state = 'approved' AND b.closed_at >= $3 AND b.closed_at < $4`;
const WORK = `
  SELECT count(*) AS done, count(*) FILTER (WHERE back = 0) AS "atFirst",
    count(*) FILTER (WHERE by_brief > 0 AND by_delivery = 0) AS "sentBackForBrief", coalesce(sum(back), 0) AS revisions,
    coalesce(sum(by_delivery), 0) AS "unmetByDelivery", coalesce(sum(by_brief), 0) AS "unmetByBrief",
    coalesce(sum(questions), 0) AS questions, coalesce(sum(budget_minutes), 0) AS "budgetMinutes",
    count(*) FILTER (WHERE budget_minutes IS NULL) AS "withoutBudget", coalesce(sum(by_owner), 0) AS "changesByOwner",
    coalesce(sum(by_assistant), 0) AS "changesByAssistant", coalesce(sum(accepted), 0) AS "changesAccepted"
  FROM (SELECT b.budget_minutes,
      (SELECT count(*) FROM reviews v WHERE v.brief_id = b.id AND v.outcome = 'revision') AS back,
      (SELECT count(*) FROM unmet_criteria u WHERE u.brief_id = b.id AND u.cause = 'brief') AS by_brief,
      (SELECT count(*) FROM unmet_criteria u WHERE u.brief_id = b.id AND u.cause = 'delivery') AS by_delivery,
      (SELECT count(*) FROM clarifications q WHERE q.brief_id = b.id) AS questions,
      (SELECT count(*) FROM change_requests c WHERE c.brief_id = b.id AND c.raised_by = 'owner') AS by_owner,
      (SELECT count(*) FROM change_requests c WHERE c.brief_id = b.id AND c.raised_by = 'assistant') AS by_assistant,
      (SELECT count(*) FROM change_requests c JOIN change_answers a ON a.request_id = c.id
       WHERE c.brief_id = b.id AND a.outcome = 'accepted') AS accepted
    FROM ${DONE}) each`;
const ON_TIME = `
  SELECT count(*) AS "onTime" FROM (
    SELECT b.id, b.deadline_at, (SELECT min(delivered_at) FROM deliveries d WHERE d.brief_id = b.id
      AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.delivery_id = d.id AND v.outcome = 'taken_back')) AS delivered_at FROM ${DONE}) b
  WHERE b.delivered_at <= coalesce(
    (SELECT became FROM (
       SELECT a.answered_at AS at, c.deadline_at AS became FROM change_requests c JOIN change_answers a ON a.request_id = c.id
       WHERE c.brief_id = b.id AND a.outcome = 'accepted' AND c.deadline_at IS NOT NULL
       UNION ALL SELECT resumed_at, p.deadline_at FROM brief_pauses p WHERE p.brief_id = b.id) moves
     WHERE at <= b.delivered_at ORDER BY at DESC LIMIT 1),
    (SELECT was FROM (
       SELECT a.answered_at AS at, a.was_deadline_at AS was FROM change_requests c JOIN change_answers a ON a.request_id = c.id
       WHERE c.brief_id = b.id AND a.outcome = 'accepted' AND c.deadline_at IS NOT NULL
       UNION ALL SELECT paused_at, p.was_deadline_at FROM brief_pauses p WHERE p.brief_id = b.id) moves
     ORDER BY at LIMIT 1),
    b.deadline_at)`;
const ENDED = `
  SELECT count(*) FILTER (WHERE kind = 'declined') AS declined, count(*) FILTER (WHERE kind = 'withdrawn') AS withdrawn,
    count(*) FILTER (WHERE kind = 'cancelled') AS cancelled
  FROM brief_endings WHERE workspace_id = $1 AND engagement_id = $2 AND ended_at >= $3 AND ended_at < $4`;
const TIME = `
  SELECT coalesce(sum(minutes), 0) AS minutes, coalesce(sum(minutes) FILTER (WHERE state = 'approved' AND NOT is_conceded), 0) AS "approvedMinutes"
  FROM (SELECT extract(epoch FROM t.ended_at - t.started_at) / 60 AS minutes, s.state,
      EXISTS (SELECT 1 FROM time_disputes d WHERE d.entry_id = t.id AND d.state = 'conceded') AS is_conceded
    FROM time_entries t JOIN timesheets s ON s.id = t.timesheet_id
    WHERE t.workspace_id = $1 AND t.engagement_id = $2 AND t.started_at >= $3 AND t.started_at < $4) each`;
const COST = `
  SELECT e.currency, coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'cost'), 0) AS cost,
    coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'fees'), 0) AS fees
  FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id JOIN ledger_transactions t ON t.id = e.transaction_id
  WHERE a.kind IN ('cost', 'fees') AND e.workspace_id = $1 AND e.engagement_id = $2 AND t.at >= $3 AND t.at < $4
  GROUP BY e.currency`;
const PAYMENTS = `
  SELECT count(*) AS due, count(*) FILTER (WHERE paid_on <= due_on) AS "onTheDay"
  FROM (SELECT o.due_on, w.time_zone AS zone, (SELECT min(p.sent_on) FROM payment_lines l JOIN payments p ON p.id = l.payment_id
      WHERE l.owed_id = o.id AND l.released_at IS NULL AND p.state NOT IN ('withdrawn', 'disputed')) AS paid_on
    FROM owed_items o JOIN workspaces w ON w.id = o.workspace_id
    WHERE o.workspace_id = $1 AND o.engagement_id = $2 AND o.amount_minor > 0
      AND (SELECT sum(c.amount_minor) FROM owed_items c WHERE coalesce(o.corrects_id, o.id) IN (c.id, c.corrects_id)) > 0
      AND o.due_on >= ($3::timestamptz AT TIME ZONE w.time_zone)::date AND o.due_on < ($4::timestamptz AT TIME ZONE w.time_zone)::date) each
  WHERE paid_on IS NOT NULL OR due_on < (now() AT TIME ZONE zone)::date`;

const AllSaid = z.array(
  z.object({
    thread: z.string(),
    side: z.enum(['owner', 'assistant']),
    at: z.date(),
    asks: z.boolean(),
    ends: z.boolean(),
  }),
);

/**
 * Finds once more who waited for whom: by the rule that the conversations' own pages use, over everything that was ever
 * said.
 * @returns those whose question falls into the period
 */
export async function recountTurns(client: pg.Client, asked: Asked): Promise<readonly Turn[]> {
  const { rows } = await client.query(
    `SELECT m.thread_id::text AS thread, CASE WHEN m.author_id = e.assistant_user_id THEN 'assistant' ELSE 'owner' END AS side,
       m.created_at AS at, m.body ~ '[?？؟](["”’»)*_\\s]|$)' AS asks, false AS ends
     FROM messages m JOIN engagements e ON e.id = m.engagement_id WHERE m.workspace_id = $1 AND m.engagement_id = $2
     UNION ALL SELECT id::text, 'assistant', asked_at, true, false FROM clarifications WHERE workspace_id = $1 AND engagement_id = $2
     UNION ALL SELECT id::text, 'owner', answered_at, false, false FROM clarifications
       WHERE workspace_id = $1 AND engagement_id = $2 AND answered_at IS NOT NULL
     UNION ALL SELECT c.id::text, 'owner', b.closed_at, false, true FROM clarifications c JOIN briefs b ON b.id = c.brief_id
       WHERE c.workspace_id = $1 AND c.engagement_id = $2 AND c.answered_at IS NULL AND b.closed_at IS NOT NULL
     ORDER BY at`,
    [asked.workspaceId, asked.engagementId],
  );
  const said: readonly Said[] = AllSaid.parse(rows);
  return turnsIn(said).filter(({ askedAt }) => askedAt >= asked.from && askedAt < asked.until);
}
