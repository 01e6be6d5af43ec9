import { usualAutonomyOf } from '@/lib/briefs/terms/usual-autonomy.queries';
import { type Sql, sql } from '@/lib/platform/tenancy';
import { CAME_TO_NOTHING } from '../adjusting/changes-due.queries';
import type { EvaluationRef } from '../loading';

/** How many evaluations a trend has: years of them. */
const MOST_IN_TREND = 12;

/** Values of the evaluation `e`. */
const OF_IT = sql`t.workspace_id = e.workspace_id AND t.evaluation_id = e.id`;

/**
 * @returns the query of an evaluation as its page shows it, as one JSON value (`EvaluationRow`), or none, as far as the
 * actor may see it: row level security leaves out what the other side hasn't shown, and an assistant sees no playbooks.
 */
export function evaluationQuery({ workspaceId, id }: EvaluationRef): Sql {
  return sql`
    SELECT json_build_object(
      'workspaceId', e.workspace_id, 'id', e.id, 'engagementId', e.engagement_id, 'number', e.number,
      'agreementId', e.agreement_id, 'state', e.state, 'hasEnded', g.state = 'ended',
      'end', (SELECT json_build_object('begunAt', n.begun_at, 'endsAt', n.ends_at) FROM engagement_endings n WHERE n.workspace_id = e.workspace_id
        AND n.engagement_id = e.engagement_id AND n.taken_back_at IS NULL),
      'zone', e.zone, 'openedAt', e.opened_at, 'openedBy', e.opened_by,
      'dueAt', e.due_at, 'closedAt', e.closed_at, 'periodFrom', e.period_from, 'periodTo', e.period_to, 'round', e.round,
      'ownerSubmittedAt', e.owner_submitted_at, 'assistantSubmittedAt', e.assistant_submitted_at, 'facts', e.facts,
      'assistantUserId', g.assistant_user_id, 'currency', v.currency,
      'business', json_build_object('slug', w.slug, 'name', w.name, 'zone', w.time_zone),
      'assistant', json_build_object('name', coalesce(u.name, g.assistant_name), 'zone', coalesce(u.time_zone, w.time_zone)),
      'since', (SELECT min(f.in_force_at) FROM agreements f WHERE f.workspace_id = e.workspace_id AND f.engagement_id = e.engagement_id),
      'inForce', (SELECT json_build_object('id', i.id, 'version', i.version) FROM agreements i
        WHERE i.workspace_id = e.workspace_id AND i.engagement_id = e.engagement_id AND i.state = 'in_force'),
      'playbooks', coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name)
        FROM playbooks p WHERE p.workspace_id = e.workspace_id AND p.archived_at IS NULL), '[]'),
      'move', (SELECT json_build_object('party', t.party, 'fromDueAt', t.from_due_at, 'reason', t.reason)
        FROM evaluation_moves t WHERE ${OF_IT}),
      'criteria', coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name, 'party', t.party) ORDER BY t.position)
        FROM evaluation_criteria t WHERE ${OF_IT}), '[]'),
      'assessments', coalesce((SELECT json_agg(json_build_object('party', t.party, 'overall', t.overall, 'version', t.version,
          'submittedAt', t.submitted_at, 'isAfterReveal', t.is_after_reveal, 'answers', coalesce((
            SELECT json_agg(json_build_object('criterionId', n.criterion_id, 'text', n.text, 'rating', n.rating))
            FROM evaluation_answers n WHERE n.workspace_id = t.workspace_id AND n.assessment_id = t.id), '[]')) ORDER BY t.party)
        FROM evaluation_assessments t WHERE ${OF_IT}), '[]'),
      'adjustments', coalesce((SELECT json_agg(json_build_object('id', t.id, 'kind', t.kind, 'what', t.what, 'owner', t.owner,
          'dueOn', t.due_on, 'months', t.months, 'rateMinor', t.rate_minor,
          'playbook', (SELECT json_build_object('name', p.name) FROM playbooks p
            WHERE p.workspace_id = t.workspace_id AND p.id = t.playbook_id),
          'uses', coalesce((SELECT json_agg(json_build_object('id', x.id, 'agreementId', x.agreement_id,
              'playbookId', x.playbook_id, 'briefId', x.brief_id, 'pauseId', x.pause_id,
              'cameToNothing', ${CAME_TO_NOTHING}) ORDER BY x.id)
            FROM evaluation_adjustment_uses x WHERE x.workspace_id = t.workspace_id AND x.adjustment_id = t.id), '[]'))
          ORDER BY t.id)
        FROM evaluation_adjustments t WHERE ${OF_IT}), '[]'),
      'signatures', coalesce((SELECT json_agg(json_build_object('party', t.party, 'userId', t.user_id) ORDER BY t.signed_at)
        FROM evaluation_signatures t WHERE ${OF_IT} AND t.round = e.round), '[]'),
      'copyFileId', (SELECT t.file_id FROM evaluation_copies t WHERE ${OF_IT}),
      'returnEstimate', (SELECT json_build_object('freedMinutesLow', t.freed_minutes_low, 'freedMinutesHigh', t.freed_minutes_high,
          'ownMinutes', t.own_minutes, 'hourMinorLow', t.hour_minor_low, 'hourMinorHigh', t.hour_minor_high,
          'currency', t.currency, 'usedFor', t.used_for, 'isShared', t.is_shared, 'savedAt', t.saved_at, 'version', t.version)
        FROM evaluation_reckonings t WHERE ${OF_IT}),
      'autonomy', ${autonomyOf()},
      'trend', ${trendOf()},
      'earlier', ${earlierOf()})
    FROM evaluations e
    JOIN engagements g ON g.workspace_id = e.workspace_id AND g.id = e.engagement_id
    JOIN workspaces w ON w.id = e.workspace_id
    JOIN agreement_versions v ON v.workspace_id = e.workspace_id AND v.id = e.version_id
    LEFT JOIN users u ON u.id = g.assistant_user_id
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ${id}::uuid`;
}

