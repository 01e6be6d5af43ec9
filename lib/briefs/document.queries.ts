import { z } from 'zod';
import { PAY_TYPES } from '@/lib/agreements/terms.rules';
import { checkOfFile, FileCheck } from '@/lib/platform/files/checks';
import type { Tx } from '@/lib/platform/tenancy';
import { AUTONOMY_LEVELS } from './autonomy.rules';
import { Change, changesOfBrief, Pause, pausesOfBrief } from './changes.queries';
import { Delivery, deliveriesAsJson } from './delivered.queries';
import { BRIEF_STATES } from './rules';

const Instant = z.coerce.date();

const Clarification = z.object({
  id: z.string(),
  question: z.string(),
  isBlocking: z.boolean(),
  askedAt: Instant,
  askedBy: z.string(),
  answer: z.object({ text: z.string(), at: Instant, by: z.string() }).nullable(),
});

const Risk = z.object({
  id: z.string(),
  reason: z.string(),
  raisedAt: Instant,
  resolvedAt: Instant.nullable(),
});

const Text = z.object({ id: z.string(), text: z.string() });

const CheckIn = z.object({
  id: z.string(),
  about: z.string(),
  at: Instant.nullable(),
  local: z.string().nullable(),
  zone: z.string().nullable(),
});

const AttachedFile = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  /** of a picture that may be shown in the page */
  picture: z.object({ width: z.number(), height: z.number() }).nullable(),
  check: FileCheck.nullish(),
});

const Document = z.object({
  workspaceId: z.string(),
  id: z.string(),
  engagementId: z.string(),
  agreementId: z.string().nullable(),
  title: z.string(),
  outcome: z.string(),
  instructions: z.string(),
  autonomy: z.enum(AUTONOMY_LEVELS),
  asksFirst: z.array(Text),
  budgetMinutes: z.number().nullable(),
  /** minor units */
  budgetMoney: z.object({ minor: z.number(), currency: z.string() }).nullable(),
  windowFromAt: Instant.nullable(),
  windowFromLocal: z.string().nullable(),
  deadlineAt: Instant.nullable(),
  deadlineLocal: z.string().nullable(),
  deadlineZone: z.string().nullable(),
  state: z.enum(BRIEF_STATES),
  stateChangedAt: Instant,
  sentAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  version: z.number(),
  /** what the agreement says that it was handed over under; amounts in minor units */
  agreed: z
    .object({
      payType: z.enum(PAY_TYPES),
      rateMinor: z.number(),
      currency: z.string(),
      autoApprovalDays: z.number().nullable(),
    })
    .nullable(),
  business: z.object({ slug: z.string(), name: z.string(), zone: z.string() }),
  assistant: z.object({ name: z.string(), zone: z.string().nullable() }),
  writtenBy: z.string(),
  /** the version of a playbook that it came from, or that was made of it */
  playbook: z.object({ id: z.string(), name: z.string(), number: z.number() }).nullable(),
  givens: z.array(Text),
  checkIns: z.array(CheckIn),
  files: z.array(AttachedFile),
  deliverables: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** `addedAt`: when a change of the terms brought it */
      criteria: z.array(Text.extend({ addedAt: Instant.nullish() })),
    }),
  ),
  /** no longer asked for, and still named by what was delivered against them */
  retiredDeliverables: z.array(z.object({ id: z.string(), title: z.string() })),
  changes: z.array(Change),
  pauses: z.array(Pause),
  clarifications: z.array(Clarification),
  risks: z.array(Risk),
  deliveries: z.array(Delivery),
  ending: z
    .object({
      kind: z.enum(['declined', 'withdrawn', 'cancelled']),
      reason: z.string(),
      /** of a cancellation: what was said to be owed */
      owed: z.string().nullable(),
      at: Instant,
      by: z.string(),
    })
    .nullable(),
});

/** A brief with everything both sides read on its page. Lists are oldest first. */
export type BriefDocument = z.infer<typeof Document>;
export type BriefDelivery = BriefDocument['deliveries'][number];
export type BriefFile = BriefDocument['files'][number];
export type BriefQuestion = BriefDocument['clarifications'][number];

/**
 * Reads a whole brief, as far as the actor may see it (row level security decides; a draft is the owner's side's alone).
 * One query, whatever is in it.
 * @returns the document, or null when it isn't there or isn't theirs.
 */
