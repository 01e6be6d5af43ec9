import { z } from 'zod';
import { sql } from '@/lib/platform/tenancy';
import { AUTONOMY_LEVELS } from '../terms/autonomy.rules';
import { CHANGE_KINDS, CHANGE_OUTCOMES, PARTS } from './changing.rules';

const Instant = z.coerce.date();
/** minor units */
const Money = z.object({ minor: z.number(), currency: z.string() });

/** A change request, with the other side's answer. */
export const Change = z.object({
  id: z.string(),
  raisedBy: z.enum(['owner', 'assistant']),
  raisedByName: z.string(),
  raisedAt: Instant,
  reason: z.string(),
  kinds: z.array(z.enum(CHANGE_KINDS)),
  deadlineAt: Instant.nullable(),
  budgetMinutes: z.number().nullable(),
  budgetMoney: Money.nullable(),
  outcome: z.string().nullable(),
  instructions: z.string().nullable(),
  autonomy: z.enum(AUTONOMY_LEVELS).nullable(),
  parts: z.array(
    z.object({
      id: z.string(),
      part: z.enum(PARTS),
      removedText: z.string().nullable(),
      text: z.string().nullable(),
    }),
  ),
  answer: z
    .object({
      outcome: z.enum(CHANGE_OUTCOMES),
      note: z.string(),
      at: Instant,
      by: z.string(),
      /** what applied until an accepted change; empty for one that wasn't accepted */
      wasDeadlineAt: Instant.nullable(),
      wasBudgetMinutes: z.number().nullable(),
      wasBudgetMoney: Money.nullable(),
      wasOutcome: z.string().nullable(),
      wasInstructions: z.string().nullable(),
      wasAutonomy: z.enum(AUTONOMY_LEVELS).nullable(),
    })
    .nullable(),
});
export type BriefChange = z.infer<typeof Change>;

/**
 * The part of a brief's query that lists its change requests, oldest first; `b`, `e` and `w` are the brief, its
 * engagement and its business.
 */
export const changesAsJson = sql`coalesce((
  SELECT json_agg(json_build_object(
      'id', r.id, 'raisedBy', r.raised_by, 'raisedAt', r.raised_at, 'reason', r.reason, 'kinds', to_json(r.kinds),
      'raisedByName', coalesce(raiser.name, CASE r.raised_by WHEN 'owner' THEN w.name ELSE e.assistant_name END),
      'deadlineAt', r.deadline_at, 'budgetMinutes', r.budget_minutes, 'instructions', r.instructions,
      'outcome', r.outcome, 'autonomy', r.autonomy,
      'budgetMoney', CASE WHEN r.budget_minor IS NULL THEN NULL ELSE
        json_build_object('minor', r.budget_minor, 'currency', r.budget_currency) END,
      'parts', coalesce((
        SELECT json_agg(json_build_object('id', p.id, 'part', p.part, 'removedText', p.removed_text, 'text', p.text)
          ORDER BY p.part, p.position, p.id)
        FROM change_request_parts p WHERE p.workspace_id = r.workspace_id AND p.request_id = r.id), '[]'),
      'answer', CASE WHEN a.id IS NULL THEN NULL ELSE json_build_object(
        'outcome', a.outcome, 'note', a.note, 'at', a.answered_at, 'wasDeadlineAt', a.was_deadline_at,
        'by', coalesce(answerer.name, CASE r.raised_by WHEN 'owner' THEN e.assistant_name ELSE w.name END),
        'wasOutcome', a.was_outcome, 'wasAutonomy', a.was_autonomy, 'wasBudgetMinutes', a.was_budget_minutes, 'wasInstructions', a.was_instructions,
        'wasBudgetMoney', CASE WHEN a.was_budget_minor IS NULL THEN NULL ELSE
          json_build_object('minor', a.was_budget_minor, 'currency', a.was_budget_currency) END) END
    ) ORDER BY r.raised_at, r.id)
  FROM change_requests r
  LEFT JOIN change_answers a ON a.workspace_id = r.workspace_id AND a.engagement_id = r.engagement_id AND a.request_id = r.id
  LEFT JOIN users raiser ON raiser.id = r.raised_by_id
  LEFT JOIN users answerer ON answerer.id = a.answered_by_id
  WHERE r.workspace_id = b.workspace_id AND r.brief_id = b.id), '[]')`;

/** A period in which the clock stood still; without an end it still does. */
export const Pause = z.object({
  id: z.string(),
  pausedAt: Instant,
  wasDeadlineAt: Instant,
  end: z.object({ at: Instant, deadlineAt: Instant }).nullable(),
});
export type BriefPause = z.infer<typeof Pause>;

/** The part of a brief's query that lists when its clock stood still, oldest first; `b` is the brief. */
export const pausesAsJson = sql`coalesce((
  SELECT json_agg(json_build_object('id', s.id, 'pausedAt', s.paused_at, 'wasDeadlineAt', s.was_deadline_at,
      'end', CASE WHEN s.resumed_at IS NULL THEN NULL ELSE
        json_build_object('at', s.resumed_at, 'deadlineAt', s.deadline_at) END) ORDER BY s.paused_at, s.id)
  FROM brief_pauses s WHERE s.workspace_id = b.workspace_id AND s.brief_id = b.id), '[]')`;
