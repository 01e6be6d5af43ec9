import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';
import { IT_STANDS } from './standing-signatures.queries';

/** An agreement that waits for the owner, or somebody without any agreement yet. */
export const WaitingAgreement = z.object({
  /** the agreement's; the engagement's if none is even begun */
  id: z.string(),
  title: z.string(),
  assistant: z.string(),
  waitsFor: z.enum(['signature', 'changes', 'wording', 'draft', 'beginning']),
});
export type WaitingAgreement = z.infer<typeof WaitingAgreement>;

/** @returns whether any agreement is being made, or needed, for the home page's one statement: uses their indexes. */
export function hasAgreementsOpen(workspaceId: string): Sql {
  return sql`(
    EXISTS (SELECT 1 FROM agreements
      WHERE workspace_id = ${workspaceId}::uuid AND state IN ('changes_requested', 'proposed', 'signed_by_one'))
    OR EXISTS (SELECT 1 FROM engagements WHERE workspace_id = ${workspaceId}::uuid AND state = 'onboarding'))`;
}

/**
 * Finds the agreements of a business that wait for its owner: changes requested, a wording proposed, or not signed by
 * the owner's side yet; and people who have joined, for the first time or again, and wait for one to be proposed.
 * @returns a query of one JSON list of `WaitingAgreement`, longest waiting first, at most `limit`: part of the home
 * page's one statement.
 */
export function agreementsWaitingForOwner(workspaceId: string, limit: number): Sql {
  return sql`
    SELECT coalesce(jsonb_agg(waiting ORDER BY waiting.since), '[]') FROM (
      SELECT a.id, a.title, coalesce(u.name, e.assistant_name) AS assistant, a.state_changed_at AS since,
        CASE WHEN a.state = 'changes_requested' THEN 'changes' WHEN p.is_waiting THEN 'wording' ELSE 'signature' END AS "waitsFor"
      FROM agreements a
      JOIN engagements e ON e.workspace_id = a.workspace_id AND e.id = a.engagement_id
      LEFT JOIN users u ON u.id = e.assistant_user_id
      CROSS JOIN LATERAL (SELECT EXISTS (
        SELECT 1 FROM clause_proposals c
        WHERE c.workspace_id = a.workspace_id AND c.agreement_id = a.id AND NOT EXISTS (
          SELECT 1 FROM clause_proposal_outcomes o WHERE o.workspace_id = c.workspace_id AND o.proposal_id = c.id)) AS is_waiting) p
      WHERE a.workspace_id = ${workspaceId}::uuid AND (
        a.state = 'changes_requested' OR (a.state IN ('proposed', 'signed_by_one') AND (p.is_waiting OR NOT EXISTS (
          SELECT 1 FROM agreement_versions v
          JOIN agreement_signatures s ON s.workspace_id = v.workspace_id AND s.version_id = v.id AND s.party = 'owner'
          WHERE v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number AND ${IT_STANDS}))))
      UNION ALL
      SELECT coalesce(d.id, e.id), coalesce(d.title, ''), coalesce(u.name, e.assistant_name), e.joined_at,
        CASE WHEN d.id IS NULL THEN 'beginning' ELSE 'draft' END
      FROM engagements e
      LEFT JOIN users u ON u.id = e.assistant_user_id
      LEFT JOIN LATERAL (
        SELECT a.id, a.title FROM agreements a
        WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.state = 'draft'
        ORDER BY a.created_at DESC LIMIT 1) AS d ON true
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.state = 'onboarding' AND NOT EXISTS (
        SELECT 1 FROM agreements a
        WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id
          AND a.state IN ('changes_requested', 'proposed', 'signed_by_one', 'in_force'))
      ORDER BY since LIMIT ${limit}) AS waiting`;
}

/** Somebody whom a business waits for before it has agreed with anybody. */
export const AwaitedAssistant = z.object({
  engagementId: z.string(),
  /** of the agreement that is begun or offered; null if none is */
  agreementId: z.string().nullable(),
  assistant: z.string(),
  awaited: z.enum(['joining', 'signature']),
});
export type AwaitedAssistant = z.infer<typeof AwaitedAssistant>;

/**
 * @returns a query of one JSON list of `AwaitedAssistant`, whoever was invited first first, at most `limit`: those who
 * haven't answered their invitation, or have an agreement before them.
 */
export function assistantsAwaited(workspaceId: string, limit: number): Sql {
  return sql`(
    SELECT coalesce(jsonb_agg(waiting ORDER BY waiting.since), '[]') FROM (
      SELECT e.id AS "engagementId", a.id AS "agreementId", coalesce(u.name, e.assistant_name) AS assistant,
        e.created_at AS since, CASE e.state WHEN 'invited' THEN 'joining' ELSE 'signature' END AS awaited
      FROM engagements e
      LEFT JOIN users u ON u.id = e.assistant_user_id
      LEFT JOIN LATERAL (
        SELECT a.id, a.state FROM agreements a
        WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.state IN ('draft', 'proposed', 'signed_by_one')
        ORDER BY a.created_at DESC LIMIT 1) AS a ON true
      WHERE e.workspace_id = ${workspaceId}::uuid
        AND (e.state = 'invited' OR (e.state = 'onboarding' AND a.state IN ('proposed', 'signed_by_one')))
      ORDER BY since LIMIT ${limit}) AS waiting)`;
}
