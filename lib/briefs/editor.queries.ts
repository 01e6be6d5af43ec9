import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type BriefDocument, getBriefDocument } from './document.queries';

/** Somebody a brief can be written for. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  /** null while they haven't joined */
  readonly zone: string | null;
  /** whether work can be handed over to them now */
  readonly isAgreed: boolean;
};

/** @returns for whom a brief can be written, those first with whom an agreement is in force. One query. */
function listCandidates(tx: Tx, workspaceId: string): Promise<readonly Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    SELECT e.id, coalesce(u.name, e.assistant_name) AS name, u.time_zone AS zone, a.id IS NOT NULL AS "isAgreed"
    FROM engagements e
    LEFT JOIN users u ON u.id = e.assistant_user_id
    LEFT JOIN agreements a ON a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.state = 'in_force'
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.state <> 'ended'
    ORDER BY a.id IS NULL, name
    LIMIT 500`;
}

/** What the editor needs for a brief that isn't there yet. */
export function getNewBrief(userId: string, workspaceId: string): Promise<readonly Candidate[]> {
  return withActor({ kind: 'user', userId }, (tx) => listCandidates(tx, workspaceId));
}

export type Draft = { readonly brief: BriefDocument; readonly candidates: readonly Candidate[] };

/** @returns a brief for its editor; null when it isn't there or isn't theirs. */
export function getDraft(
  userId: string,
  ref: { readonly workspaceId: string; readonly id: string },
): Promise<Draft | null> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const brief = await getBriefDocument(tx, ref);
    return brief && { brief, candidates: await listCandidates(tx, ref.workspaceId) };
  });
}
