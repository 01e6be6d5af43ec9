import { hasAgreementsOpen } from '@/lib/agreements/waiting.queries';
import { hasEndingsOpen } from '@/lib/endings/waiting.queries';
import { hasChangesDue } from '@/lib/evaluations/adjusting/changes-due.queries';
import { hasEvaluationsOpen } from '@/lib/evaluations/waiting.queries';
import { hasPayWaiting } from '@/lib/pay/waiting.queries';
import { type Sql, sql } from '@/lib/platform/tenancy';
import { DAY_MS, HOUR_MS } from '@/lib/platform/time/lengths';
import {
  BUDGETS_AHEAD,
  DECLINED_STAYS_DAYS,
  LOOK_AHEAD_HOURS,
  MOST_COUNTED,
  MOST_SHOWN,
  NEXT_SHOWN,
} from './home.rules';
import { hasSchedulesToSeeTo } from './home-schedules.queries';

/**
 * @returns the query of what a business's staff should know now, as one JSON value (`HomeAnswer`). Each part uses a
 * partial index over what is open, so that a long past costs nothing (scripts/bench measures it). It touches few
 * tables: under row level security preparing a table costs more than reading a handful of its rows.
 */
export function homeStatement(workspaceId: string, now: Date): Sql {
  return sql`
    WITH ${exceptions(workspaceId, now)},
    ${briefsInTheirHands(workspaceId, now)},
    ${briefsShown(workspaceId)}
    SELECT json_build_object(
      'business', (
        SELECT json_build_object('zone', time_zone, 'workDays', work_days, 'worksFrom', works_from,
          'worksUntil', works_until, 'holidayPlace', holiday_place)
        FROM workspaces WHERE id = ${workspaceId}::uuid),
      'assistants', (
        SELECT coalesce(json_agg(json_build_object(
          'engagementId', e.id, 'assistant', coalesce(u.name, e.assistant_name),
          'hours', CASE WHEN u.id IS NOT NULL THEN json_build_object('zone', u.time_zone, 'workDays', u.work_days,
            'worksFrom', u.works_from, 'worksUntil', u.works_until, 'holidayPlace', u.holiday_place) END)), '[]')
        FROM engagements e LEFT JOIN users u ON u.id = e.assistant_user_id
        WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ANY (ARRAY(SELECT DISTINCT engagement_id FROM named))),
      'briefs', (SELECT coalesce(json_agg(about), '[]') FROM named),
      'questions', (SELECT coalesce(json_agg(json_build_object('briefId', brief_id, 'id', id, 'question', question,
        'isBlocking', is_blocking, 'at', at) ORDER BY is_blocking DESC, at), '[]') FROM asked),
      'changes', (SELECT coalesce(json_agg(json_build_object('briefId', brief_id, 'id', id, 'reason', reason, 'at', at)), '[]')
        FROM wanted),
      'blocked', (
        SELECT coalesce(json_agg(json_build_object(
          'briefId', k.brief_id, 'askedAt', k.asked_at, 'responseHours', v.response_time_hours)), '[]')
        FROM blocked k JOIN named n ON n.id = k.brief_id
        LEFT JOIN agreements a ON a.workspace_id = ${workspaceId}::uuid AND a.id = n.agreement_id
        LEFT JOIN agreement_versions v
          ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number),
      'raised', (SELECT coalesce(json_agg(json_build_object('briefId', brief_id, 'reason', reason)), '[]') FROM raised),
      'delivered', (SELECT coalesce(json_agg(brief_id), '[]') FROM delivered),
      'declined', (SELECT coalesce(json_agg(brief_id), '[]') FROM declined),
      'near', (SELECT coalesce(json_agg(brief_id), '[]') FROM near),
      'upcoming', (SELECT coalesce(json_agg(brief_id), '[]') FROM upcoming),
      'inTheirHands', (SELECT count(*) FROM theirs),
      'hasSchedulesToSeeTo', ${hasSchedulesToSeeTo(workspaceId, now)},
      'hasAgreementsOpen', ${hasAgreementsOpen(workspaceId)},
      'hasPayWaiting', ${hasPayWaiting(workspaceId, now)},
      'hasEvaluationsOpen', ${hasEvaluationsOpen(workspaceId)},
      'hasChangesDue', ${hasChangesDue(workspaceId, now)},
      'hasEndingsOpen', ${hasEndingsOpen(workspaceId)})`;
}

/**
 * What assistants have in hand (`theirs`), the part of it that may become late (`near`), and what is due next; after the
 * exceptions. Where a question stops the clock, nothing is due on its day any more, however many of them there are.
 */
