import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';

/** An agreement that waits for the owner. */
export const WaitingAgreement = z.object({
  id: z.string(),
  title: z.string(),
  assistant: z.string(),
  waitsFor: z.enum(['signature', 'changes']),
});

/**
 * Finds the agreements of a business that wait for its owner: asked to be changed, or not signed by the owner's side yet.
 * @returns a query of one JSON list of `WaitingAgreement`, the longest waiting first, at most `limit`: a part of the
 * home's one statement.
 */
export function agreementsWaitingForOwner(workspaceId: string, limit: number): Sql {
  return sql`
    SELECT coalesce(jsonb_agg(waiting ORDER BY waiting.since), '[]') FROM (
      SELECT a.id, a.title, coalesce(u.name, e.assistant_name) AS assistant, a.state_changed_at AS since,
        CASE a.state WHEN 'changes_requested' THEN 'changes' ELSE 'signature' END AS "waitsFor"
      FROM agreements a
      JOIN engagements e ON e.workspace_id = a.workspace_id AND e.id = a.engagement_id
      LEFT JOIN users u ON u.id = e.assistant_user_id
      WHERE a.workspace_id = ${workspaceId}::uuid AND (
        a.state = 'changes_requested' OR (a.state IN ('proposed', 'signed_by_one') AND NOT EXISTS (
          SELECT 1 FROM agreement_versions v
          JOIN agreement_signatures s ON s.workspace_id = v.workspace_id AND s.version_id = v.id AND s.party = 'owner'
          WHERE v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number)))
      ORDER BY a.state_changed_at LIMIT ${limit}) AS waiting`;
}
