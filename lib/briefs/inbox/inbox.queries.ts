import { z } from 'zod';
import { unreadAboutQuery } from '@/lib/notifications/listing/queries';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { pageOf, wholeList } from '@/lib/platform/paging/whole-list';
import { readAs, sql, withActor } from '@/lib/platform/tenancy';
import { DecisionView, decisionQuery } from '@/lib/threads/decisions/decisions.queries';
import { type Look, NEWEST } from '@/lib/threads/thread/looking.rules';
import { ThreadFacts, type ThreadView, threadFrom, threadQuery } from '@/lib/threads/thread/queries';
import { WaitingUpload, waitingUploadsQuery } from '@/lib/uploads/queries';
import { BriefDocument } from '../document/document.queries';
import { type BriefRef, documentQuery } from '../document/document.statement';

export type InboxBriefPage = {
  readonly brief: BriefDocument;
  readonly thread: ThreadView;
  /** the decision that a change is to carry out, if the address names one */
  readonly decision: DecisionView | null;
  /** an answer came after the person last looked */
  readonly hasNewAnswer: boolean;
  /** files of theirs that wait to be delivered */
  readonly uploads: readonly WaitingUpload[];
  /** the time of the latest notification about it that they haven't read; null if there is none */
  readonly unreadUpTo: Date | null;
};

const Found = z.object({
  brief: BriefDocument,
  thread: ThreadFacts,
  decision: DecisionView.nullable(),
  uploads: z.array(WaitingUpload),
  hasUnread: z.boolean(),
});

/**
 * Reads one brief for the assistant it was handed to. One statement, whatever is in it.
 * @returns null when it isn't there or isn't theirs; the owner's side has its own page.
 */
export async function getInboxBrief(
  userId: string,
  ref: BriefRef,
  look: Look = NEWEST,
): Promise<InboxBriefPage | null> {
  if (!isId(ref.workspaceId) || !isId(ref.id)) return null;
  const at = now();
  const about = { workspaceId: ref.workspaceId, subject: 'brief', subjectId: ref.id } as const;
  const place = { workspaceId: sql`page.workspace_id`, engagementId: sql`page.engagement_id` };
  const answer = await readAs(
    userId,
    sql`SELECT json_build_object(
        'brief', (${documentQuery(ref)}),
        'thread', (${threadQuery({ userId, ref: about, engagementId: place.engagementId, look }, at)}),
        'decision', (${decisionQuery(place, look.decision)}),
        'uploads', (${waitingUploadsQuery(ref, at)}),
        'hasUnread', ${unreadAboutQuery(userId, about)})
      FROM briefs page
      WHERE page.workspace_id = ${ref.workspaceId}::uuid AND page.id = ${ref.id}::uuid
        AND page.engagement_id = ANY ((SELECT app.engaged_in())::uuid[])`,
  );
  if (answer === null) return null;
  const { thread: facts, hasUnread, ...found } = Found.parse(answer);
  const thread = await threadFrom(facts, { ...about, side: 'assistant' }, look, at);
  const { readUpTo } = thread;
  const hasNewAnswer = found.brief.clarifications.some(
    ({ answer: given }) => given !== null && (readUpTo === null || given.at > readUpTo),
  );
  return { ...found, thread, hasNewAnswer, unreadUpTo: hasUnread ? at : null };
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
 * @returns one more row than a page shows if there is another page.
 */
export async function listClosed(
  userId: string,
  after: RowPlace | null,
  size = CLOSED_SHOWN,
): Promise<readonly ClosedBrief[]> {
  return withActor({ kind: 'user', userId }, (tx, { engagementIds }) => {
    const from = after ?? { at: FAR_AHEAD, id: LAST_ID };
    return tx.$queryRaw<ClosedBrief[]>`
      SELECT b.workspace_id AS "workspaceId", b.id, b.title, b.state::text AS state, b.state_changed_at AS "closedAt",
             w.name AS business
      FROM unnest(${engagementIds}::uuid[]) AS mine (engagement_id)
      CROSS JOIN LATERAL (
        SELECT o.workspace_id, o.id, o.title, o.state, o.state_changed_at FROM briefs o
        WHERE o.engagement_id = mine.engagement_id AND o.state IN ('approved', 'declined', 'cancelled', 'withdrawn')
          AND (o.state_changed_at, o.id) < (${from.at}, ${from.id}::uuid)
        ORDER BY o.state_changed_at DESC, o.id DESC LIMIT ${size + 1}) AS b
      JOIN workspaces w ON w.id = b.workspace_id
      ORDER BY b.state_changed_at DESC, b.id DESC LIMIT ${size + 1}`;
  });
}

/** Reads all closed work, a page at a time, for a file. */
export function readAllClosed(userId: string, size = 1_000) {
  return wholeList<ClosedBrief, RowPlace>(async (after) =>
    pageOf(await listClosed(userId, after, size), size, ({ closedAt, id }) => ({ at: closedAt, id })),
  );
}

const FAR_AHEAD = new Date('9999-12-31T00:00:00Z');
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
