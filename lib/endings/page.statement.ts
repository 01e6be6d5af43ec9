import { OPEN_STATES } from '@/lib/briefs/rules';
import { briefsWithFile } from '@/lib/briefs/with-file.queries';
import { openAdvancesQuery } from '@/lib/pay/owed/advances.queries';
import type { UNANSWERED_STATES } from '@/lib/pay/payments/payments.rules';
import { checkOfFile } from '@/lib/platform/files/checks';
import { type Sql, sql } from '@/lib/platform/tenancy';
import { accessesQuery } from './accesses.queries';

/** More than anybody downloads one by one; each is also where it was handed over. */
const FILES_SHOWN = 30;

/**
 * @returns the query of the ending of an engagement `e`, with everything handed back and everything that remains, as
 * one JSON value.
 */
export function endingPageStatement(which: Sql): Sql {
  return sql`
    SELECT json_build_object(
      'workspaceId', e.workspace_id, 'engagementId', e.id, 'engagementState', e.state, 'endedAt', e.ended_at,
      'assistant', coalesce(u.name, e.assistant_name),
      'mayComeAgain', u.id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM engagements o
        WHERE o.workspace_id = e.workspace_id AND o.assistant_user_id = e.assistant_user_id AND o.state <> 'ended'),
      'business', json_build_object('name', w.name, 'slug', w.slug, 'zone', w.time_zone, 'allowsReferences', w.allows_references),
      'ending', (
        SELECT json_build_object('id', g.id, 'cause', g.cause, 'party', g.party, 'begunAt', g.begun_at, 'reason', g.reason,
          'agreementId', g.agreement_id, 'lastDay', g.last_day, 'zone', g.zone, 'endsAt', g.ends_at, 'endedAt', g.ended_at,
          'sayings', (SELECT coalesce(json_agg(json_build_object('word', s.word, 'party', s.party, 'at', s.said_at) ORDER BY s.said_at, s.id), '[]')
            FROM ending_sayings s WHERE s.workspace_id = g.workspace_id AND s.ending_id = g.id))
        FROM engagement_endings g
        WHERE g.workspace_id = e.workspace_id AND g.engagement_id = e.id AND g.taken_back_at IS NULL),
      'inForce', (
        SELECT json_build_object('id', a.id, 'endsAt', a.ends_at, 'payType', v.pay_type) FROM agreements a
        JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
        WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.state = 'in_force' LIMIT 1),
      'agreements', (
        SELECT coalesce(json_agg(json_build_object('id', a.id, 'title', a.title, 'state', a.state, 'inForceAt', a.in_force_at,
          'isAmendment', a.amends_id IS NOT NULL) ORDER BY a.in_force_at DESC), '[]')
        FROM agreements a WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.in_force_at IS NOT NULL),
      'briefs', (${briefsToHandBack}),
      'accesses', (${accessesQuery}),
      'files', (${handedFiles}),
      'money', json_build_object(
        'openWeeks', (SELECT count(*) FROM timesheets t
          WHERE t.workspace_id = e.workspace_id AND t.engagement_id = e.id AND t.state IN ('open', 'returned')
            AND EXISTS (SELECT 1 FROM time_entries n WHERE n.workspace_id = t.workspace_id AND n.timesheet_id = t.id)),
        'waitingWeeks', (SELECT count(*) FROM timesheets t
          WHERE t.workspace_id = e.workspace_id AND t.engagement_id = e.id AND t.state = 'submitted'),
        'waitingExpenses', (SELECT count(*) FROM expenses x
          WHERE x.workspace_id = e.workspace_id AND x.engagement_id = e.id AND x.state = 'submitted'),
        'disputedEntries', (SELECT count(*) FROM time_disputes d
          WHERE d.workspace_id = e.workspace_id AND d.engagement_id = e.id AND d.state IN ('raised', 'stood_by')),
        'owed', (SELECT coalesce(json_agg(json_build_object('currency', s.currency, 'minor', s.minor) ORDER BY s.currency), '[]')
          FROM (SELECT i.currency, sum(i.amount_minor)::bigint AS minor
            FROM open_owed o JOIN owed_items i ON i.workspace_id = o.workspace_id AND i.id = o.owed_id
            WHERE o.workspace_id = e.workspace_id AND o.engagement_id = e.id
            GROUP BY i.currency HAVING sum(i.amount_minor) <> 0) s),
        'unconfirmed', (${recordedAs('recorded')}),
        'notArrived', (${recordedAs('disputed')}),
        'inRuns', (SELECT coalesce(json_agg(json_build_object('currency', s.currency, 'minor', s.minor) ORDER BY s.currency), '[]')
          FROM (SELECT p.currency, sum(p.amount_minor)::bigint AS minor FROM payments p
            WHERE p.workspace_id = e.workspace_id AND p.engagement_id = e.id AND p.rail <> 'external'
              AND p.state NOT IN ('paid', 'cancelled', 'refunded')
              AND NOT (p.state = 'disputed' AND EXISTS (SELECT 1 FROM payment_transfers t
                WHERE t.workspace_id = p.workspace_id AND t.payment_id = p.id))
            GROUP BY p.currency) s),
        'advances', (SELECT coalesce(json_agg(json_build_object('currency', s.currency, 'minor', s.minor) ORDER BY s.currency), '[]')
          FROM (SELECT v.currency, sum(v."leftMinor")::bigint AS minor
            FROM (${openAdvancesQuery(sql`e.workspace_id`, sql`e.id`)}) v WHERE v."isPaid" GROUP BY v.currency) s)),
      'evaluation', (
        SELECT json_build_object('id', v.id, 'isDone', v.state = 'done') FROM evaluations v
        WHERE v.workspace_id = e.workspace_id AND v.engagement_id = e.id AND (v.state <> 'done' OR v.opened_at >= (
          SELECT g.begun_at FROM engagement_endings g
          WHERE g.workspace_id = e.workspace_id AND g.engagement_id = e.id AND g.taken_back_at IS NULL))
        ORDER BY v.opened_at DESC LIMIT 1))
    FROM engagements e
    JOIN workspaces w ON w.id = e.workspace_id
    LEFT JOIN users u ON u.id = e.assistant_user_id
    WHERE ${which}
    ORDER BY e.ended_at DESC NULLS FIRST LIMIT 1`;
}

