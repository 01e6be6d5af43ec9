import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';
import type { EvaluationSide } from './rules';

const WaitsFor = z.enum(['words', 'talk', 'signature', 'other']);

/** An evaluation that waits for the owner's side. */
export const WaitingEvaluation = z.object({
  id: z.string(),
  assistant: z.string(),
  dueAt: z.coerce.date(),
  zone: z.string(),
  waitsFor: WaitsFor,
});
export type WaitingEvaluation = z.infer<typeof WaitingEvaluation>;

/** An evaluation that waits for its assistant. */
export const OwnWaitingEvaluation = z.object({
  workspaceId: z.string(),
  id: z.string(),
  business: z.string(),
  dueAt: z.coerce.date(),
  zone: z.string(),
  waitsFor: WaitsFor,
});
export type OwnWaitingEvaluation = z.infer<typeof OwnWaitingEvaluation>;

/** @returns whether any isn't done, for the home page's one statement: one look at their index. */
export function hasEvaluationsOpen(workspaceId: string): Sql {
  return sql`EXISTS (SELECT 1 FROM evaluations WHERE workspace_id = ${workspaceId}::uuid AND state <> 'done')`;
}

/**
 * @returns the query of a business's evaluations that wait for its side, or are overdue, whoever they wait for: those
 * can't be put aside, only done. Earliest due first, as one JSON list of `WaitingEvaluation`.
 */
export function evaluationsWaitingForOwner(workspaceId: string, now: Date, most: number): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('id', w.id, 'assistant', w.assistant, 'dueAt', w.due_at, 'zone', w.zone,
      'waitsFor', w.waits_for) ORDER BY w.due_at), '[]')
    FROM (SELECT all_open.* FROM (
      SELECT e.id, e.due_at, e.zone, coalesce(u.name, g.assistant_name) AS assistant,
        ${waitsFor('owner')} AS waits_for
      FROM evaluations e
      JOIN engagements g ON g.workspace_id = e.workspace_id AND g.id = e.engagement_id AND g.state <> 'ended'
      LEFT JOIN users u ON u.id = g.assistant_user_id
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.state <> 'done') AS all_open
      WHERE all_open.waits_for <> 'other' OR all_open.due_at <= ${now}
      ORDER BY all_open.due_at LIMIT ${most}) AS w`;
}

/**
 * @returns the query of the evaluations, over all businesses, that wait for the assistant who asks, or are overdue.
 * Earliest due first, as one JSON list of `OwnWaitingEvaluation`.
 */
export function evaluationsWaitingForAssistant(now: Date): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('workspaceId', w.workspace_id, 'id', w.id, 'business', w.name, 'dueAt', w.due_at,
      'zone', w.zone, 'waitsFor', w.waits_for) ORDER BY w.due_at, w.id), '[]')
    FROM (
      SELECT e.workspace_id, e.id, e.due_at, e.zone, b.name, ${waitsFor('assistant')} AS waits_for
      FROM evaluations e JOIN workspaces b ON b.id = e.workspace_id
      WHERE e.engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND e.state <> 'done') AS w
    WHERE w.waits_for <> 'other' OR w.due_at <= ${now}`;
}

/** What an open evaluation `e` waits for from a side. */
function waitsFor(side: EvaluationSide): Sql {
  const submittedAt = side === 'owner' ? sql`e.owner_submitted_at` : sql`e.assistant_submitted_at`;
  return sql`
    CASE WHEN e.state = 'signed_by_one' AND NOT EXISTS (
           SELECT 1 FROM evaluation_signatures s WHERE s.workspace_id = e.workspace_id AND s.evaluation_id = e.id
             AND s.round = e.round AND s.party = ${side}::party) THEN 'signature'
         WHEN e.state <> 'signed_by_one' AND ${submittedAt} IS NULL THEN 'words'
         WHEN e.state = 'revealed' THEN 'talk' ELSE 'other' END`;
}