function briefsInTheirHands(workspaceId: string, now: Date): Sql {
  const lookAhead = new Date(now.getTime() + LOOK_AHEAD_HOURS * HOUR_MS);
  return sql`
    theirs AS MATERIALIZED (
      SELECT id AS brief_id, state, deadline_at, budget_minutes FROM briefs
      WHERE workspace_id = ${workspaceId}::uuid AND state IN ('sent', 'accepted', 'in_progress', 'revision')
      ORDER BY deadline_at LIMIT ${MOST_COUNTED + 1}),
    near AS (
      SELECT brief_id FROM theirs
      WHERE (deadline_at < ${lookAhead} OR deadline_at < ${now}::timestamptz + budget_minutes * ${BUDGETS_AHEAD}::int * interval '1 minute')
        AND ${isRunning}
      ORDER BY deadline_at LIMIT ${MOST_SHOWN}),
    upcoming AS (
      SELECT brief_id FROM theirs WHERE deadline_at >= ${now} AND ${isRunning}
      ORDER BY deadline_at LIMIT ${NEXT_SHOWN})`;
}

const isRunning = sql`brief_id <> ALL (ARRAY(SELECT brief_id FROM blocked))`;

/** The exceptions that the staff hear of: delivered, declined, asked, since when blocked by that, to be changed, at risk. */
function exceptions(workspaceId: string, now: Date): Sql {
  const declinedSince = new Date(now.getTime() - DECLINED_STAYS_DAYS * DAY_MS);
  return sql`
    delivered AS MATERIALIZED (
      SELECT id AS brief_id FROM briefs
      WHERE workspace_id = ${workspaceId}::uuid AND state = 'delivered' ORDER BY deadline_at LIMIT ${MOST_SHOWN}),
    declined AS MATERIALIZED (
      SELECT id AS brief_id FROM briefs
      WHERE workspace_id = ${workspaceId}::uuid AND state = 'declined' AND state_changed_at > ${declinedSince}
      ORDER BY state_changed_at DESC LIMIT ${MOST_SHOWN}),
    asked AS MATERIALIZED (
      SELECT c.id, c.brief_id, left(c.question, 240) AS question, c.is_blocking, c.asked_at AS at
      FROM clarifications c JOIN briefs b ON b.workspace_id = c.workspace_id AND b.id = c.brief_id
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.answered_at IS NULL
        AND b.state IN ('clarifying', 'accepted', 'in_progress', 'revision', 'delivered')
      ORDER BY c.is_blocking DESC, c.asked_at LIMIT ${MOST_SHOWN}),
    blocked AS MATERIALIZED (
      SELECT brief_id, min(asked_at) AS asked_at FROM clarifications
      WHERE workspace_id = ${workspaceId}::uuid AND answered_at IS NULL AND is_blocking GROUP BY brief_id),
    wanted AS MATERIALIZED (
      SELECT r.id, r.brief_id, left(r.reason, 240) AS reason, r.raised_at AS at
      FROM change_requests r JOIN briefs b ON b.workspace_id = r.workspace_id AND b.id = r.brief_id
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.answered_at IS NULL AND r.raised_by = 'assistant'
        AND b.state IN ('accepted', 'in_progress', 'revision')
      ORDER BY r.raised_at LIMIT ${MOST_SHOWN}),
    raised AS MATERIALIZED (
      SELECT DISTINCT ON (brief_id) brief_id, left(reason, 240) AS reason FROM risk_reports
      WHERE workspace_id = ${workspaceId}::uuid AND resolved_at IS NULL
      ORDER BY brief_id, raised_at DESC, id DESC LIMIT ${MOST_SHOWN})`;
}

/** Each brief that the parts before name, read once. */
function briefsShown(workspaceId: string): Sql {
  return sql`
    named AS MATERIALIZED (
      SELECT b.id, b.engagement_id, b.agreement_id, json_build_object(
        'briefId', b.id, 'engagementId', b.engagement_id, 'title', b.title, 'state', b.state, 'at', b.state_changed_at,
        'deadlineAt', b.deadline_at, 'acceptedAt', b.accepted_at, 'budgetMinutes', b.budget_minutes) AS about
      FROM briefs b
      WHERE b.workspace_id = ${workspaceId}::uuid AND b.id = ANY (ARRAY(
        SELECT brief_id FROM asked UNION SELECT brief_id FROM wanted UNION SELECT brief_id FROM delivered UNION SELECT brief_id FROM declined
        UNION SELECT brief_id FROM raised UNION SELECT brief_id FROM near UNION SELECT brief_id FROM upcoming)))`;
}