/** What an owner recorded as sent another way, by what its receiver has said of it. */
const recordedAs = (state: (typeof UNANSWERED_STATES)[number]): Sql => sql`
  SELECT coalesce(json_agg(json_build_object('currency', s.currency, 'minor', s.minor) ORDER BY s.currency), '[]')
  FROM (SELECT p.currency, sum(p.amount_minor)::bigint AS minor FROM payments p
    WHERE p.workspace_id = e.workspace_id AND p.engagement_id = e.id AND p.rail = 'external'
      AND p.state = ${state}::payment_state
    GROUP BY p.currency) s`;

const briefsToHandBack = sql`
  SELECT coalesce(json_agg(json_build_object('id', b.id, 'title', b.title, 'state', b.state, 'deadlineAt', b.deadline_at,
    'plan', (SELECT json_build_object('plan', p.plan, 'note', p.note) FROM ending_brief_plans p
      JOIN engagement_endings g ON g.workspace_id = p.workspace_id AND g.id = p.ending_id AND g.taken_back_at IS NULL
      WHERE p.workspace_id = b.workspace_id AND p.engagement_id = b.engagement_id AND p.brief_id = b.id
      ORDER BY p.planned_at DESC, p.id DESC LIMIT 1)) ORDER BY b.deadline_at, b.id), '[]')
  FROM briefs b WHERE b.workspace_id = e.workspace_id AND b.engagement_id = e.id
    AND b.state = ANY (${[...OPEN_STATES]}::brief_state[])`;

/** Files exchanged: with a delivery, a brief or a message. */
const handed = sql`
  f.workspace_id = e.workspace_id AND f.engagement_id = e.id AND f.held_for_id IS NULL AND f.draft_of IS NULL AND (
    EXISTS (SELECT 1 FROM delivery_items d WHERE d.workspace_id = f.workspace_id AND d.file_id = f.id)
    OR EXISTS (SELECT 1 FROM brief_files d WHERE d.workspace_id = f.workspace_id AND d.file_id = f.id)
    OR EXISTS (SELECT 1 FROM message_files d WHERE d.workspace_id = f.workspace_id AND d.file_id = f.id))`;

/** The brief that a file came with first: two versions of a file often have one name. */
const broughtBy = sql`
  SELECT json_build_object('id', b.id, 'title', b.title) FROM briefs b
  WHERE b.workspace_id = f.workspace_id AND b.engagement_id = f.engagement_id
    AND b.id IN (${briefsWithFile({ workspaceId: sql`f.workspace_id`, id: sql`f.id` })})
  ORDER BY b.created_at, b.id LIMIT 1`;

const handedFiles = sql`
  SELECT json_build_object(
    'count', (SELECT count(*) FROM files f WHERE ${handed}),
    'newest', (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes, 'at', f.created_at,
          'brief', (${broughtBy}), 'check', ${checkOfFile})
        ORDER BY f.created_at DESC, f.id DESC), '[]')
      FROM (SELECT f.* FROM files f WHERE ${handed} ORDER BY f.created_at DESC, f.id DESC LIMIT ${FILES_SHOWN}) f))`;
