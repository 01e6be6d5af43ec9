import { z } from 'zod';
import { NAME_OF_NOBODY } from '@/lib/platform/mail/gone';
import { type EngagementRef, readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { titles } from '../conversations.queries';
import { type EngagementSql, engagementSql } from '../engagement-sql';
import { ThreadSubject } from '../subjects';

const Instant = z.coerce.date();

/** A decision in the list of an engagement's decisions, with what became of it. */
export const DecisionView = z.object({
  id: z.string(),
  messageId: z.string(),
  body: z.string(),
  authorName: z.string(),
  saidAt: Instant,
  party: z.enum(['owner', 'assistant']),
  decidedBy: z.string(),
  decidedAt: Instant,
  undone: z.object({ by: z.string(), at: Instant }).nullable(),
  subject: ThreadSubject,
  subjectId: z.string(),
  title: z.string(),
  uses: z.array(
    z.object({
      at: Instant,
      by: z.string(),
      playbook: z.object({ id: z.string(), name: z.string() }).nullable(),
      brief: z.object({ id: z.string(), title: z.string(), isDraft: z.boolean() }).nullable(),
      changeOf: z.object({ id: z.string(), title: z.string() }).nullable(),
      agreement: z.object({ id: z.string(), title: z.string() }).nullable(),
    }),
  ),
});

export type DecisionView = z.infer<typeof DecisionView>;

/** Nobody looks further back on one page; the conversations hold all of them. */
const MOST_SHOWN = 200;

/** @returns an engagement's decisions, latest first, including withdrawn ones. One query. */
export async function listDecisions(userId: string, place: EngagementRef): Promise<readonly DecisionView[]> {
  const found = await readAs(
    userId,
    sql`SELECT coalesce(json_agg(decision), '[]') FROM (${decisionsQuery(engagementSql(place), null)}) found (decision)`,
  );
  return z.array(DecisionView).parse(found);
}

/**
 * @returns the query of one current decision of an engagement, as a JSON value (`DecisionView`) or none, for a page's
 * own statement; none as well when no decision is asked for.
 */
export function decisionQuery(place: EngagementSql, id: string | null): Sql {
  if (id === null) return sql`SELECT NULL::json`;
  return sql`
    SELECT found.decision FROM (${decisionsQuery(place, id)}) found (decision)
    WHERE found.decision->>'undone' IS NULL`;
}

/** @returns the query of how many current decisions an engagement has. */
export function decisionsCountQuery({ workspaceId, engagementId }: EngagementRef): Sql {
  return sql`
    SELECT count(*)::int FROM decisions d
    WHERE d.workspace_id = ${workspaceId}::uuid AND d.engagement_id = ${engagementId}::uuid AND NOT EXISTS (
      SELECT 1 FROM decision_undoings u WHERE u.workspace_id = d.workspace_id AND u.decision_id = d.id)`;
}

function decisionsQuery({ workspaceId, engagementId }: EngagementSql, id: string | null): Sql {
  const nameOf = (column: Sql) =>
    sql`coalesce((SELECT p.name FROM users p WHERE p.id = ${column}), ${NAME_OF_NOBODY})`;
  return sql`
    SELECT json_build_object(
      'id', d.id, 'messageId', m.id, 'body', m.body, 'authorName', ${nameOf(sql`m.author_id`)}, 'saidAt', m.created_at,
      'party', d.party, 'decidedBy', ${nameOf(sql`d.decided_by_id`)}, 'decidedAt', d.decided_at,
      'undone', (SELECT json_build_object('at', u.undone_at,
          'by', ${nameOf(sql`u.undone_by_id`)})
        FROM decision_undoings u WHERE u.workspace_id = d.workspace_id AND u.decision_id = d.id),
      'subject', t.subject, 'subjectId', t.subject_id, 'title', ${titles()},
      'uses', coalesce((SELECT json_agg(json_build_object('at', s.used_at,
          'by', ${nameOf(sql`s.used_by_id`)},
          'playbook', (SELECT json_build_object('id', p.id, 'name', p.name) FROM playbooks p
            WHERE p.workspace_id = s.workspace_id AND p.id = s.playbook_id),
          'brief', (SELECT json_build_object('id', b.id, 'title', b.title, 'isDraft', b.state = 'draft') FROM briefs b
            WHERE b.workspace_id = s.workspace_id AND b.id = s.brief_id),
          'changeOf', (SELECT json_build_object('id', b.id, 'title', b.title)
            FROM change_requests c JOIN briefs b ON b.workspace_id = c.workspace_id AND b.id = c.brief_id
            WHERE c.workspace_id = s.workspace_id AND c.id = s.change_request_id),
          'agreement', (SELECT json_build_object('id', a.id, 'title', a.title) FROM agreements a
            WHERE a.workspace_id = s.workspace_id AND a.id = s.agreement_id)) ORDER BY s.used_at, s.id)
        FROM decision_uses s WHERE s.workspace_id = d.workspace_id AND s.decision_id = d.id), '[]')) AS decision
    FROM decisions d
    JOIN messages m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
    JOIN threads t ON t.workspace_id = d.workspace_id AND t.id = d.thread_id
    WHERE d.workspace_id = ${workspaceId} AND d.engagement_id = ${engagementId}
      AND d.id = coalesce(${id}::uuid, d.id)
    ORDER BY d.decided_at DESC, d.id DESC LIMIT ${MOST_SHOWN}::int`;
}
