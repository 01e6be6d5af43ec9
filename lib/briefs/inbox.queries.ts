import { cache } from 'react';
import { z } from 'zod';
import { isId } from '@/lib/platform/ids';
import { readAs, type Sql, sql, withActor } from '@/lib/platform/tenancy';
import { findReadMark, getMessages, type MessageView } from '@/lib/threads/queries';
import { type BriefDocument, getBriefDocument } from './document.queries';
import type { Cursor, InboxFacts } from './inbox.rules';
import { BRIEF_STATES } from './rules';

const OpenBrief = z.object({
  workspaceId: z.string(),
  id: z.string(),
  title: z.string(),
  business: z.string(),
  state: z.enum(BRIEF_STATES),
  deadlineAt: z.coerce.date(),
  unread: z.int(),
  isBlocked: z.boolean(),
  hasNewAnswer: z.boolean(),
  /** there for the sake of knowing that there are more than are listed */
  isBeyond: z.boolean(),
});

const ToSign = z.object({ workspaceId: z.string(), id: z.string(), title: z.string(), business: z.string() });

const Open = z.object({ open: z.array(OpenBrief), toSign: z.array(ToSign), engagements: z.int() });

/** An open brief as the inbox lists it. */
export type InboxBrief = InboxFacts & z.infer<typeof OpenBrief>;

export type Inbox = {
  readonly briefs: readonly InboxBrief[];
  /** agreements that wait for the assistant's signature */
  readonly toSign: readonly z.infer<typeof ToSign>[];
  /** there are more open briefs than are listed */
  readonly isCut: boolean;
  /** how many businesses the person works with */
  readonly engagements: number;
};

/** Of one engagement at most this many are listed, the earliest deadlines first; of those that wait for a review, fewer. */
const MOST_OPEN = 100;
const MOST_DELIVERED = 30;

/**
 * Reads a person's inbox over all businesses they work with; asked once per page, however many components want it.
 * Bounded, and by index: what is closed costs nothing. One statement.
 */
export const getInbox = cache(async (userId: string): Promise<Inbox> => {
  const { open, ...rest } = Open.parse(await readAs(userId, openQuery(userId)));
  const briefs = open.filter(({ isBeyond }) => !isBeyond);
  return { ...rest, briefs, isCut: briefs.length < open.length };
});

/** Briefs engagement by engagement, so that each part is a short walk along an index, under row level security too. */
function openQuery(userId: string): Sql {
  return sql`
    SELECT json_build_object('engagements', cardinality(app.engaged_in()), 'open', (
      SELECT coalesce(json_agg(json_build_object(
        'workspaceId', b.workspace_id, 'id', b.id, 'title', b.title, 'state', b.state, 'deadlineAt', b.deadline_at,
        'isBeyond', b.place > b.most, 'business', w.name, 'unread', coalesce(talk.unread, 0),
        'isBlocked', coalesce(asked.is_blocked, false), 'hasNewAnswer', coalesce(asked.has_new_answer, false))), '[]')
      FROM unnest(app.engaged_in()) AS mine (engagement_id)
      CROSS JOIN LATERAL (
        (SELECT o.*, row_number() OVER (ORDER BY o.deadline_at, o.id) AS place, ${MOST_OPEN}::int AS most FROM briefs o
         WHERE o.engagement_id = mine.engagement_id AND o.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision')
         ORDER BY o.deadline_at, o.id LIMIT ${MOST_OPEN + 1})
        UNION ALL
        (SELECT o.*, row_number() OVER (ORDER BY o.deadline_at, o.id), ${MOST_DELIVERED}::int FROM briefs o
         WHERE o.engagement_id = mine.engagement_id AND o.state = 'delivered'
         ORDER BY o.deadline_at, o.id LIMIT ${MOST_DELIVERED + 1})) AS b
      JOIN workspaces w ON w.id = b.workspace_id
      LEFT JOIN LATERAL (
        SELECT r.read_up_to, (
          SELECT count(*)::int FROM messages m
          WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id
            AND m.created_at > coalesce(r.read_up_to, '-infinity') AND m.author_id <> ${userId}::uuid) AS unread
        FROM threads t
        LEFT JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = ${userId}::uuid
        WHERE t.workspace_id = b.workspace_id AND t.subject = 'brief' AND t.subject_id = b.id) AS talk ON true
      LEFT JOIN LATERAL (
        SELECT bool_or(c.is_blocking AND c.answered_at IS NULL) AS is_blocked,
               bool_or(c.answered_at > coalesce(talk.read_up_to, '-infinity')) AS has_new_answer
        FROM clarifications c WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id) AS asked ON true
    ), 'toSign', (
      SELECT coalesce(json_agg(json_build_object(
        'workspaceId', a.workspace_id, 'id', a.id, 'title', a.title, 'business', w.name) ORDER BY a.state_changed_at, a.id), '[]')
      FROM agreements a JOIN workspaces w ON w.id = a.workspace_id
      WHERE a.engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND a.state IN ('proposed', 'signed_by_one')
        AND NOT EXISTS (
          SELECT 1 FROM agreement_versions v
          JOIN agreement_signatures s ON s.workspace_id = v.workspace_id AND s.version_id = v.id AND s.party = 'assistant'
          WHERE v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number)
    ))`;
}

