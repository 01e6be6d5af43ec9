import { PAID_STATES } from '@/lib/pay/payments/payments.rules';
import { checkOfFile } from '@/lib/platform/files/checks';
import { type Sql, sql } from '@/lib/platform/tenancy';
import { changesAsJson, pausesAsJson } from '../changing/changes.queries';
import { deliveriesAsJson } from '../delivery/delivered.queries';

export type BriefRef = { readonly workspaceId: string; readonly id: string };

/** A brief by its id, or by an expression for one in the surrounding query. */
type AskedBrief = Pick<BriefRef, 'workspaceId'> & { readonly id: string | Sql };

/** @returns the query of a whole brief as one JSON value (`BriefDocument`), or none, as far as the actor may see it. */
export function documentQuery({ workspaceId, id }: AskedBrief): Sql {
  return sql`
    SELECT json_build_object(
      'workspaceId', b.workspace_id, 'id', b.id, 'engagementId', b.engagement_id, 'agreementId', b.agreement_id,
      'title', b.title, 'outcome', b.outcome, 'instructions', b.instructions, 'autonomy', b.autonomy,
      'budgetMinutes', b.budget_minutes, 'deadlineAt', b.deadline_at, 'deadlineLocal', b.deadline_local,
      'deadlineZone', b.deadline_zone, 'windowFromAt', b.window_from_at, 'windowFromLocal', b.window_from_local,
      'budgetMoney', CASE WHEN b.budget_minor IS NULL THEN NULL ELSE
        json_build_object('minor', b.budget_minor, 'currency', b.budget_currency) END, 'state', b.state, 'stateChangedAt', b.state_changed_at, 'sentAt', b.sent_at,
      'acceptedAt', b.accepted_at, 'version', b.version, 'hasEnded', e.state = 'ended',
      'agreed', ${agreedAsJson},
      'owed', ${owedAsJson},
      'business', json_build_object('slug', w.slug, 'name', w.name, 'zone', w.time_zone),
      'assistant', json_build_object('name', coalesce(a.name, e.assistant_name), 'zone', a.time_zone),
      'writtenBy', coalesce(writer.name, w.name),
      'playbook', CASE WHEN p.id IS NULL THEN NULL ELSE
        json_build_object('id', p.id, 'name', p.name, 'number', b.playbook_number) END,
      'givens', coalesce((
        SELECT json_agg(json_build_object('id', g.id, 'text', g.text) ORDER BY g.position)
        FROM brief_givens g WHERE g.workspace_id = b.workspace_id AND g.brief_id = b.id
          AND g.retired_in_id IS NULL), '[]'),
      'asksFirst', coalesce((
        SELECT json_agg(json_build_object('id', f.id, 'text', f.text) ORDER BY f.position)
        FROM brief_asks_first f WHERE f.workspace_id = b.workspace_id AND f.brief_id = b.id), '[]'),
      'checkIns', coalesce((
        SELECT json_agg(json_build_object('id', c.id, 'about', c.about, 'at', c.at, 'local', c.local, 'zone', c.zone)
          ORDER BY c.position)
        FROM brief_check_ins c WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id), '[]'),
      'files', ${filesAsJson},
      'deliverables', ${deliverablesAsJson},
      'retiredDeliverables', coalesce((
        SELECT json_agg(json_build_object('id', d.id, 'title', d.title) ORDER BY d.position)
        FROM deliverables d WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id AND d.retired_in_id IS NOT NULL), '[]'),
      'changes', ${changesAsJson},
      'pauses', ${pausesAsJson},
      'clarifications', ${clarificationsAsJson},
      'risks', coalesce((
        SELECT json_agg(json_build_object('id', k.id, 'reason', k.reason, 'raisedAt', k.raised_at,
          'resolvedAt', k.resolved_at) ORDER BY k.raised_at, k.id)
        FROM risk_reports k WHERE k.workspace_id = b.workspace_id AND k.brief_id = b.id), '[]'),
      'deliveries', ${deliveriesAsJson},
      'ending', ${endingAsJson}
    )
    FROM briefs b
    JOIN workspaces w ON w.id = b.workspace_id
    JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
    LEFT JOIN users a ON a.id = e.assistant_user_id
    LEFT JOIN users writer ON writer.id = b.created_by_id
    LEFT JOIN playbooks p ON p.workspace_id = b.workspace_id AND p.id = b.playbook_id
    WHERE b.workspace_id = ${workspaceId}::uuid AND b.id = ${id}::uuid`;
}

