import { z } from 'zod';
import { type Sql, sql, type Tx, withActor } from '@/lib/platform/tenancy';
import { titles } from './conversations.queries';
import { ThreadSubject } from './subjects';

const Instant = z.coerce.date();
const GONE = 'Someone who has left';

const Row = z.object({
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

/** A decision as the list of an engagement's decisions shows it, with what became of it. */
export type DecisionView = z.infer<typeof Row>;

type Place = { readonly workspaceId: string; readonly engagementId: string };

/** Nobody looks further back on one page; the conversations hold all of them. */
const MOST_SHOWN = 200;

/** @returns what the two of an engagement have decided, the latest first, those that were taken back too. One query. */
export async function listDecisions(userId: string, place: Place): Promise<readonly DecisionView[]> {
  return withActor({ kind: 'user', userId }, (tx) => findDecisions(tx, place, null));
}

/** @returns one decision of an engagement that still is one, or null; null for none. */
export async function findDecision(tx: Tx, place: Place, id: string | null): Promise<DecisionView | null> {
  if (id === null) return null;
  const [decision] = await findDecisions(tx, place, id);
  return decision && !decision.undone ? decision : null;
}

/** @returns how many decisions of an engagement still are one. */
export async function countDecisions(tx: Tx, { workspaceId, engagementId }: Place): Promise<number> {
  return tx.decision.count({ where: { workspaceId, engagementId, undoing: null } });
}

async function findDecisions(
  tx: Tx,
  { workspaceId, engagementId }: Place,
  id: string | null,
): Promise<readonly DecisionView[]> {
  const nameOf = (column: Sql) => sql`coalesce((SELECT p.name FROM users p WHERE p.id = ${column}), ${GONE})`;
  const rows = await tx.$queryRaw<{ decision: unknown }[]>`
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
    WHERE d.workspace_id = ${workspaceId}::uuid AND d.engagement_id = ${engagementId}::uuid
      AND d.id = coalesce(${id}::uuid, d.id)
    ORDER BY d.decided_at DESC, d.id DESC LIMIT ${MOST_SHOWN}::int`;
  return rows.map(({ decision }) => Row.parse(decision));
}