export type InboxBriefPage = {
  readonly brief: BriefDocument;
  readonly messages: readonly MessageView[];
  /** there is an answer that came after the person last looked */
  readonly hasNewAnswer: boolean;
};

/**
 * Reads one brief for the assistant it was handed to.
 * @returns null when it isn't there or isn't theirs; the owner's side has a page of its own.
 */
export async function getInboxBrief(
  userId: string,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<InboxBriefPage | null> {
  if (!isId(workspaceId) || !isId(id)) return null;
  return withActor({ kind: 'user', userId }, async (tx, { engagementIds }) => {
    const brief = await getBriefDocument(tx, { workspaceId, id });
    if (!brief || !engagementIds.includes(brief.engagementId)) return null;
    const subject = { workspaceId, subject: 'brief', subjectId: id } as const;
    const messages = await getMessages(tx, userId, subject);
    const answers = brief.clarifications.flatMap(({ answer }) => (answer ? [answer.at] : []));
    const seen = answers.length > 0 ? await findReadMark(tx, userId, subject) : null;
    return { brief, messages, hasNewAnswer: answers.some((at) => seen === null || at > seen) };
  });
}

/** A closed brief as the list of done work shows it. */
export type ClosedBrief = {
  readonly workspaceId: string;
  readonly id: string;
  readonly title: string;
  readonly business: string;
  readonly state: 'approved' | 'declined' | 'cancelled' | 'withdrawn';
  readonly closedAt: Date;
};

export const CLOSED_SHOWN = 30;

/**
 * Reads one page of closed work over all businesses, newest first, by keyset: page 1 and page 1000 cost the same.
 * @returns one more row than a page shows when there is another page.
 */
export async function listClosed(userId: string, after: Cursor | null): Promise<readonly ClosedBrief[]> {
  return withActor({ kind: 'user', userId }, (tx, { engagementIds }) => {
    const from = after ?? { closedAt: FAR_AHEAD, id: LAST_ID };
    return tx.$queryRaw<ClosedBrief[]>`
      SELECT b.workspace_id AS "workspaceId", b.id, b.title, b.state::text AS state, b.state_changed_at AS "closedAt",
             w.name AS business
      FROM unnest(${engagementIds}::uuid[]) AS mine (engagement_id)
      CROSS JOIN LATERAL (
        SELECT o.workspace_id, o.id, o.title, o.state, o.state_changed_at FROM briefs o
        WHERE o.engagement_id = mine.engagement_id AND o.state IN ('approved', 'declined', 'cancelled', 'withdrawn')
          AND (o.state_changed_at, o.id) < (${from.closedAt}, ${from.id}::uuid)
        ORDER BY o.state_changed_at DESC, o.id DESC LIMIT ${CLOSED_SHOWN + 1}) AS b
      JOIN workspaces w ON w.id = b.workspace_id
      ORDER BY b.state_changed_at DESC, b.id DESC LIMIT ${CLOSED_SHOWN + 1}`;
  });
}

const FAR_AHEAD = new Date('9999-12-31T00:00:00Z');
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