export async function getBriefDocument(
  tx: Tx,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<BriefDocument | null> {
  const rows = await tx.$queryRaw<{ document: unknown }[]>`
    SELECT json_build_object(
      'workspaceId', b.workspace_id, 'id', b.id, 'engagementId', b.engagement_id, 'agreementId', b.agreement_id,
      'title', b.title, 'outcome', b.outcome, 'instructions', b.instructions, 'autonomy', b.autonomy,
      'budgetMinutes', b.budget_minutes, 'deadlineAt', b.deadline_at, 'deadlineLocal', b.deadline_local,
      'deadlineZone', b.deadline_zone, 'windowFromAt', b.window_from_at, 'windowFromLocal', b.window_from_local,
      'budgetMoney', CASE WHEN b.budget_minor IS NULL THEN NULL ELSE
        json_build_object('minor', b.budget_minor, 'currency', b.budget_currency) END, 'state', b.state, 'stateChangedAt', b.state_changed_at, 'sentAt', b.sent_at,
      'acceptedAt', b.accepted_at, 'version', b.version,
      'agreed', (
        SELECT json_build_object('payType', v.pay_type, 'rateMinor', v.rate_minor, 'currency', v.currency,
          'autoApprovalDays', v.auto_approval_days)
        FROM agreements g JOIN agreement_versions v ON v.workspace_id = g.workspace_id AND v.agreement_id = g.id
          AND v.number = g.current_number
        WHERE g.workspace_id = b.workspace_id AND g.id = b.agreement_id),
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
      'files', coalesce((
        SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes, 'check', ${checkOfFile},
            'picture', CASE WHEN f.image_width IS NULL THEN NULL ELSE
              json_build_object('width', f.image_width, 'height', f.image_height) END) ORDER BY t.position)
        FROM brief_files t JOIN files f ON f.workspace_id = t.workspace_id AND f.id = t.file_id
        WHERE t.workspace_id = b.workspace_id AND t.brief_id = b.id), '[]'),
      'deliverables', coalesce((
        SELECT json_agg(json_build_object('id', d.id, 'title', d.title, 'criteria', coalesce((
            SELECT json_agg(json_build_object('id', c.id, 'text', c.text, 'addedAt', added.answered_at) ORDER BY c.position)
            FROM acceptance_criteria c
            LEFT JOIN change_answers added ON added.workspace_id = c.workspace_id AND added.request_id = c.added_in_id
            WHERE c.workspace_id = d.workspace_id AND c.brief_id = d.brief_id AND c.deliverable_id = d.id
              AND c.retired_in_id IS NULL), '[]')
          ) ORDER BY d.position)
        FROM deliverables d WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id AND d.retired_in_id IS NULL), '[]'),
      'retiredDeliverables', coalesce((
        SELECT json_agg(json_build_object('id', d.id, 'title', d.title) ORDER BY d.position)
        FROM deliverables d WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id AND d.retired_in_id IS NOT NULL), '[]'),
      'changes', ${changesOfBrief()},
      'pauses', ${pausesOfBrief()},
      'clarifications', coalesce((
        SELECT json_agg(json_build_object(
            'id', q.id, 'question', q.question, 'isBlocking', q.is_blocking, 'askedAt', q.asked_at,
            'askedBy', coalesce(asker.name, e.assistant_name),
            'answer', CASE WHEN r.id IS NULL THEN NULL ELSE
              json_build_object('text', r.answer, 'at', r.answered_at, 'by', coalesce(answerer.name, w.name)) END
          ) ORDER BY q.asked_at, q.id)
        FROM clarifications q
        LEFT JOIN clarification_answers r ON r.workspace_id = q.workspace_id AND r.engagement_id = q.engagement_id
          AND r.clarification_id = q.id
        LEFT JOIN users asker ON asker.id = q.asked_by_id
        LEFT JOIN users answerer ON answerer.id = r.answered_by_id
        WHERE q.workspace_id = b.workspace_id AND q.brief_id = b.id), '[]'),
      'risks', coalesce((
        SELECT json_agg(json_build_object('id', k.id, 'reason', k.reason, 'raisedAt', k.raised_at,
          'resolvedAt', k.resolved_at) ORDER BY k.raised_at, k.id)
        FROM risk_reports k WHERE k.workspace_id = b.workspace_id AND k.brief_id = b.id), '[]'),
      'deliveries', ${deliveriesAsJson},
      'ending', (
        SELECT json_build_object('kind', n.kind, 'reason', n.reason, 'owed', n.owed, 'at', n.ended_at,
          'by', coalesce(ender.name, CASE n.kind WHEN 'declined' THEN e.assistant_name ELSE w.name END))
        FROM brief_endings n LEFT JOIN users ender ON ender.id = n.ended_by_id
        WHERE n.workspace_id = b.workspace_id AND n.engagement_id = b.engagement_id AND n.brief_id = b.id)
    ) AS document
    FROM briefs b
    JOIN workspaces w ON w.id = b.workspace_id
    JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
    LEFT JOIN users a ON a.id = e.assistant_user_id
    LEFT JOIN users writer ON writer.id = b.created_by_id
    LEFT JOIN playbooks p ON p.workspace_id = b.workspace_id AND p.id = b.playbook_id
    WHERE b.workspace_id = ${workspaceId}::uuid AND b.id = ${id}::uuid`;
  return rows[0] ? Document.parse(rows[0].document) : null;
}