// Parts of the query above: `b`, `e` and `w` are the brief, its engagement and its business.

/** The terms of its agreement, in the current version. */
const agreedAsJson = sql`(
    SELECT json_build_object('payType', v.pay_type, 'rateMinor', v.rate_minor, 'currency', v.currency,
      'capMinor', v.cap_minor, 'paySchedule', v.pay_schedule, 'autoApprovalDays', v.auto_approval_days, 'responseTimeHours', v.response_time_hours)
    FROM agreements g JOIN agreement_versions v ON v.workspace_id = g.workspace_id AND v.agreement_id = g.id
      AND v.number = g.current_number
    WHERE g.workspace_id = b.workspace_id AND g.id = b.agreement_id)`;

/** What is owed for it, and whether it has been paid. */
const owedAsJson = sql`(
    SELECT json_build_object('minor', o.amount_minor, 'currency', o.currency, 'dueOn', o.due_on, 'isPaid', EXISTS (
      SELECT 1 FROM payment_lines l JOIN payments y ON y.workspace_id = l.workspace_id AND y.id = l.payment_id
      WHERE l.workspace_id = o.workspace_id AND l.owed_id = o.id AND l.released_at IS NULL
        AND y.state = ANY (${[...PAID_STATES]}::payment_state[])))
    FROM owed_items o WHERE o.workspace_id = b.workspace_id AND o.source_key = 'brief:' || b.id)`;

/** The files that go with it, in their order. */
const filesAsJson = sql`coalesce((
    SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes, 'check', ${checkOfFile},
        'picture', CASE WHEN f.image_width IS NULL THEN NULL ELSE
          json_build_object('width', f.image_width, 'height', f.image_height) END) ORDER BY t.position)
    FROM brief_files t JOIN files f ON f.workspace_id = t.workspace_id AND f.id = t.file_id
    WHERE t.workspace_id = b.workspace_id AND t.brief_id = b.id), '[]')`;

/** What is to be delivered, each with the criteria that hold now. */
const deliverablesAsJson = sql`coalesce((
    SELECT json_agg(json_build_object('id', d.id, 'title', d.title, 'criteria', coalesce((
        SELECT json_agg(json_build_object('id', c.id, 'text', c.text, 'addedAt', added.answered_at) ORDER BY c.position)
        FROM acceptance_criteria c
        LEFT JOIN change_answers added ON added.workspace_id = c.workspace_id AND added.request_id = c.added_in_id
        WHERE c.workspace_id = d.workspace_id AND c.brief_id = d.brief_id AND c.deliverable_id = d.id
          AND c.retired_in_id IS NULL), '[]')
      ) ORDER BY d.position)
    FROM deliverables d WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id AND d.retired_in_id IS NULL), '[]')`;

/** The questions about it, each with its answer or when it was taken back. */
const clarificationsAsJson = sql`coalesce((
    SELECT json_agg(json_build_object(
        'id', q.id, 'question', q.question, 'isBlocking', q.is_blocking, 'askedAt', q.asked_at,
        'askedBy', coalesce(asker.name, e.assistant_name),
        'answer', CASE WHEN r.outcome = 'answered' THEN
          json_build_object('text', r.answer, 'at', r.answered_at, 'by', coalesce(answerer.name, w.name)) END,
        'withdrawnAt', CASE WHEN q.is_withdrawn THEN q.answered_at END
      ) ORDER BY q.asked_at, q.id)
    FROM clarifications q
    LEFT JOIN clarification_answers r ON r.workspace_id = q.workspace_id AND r.engagement_id = q.engagement_id
      AND r.clarification_id = q.id
    LEFT JOIN users asker ON asker.id = q.asked_by_id
    LEFT JOIN users answerer ON answerer.id = r.answered_by_id
    WHERE q.workspace_id = b.workspace_id AND q.brief_id = b.id), '[]')`;

/** How it came to an end without an approval. */
const endingAsJson = sql`(
    SELECT json_build_object('kind', n.kind, 'reason', n.reason, 'owed', n.owed, 'at', n.ended_at,
      'by', coalesce(ender.name, CASE n.kind WHEN 'declined' THEN e.assistant_name ELSE w.name END))
    FROM brief_endings n LEFT JOIN users ender ON ender.id = n.ended_by_id
    WHERE n.workspace_id = b.workspace_id AND n.engagement_id = b.engagement_id AND n.brief_id = b.id)`;
