import { z } from 'zod';
import { NAME_OF_NOBODY } from '@/lib/platform/mail/gone';
import { readAs, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import type { AgreementRef } from '../loading';
import type { Party } from '../rules';
import type { DigestComment } from './emails/comments';
import { PROPOSAL_STATES } from './negotiation.rules';

const Instant = z.coerce.date();

const ClauseComment = z.object({
  id: z.string(),
  clauseKey: z.string(),
  /** the clause's heading, in the version it was written under */
  heading: z.string(),
  body: z.string(),
  at: Instant,
  author: z.string(),
  isMine: z.boolean(),
  /** the version under which it was written */
  number: z.int(),
  isSettled: z.boolean(),
});
export type ClauseComment = Readonly<z.infer<typeof ClauseComment>>;

const ProposedWording = z.object({
  id: z.string(),
  clauseKey: z.string(),
  heading: z.string(),
  /** with its placeholders as written */
  body: z.string(),
  reason: z.string(),
  at: Instant,
  author: z.string(),
  /** the version for which it was proposed */
  number: z.int(),
  state: z.enum(PROPOSAL_STATES),
  endedBy: z.string().nullable(),
  endedAt: Instant.nullable(),
  /** why it was declined */
  endReason: z.string().nullable(),
  takenInto: z.int().nullable(),
});
export type ProposedWording = Readonly<z.infer<typeof ProposedWording>>;

const Found = z.object({
  number: z.int(),
  clauses: z.array(z.object({ key: z.string(), body: z.string() })),
  comments: z.array(ClauseComment),
  proposals: z.array(ProposedWording),
});

/** The negotiation of an agreement's clauses, for one reader. */
export type Negotiation = {
  /** the newest version that both can see, which is being negotiated; null before the first proposal */
  readonly number: number | null;
  /** oldest first */
  readonly comments: readonly ClauseComment[];
  /** oldest first */
  readonly proposals: readonly ProposedWording[];
  /** that version's clauses as written, by key: with placeholders */
  readonly wording: ReadonlyMap<string, string>;
};

/**
 * @returns the comments and proposed wordings on an agreement's clauses; empty when it isn't there or isn't theirs. One
 * statement.
 */
export async function getNegotiation(userId: string, ref: AgreementRef): Promise<Negotiation> {
  const answer = await readAs(
    userId,
    sql`SELECT json_build_object('number', v.number,
        'clauses', (SELECT coalesce(json_agg(json_build_object('key', k.key, 'body', k.body)), '[]') FROM agreement_clauses k
          WHERE k.workspace_id = v.workspace_id AND k.version_id = v.id),
        'comments', (SELECT coalesce(json_agg(comment ORDER BY comment.at, comment.id), '[]')
          FROM (${commentsQuery(userId, ref)}) comment),
        'proposals', (SELECT coalesce(json_agg(proposal ORDER BY proposal.at, proposal.id), '[]')
          FROM (${proposalsQuery(ref)}) proposal))
      FROM agreement_versions v
      WHERE v.workspace_id = ${ref.workspaceId}::uuid AND v.agreement_id = ${ref.id}::uuid AND v.document_hash IS NOT NULL
      ORDER BY v.number DESC LIMIT 1`,
  );
  if (answer === null) return { number: null, comments: [], proposals: [], wording: new Map() };
  const { clauses, ...found } = Found.parse(answer);
  return { ...found, wording: new Map(clauses.map(({ key, body }) => [key, body])) };
}

/** Resolving covers a comment and all before it on the same clause. */
function commentsQuery(userId: string, { workspaceId, id }: AgreementRef): Sql {
  return sql`
    SELECT c.id, c.clause_key AS "clauseKey", k.heading, c.body, c.created_at AS at, v.number,
      coalesce(u.name, ${NAME_OF_NOBODY}) AS author, c.author_id = ${userId}::uuid AS "isMine",
      EXISTS (
        SELECT 1 FROM clause_settlements s
        JOIN clause_comments last ON last.workspace_id = s.workspace_id AND last.id = s.comment_id
        WHERE last.workspace_id = c.workspace_id AND last.agreement_id = c.agreement_id
          AND last.clause_key = c.clause_key AND last.created_at >= c.created_at) AS "isSettled"
    FROM clause_comments c
    JOIN agreement_versions v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
    JOIN agreement_clauses k ON k.workspace_id = c.workspace_id AND k.version_id = c.version_id AND k.key = c.clause_key
    LEFT JOIN users u ON u.id = c.author_id
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.agreement_id = ${id}::uuid`;
}

function proposalsQuery({ workspaceId, id }: AgreementRef): Sql {
  return sql`
    SELECT p.id, p.clause_key AS "clauseKey", k.heading, p.body, p.reason, p.proposed_at AS at, v.number,
      coalesce(u.name, ${NAME_OF_NOBODY}) AS author, coalesce(o.ending::text, 'waiting') AS state,
      ender.name AS "endedBy", o.ended_at AS "endedAt", o.reason AS "endReason", o.taken_into AS "takenInto"
    FROM clause_proposals p
    JOIN agreement_versions v ON v.workspace_id = p.workspace_id AND v.id = p.version_id
    JOIN agreement_clauses k ON k.workspace_id = p.workspace_id AND k.version_id = p.version_id AND k.key = p.clause_key
    LEFT JOIN users u ON u.id = p.proposed_by_id
    LEFT JOIN clause_proposal_outcomes o ON o.workspace_id = p.workspace_id AND o.proposal_id = p.id
    LEFT JOIN users ender ON ender.id = o.ended_by_id
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.agreement_id = ${id}::uuid`;
}

type NewCommentsFrom = AgreementRef & { readonly by: Party; readonly from: Date; readonly until: Date };

/** @returns one side's unresolved comments between two instants; oldest first. */
export function readNewComments(
  tx: Tx,
  { workspaceId, id, by, from, until }: NewCommentsFrom,
): Promise<readonly DigestComment[]> {
  return tx.$queryRaw<DigestComment[]>`
    SELECT c.id, c.clause_key AS "clauseKey", k.heading, coalesce(u.name, ${NAME_OF_NOBODY}) AS author, c.body
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
