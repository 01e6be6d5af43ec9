import { type Tx, withActor } from '@/lib/platform/tenancy';
import type { ToldComment } from './emails/comments';
import type { AgreementRef } from './loading';
import type { ProposalState } from './negotiation.rules';
import type { Party } from './rules';

export type ClauseComment = {
  readonly id: string;
  readonly clauseKey: string;
  /** of the clause, in the version it was written under */
  readonly heading: string;
  readonly body: string;
  readonly at: Date;
  readonly author: string;
  readonly isMine: boolean;
  /** under which version it was written */
  readonly number: number;
  readonly isSettled: boolean;
};

export type ProposedWording = {
  readonly id: string;
  readonly clauseKey: string;
  readonly heading: string;
  /** with its placeholders as they were written */
  readonly body: string;
  readonly reason: string;
  readonly at: Date;
  readonly author: string;
  /** the version for which it was proposed */
  readonly number: number;
  readonly state: ProposalState;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  /** why it was declined */
  readonly endReason: string | null;
  readonly takenInto: number | null;
};

/** What is said about the clauses of an agreement, for one reader. */
export type Negotiation = {
  /** the newest version that both can see, which is what is talked about; null before the first proposal */
  readonly number: number | null;
  /** oldest first */
  readonly comments: readonly ClauseComment[];
  /** oldest first */
  readonly proposals: readonly ProposedWording[];
  /** the clauses of that version as they were written, by key: with placeholders */
  readonly wording: ReadonlyMap<string, string>;
};

/** @returns what is said about an agreement's clauses; empty when it isn't there or isn't theirs. */
export async function getNegotiation(userId: string, ref: AgreementRef): Promise<Negotiation> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const { workspaceId, id: agreementId } = ref;
    const version = await tx.agreementVersion.findFirst({
      where: { workspaceId, agreementId, documentHash: { not: null } },
      orderBy: { number: 'desc' },
      select: { number: true, clauses: { select: { key: true, body: true } } },
    });
    if (!version) return { number: null, comments: [], proposals: [], wording: new Map() };
    return {
      number: version.number,
      comments: await readComments(tx, userId, ref),
      proposals: await readProposals(tx, ref),
      wording: new Map(version.clauses.map(({ key, body }) => [key, body])),
    };
  });
}

/** A settlement covers its comment and all before it at the same clause. */
function readComments(tx: Tx, userId: string, { workspaceId, id }: AgreementRef): Promise<ClauseComment[]> {
  return tx.$queryRaw<ClauseComment[]>`
    SELECT c.id, c.clause_key AS "clauseKey", k.heading, c.body, c.created_at AS at, v.number,
      coalesce(u.name, 'Someone who has left') AS author, c.author_id = ${userId}::uuid AS "isMine",
      EXISTS (
        SELECT 1 FROM clause_settlements s
        JOIN clause_comments last ON last.workspace_id = s.workspace_id AND last.id = s.comment_id
        WHERE last.workspace_id = c.workspace_id AND last.agreement_id = c.agreement_id
          AND last.clause_key = c.clause_key AND last.created_at >= c.created_at) AS "isSettled"
    FROM clause_comments c
    JOIN agreement_versions v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
    JOIN agreement_clauses k ON k.workspace_id = c.workspace_id AND k.version_id = c.version_id AND k.key = c.clause_key
    LEFT JOIN users u ON u.id = c.author_id
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.agreement_id = ${id}::uuid
    ORDER BY c.created_at, c.id`;
}

function readProposals(tx: Tx, { workspaceId, id }: AgreementRef): Promise<ProposedWording[]> {
  return tx.$queryRaw<ProposedWording[]>`
    SELECT p.id, p.clause_key AS "clauseKey", k.heading, p.body, p.reason, p.proposed_at AS at, v.number,
      coalesce(u.name, 'Someone who has left') AS author, coalesce(o.ending::text, 'waiting') AS state,
      ender.name AS "endedBy", o.ended_at AS "endedAt", o.reason AS "endReason", o.taken_into AS "takenInto"
    FROM clause_proposals p
    JOIN agreement_versions v ON v.workspace_id = p.workspace_id AND v.id = p.version_id
    JOIN agreement_clauses k ON k.workspace_id = p.workspace_id AND k.version_id = p.version_id AND k.key = p.clause_key
    LEFT JOIN users u ON u.id = p.proposed_by_id
    LEFT JOIN clause_proposal_outcomes o ON o.workspace_id = p.workspace_id AND o.proposal_id = p.id
    LEFT JOIN users ender ON ender.id = o.ended_by_id
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.agreement_id = ${id}::uuid
    ORDER BY p.proposed_at, p.id`;
}

type NewsFrom = AgreementRef & { readonly by: Party; readonly from: Date; readonly until: Date };

/** @returns what one side has said from one instant until another, and isn't settled yet; oldest first. */
export function readCommentNews(
  tx: Tx,
  { workspaceId, id, by, from, until }: NewsFrom,
): Promise<readonly ToldComment[]> {
  return tx.$queryRaw<ToldComment[]>`
    SELECT c.id, c.clause_key AS "clauseKey", k.heading, coalesce(u.name, 'Someone who has left') AS author, c.body
    FROM clause_comments c
    JOIN engagements e ON e.workspace_id = c.workspace_id AND e.id = c.engagement_id
    JOIN agreement_clauses k ON k.workspace_id = c.workspace_id AND k.version_id = c.version_id AND k.key = c.clause_key
    LEFT JOIN users u ON u.id = c.author_id
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.agreement_id = ${id}::uuid
      AND c.created_at >= ${from} AND c.created_at < ${until}
      AND (c.author_id = e.assistant_user_id) = ${by === 'assistant'}
      AND NOT EXISTS (
        SELECT 1 FROM clause_settlements s
        JOIN clause_comments last ON last.workspace_id = s.workspace_id AND last.id = s.comment_id
        WHERE last.workspace_id = c.workspace_id AND last.agreement_id = c.agreement_id
          AND last.clause_key = c.clause_key AND last.created_at >= c.created_at)
    ORDER BY c.created_at, c.id`;
}
