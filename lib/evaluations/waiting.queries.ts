import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';

/** An evaluation that waits for the owner's side. */
export const WaitingEvaluation = z.object({
  id: z.string(),
  assistant: z.string(),
  dueAt: z.coerce.date(),
  zone: z.string(),
  waitsFor: z.enum(['words', 'talk', 'signature', 'other']),
});
export type WaitingEvaluation = z.infer<typeof WaitingEvaluation>;

/** @returns whether there is any that isn't done, for the home's one statement: one look at an index of those. */
export function hasEvaluationsOpen(workspaceId: string): Sql {
  return sql`EXISTS (SELECT 1 FROM evaluations WHERE workspace_id = ${workspaceId}::uuid AND state <> 'done')`;
}

/**
 * @returns the query of a business's evaluations that wait for its side, or are overdue, whoever they wait for: those can't
 * be put aside, only done. The earliest due first, as one JSON list of `WaitingEvaluation`.
 */
export function evaluationsWaitingForOwner(workspaceId: string, now: Date, most: number): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('id', w.id, 'assistant', w.assistant, 'dueAt', w.due_at, 'zone', w.zone,
      'waitsFor', w.waits_for) ORDER BY w.due_at), '[]')
    FROM (SELECT all_open.* FROM (
      SELECT e.id, e.due_at, e.zone, coalesce(u.name, g.assistant_name) AS assistant,
        CASE WHEN e.state = 'signed_by_one' AND s.id IS NULL THEN 'signature'
             WHEN e.state <> 'signed_by_one' AND e.owner_submitted_at IS NULL THEN 'words'
             WHEN e.state = 'revealed' THEN 'talk' ELSE 'other' END AS waits_for
      FROM evaluations e
      JOIN engagements g ON g.workspace_id = e.workspace_id AND g.id = e.engagement_id AND g.state <> 'ended'
      LEFT JOIN users u ON u.id = g.assistant_user_id
      LEFT JOIN evaluation_signatures s ON s.workspace_id = e.workspace_id AND s.evaluation_id = e.id
        AND s.round = e.round AND s.party = 'owner'
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.state <> 'done') AS all_open
      WHERE all_open.waits_for <> 'other' OR all_open.due_at <= ${now}
      ORDER BY all_open.due_at LIMIT ${most}) AS w`;
}