/**
 * The autonomy of new work, the owner's decision about it at this evaluation, and what was to be asked about first in
 * its period.
 */
function autonomyOf(): Sql {
  return sql`json_build_object(
      'level', ${usualAutonomyOf(sql`e.workspace_id`, sql`e.engagement_id`)},
      'askedFirst', (SELECT count(*) FROM briefs b
        JOIN brief_asks_first f ON f.workspace_id = b.workspace_id AND f.brief_id = b.id
        WHERE b.workspace_id = e.workspace_id AND b.engagement_id = e.engagement_id AND b.state = 'approved'
          AND b.state_changed_at >= e.period_from AND b.state_changed_at < e.period_to),
      'decision', (SELECT json_build_object('was', t.was, 'offered', t.offered, 'outcome', t.outcome, 'decidedAt', t.decided_at,
          'by', (SELECT o.name FROM users o WHERE o.id = t.decided_by_id))
        FROM autonomy_decisions t WHERE ${OF_IT}))`;
}

/** What the evaluations up to this one froze, oldest first. */
function trendOf(): Sql {
  return sql`coalesce((SELECT json_agg(t.facts ORDER BY t.number) FROM (
      SELECT o.number, o.facts FROM evaluations o
      WHERE o.workspace_id = e.workspace_id AND o.engagement_id = e.engagement_id AND o.number <= e.number
        AND o.revealed_at IS NOT NULL AND o.facts IS NOT NULL
      ORDER BY o.number DESC LIMIT ${MOST_IN_TREND}) t), '[]')`;
}

/** The previous evaluation's adjustments, with what this one says about them. */
function earlierOf(): Sql {
  return sql`coalesce((SELECT json_agg(json_build_object('id', d.id, 'kind', d.kind, 'what', d.what, 'owner', d.owner,
        'dueOn', d.due_on, 'followUp', (SELECT json_build_object('outcome', f.outcome, 'note', f.note, 'saidAt', f.said_at)
          FROM evaluation_follow_ups f WHERE f.workspace_id = d.workspace_id AND f.adjustment_id = d.id
            AND f.evaluation_id = e.id)) ORDER BY d.id)
      FROM evaluations o JOIN evaluation_adjustments d ON d.workspace_id = o.workspace_id AND d.evaluation_id = o.id
      WHERE o.workspace_id = e.workspace_id AND o.engagement_id = e.engagement_id AND o.number = e.number - 1
        AND d.kind <> 'none'), '[]')`;
}
