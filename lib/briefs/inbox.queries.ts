import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { type DecisionView, findDecision } from '@/lib/threads/decisions.queries';
import { type Look, NEWEST } from '@/lib/threads/looking.rules';
import { findReadMark, getThread, type ThreadView } from '@/lib/threads/queries';
import type { Cursor } from './closed-cursor.rules';
import { type BriefDocument, getBriefDocument } from './document.queries';
import { getWaitingUploads, type WaitingUpload } from './uploads/queries';

export type InboxBriefPage = {
  readonly brief: BriefDocument;
  readonly thread: ThreadView;
  /** the decision that a change is to carry out, when the address names one */
  readonly decision: DecisionView | null;
  /** there is an answer that came after the person last looked */
  readonly hasNewAnswer: boolean;
  /** files of theirs that wait to be delivered */
  readonly uploads: readonly WaitingUpload[];
};

/**
 * Reads one brief for the assistant it was handed to.
 * @returns null when it isn't there or isn't theirs; the owner's side has a page of its own.
 */
export async function getInboxBrief(
  userId: string,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  look: Look = NEWEST,
): Promise<InboxBriefPage | null> {
  if (!isId(workspaceId) || !isId(id)) return null;
  return withActor({ kind: 'user', userId }, async (tx, { engagementIds }) => {
    const brief = await getBriefDocument(tx, { workspaceId, id });
    if (!brief || !engagementIds.includes(brief.engagementId)) return null;
    const subject = { workspaceId, subject: 'brief', subjectId: id } as const;
    const thread = await getThread(
      tx,
      userId,
      { ...subject, engagementId: brief.engagementId, side: 'assistant' },
      look,
    );
    const answers = brief.clarifications.flatMap(({ answer }) => (answer ? [answer.at] : []));
    const seen = answers.length > 0 ? await findReadMark(tx, userId, subject) : null;
    const uploads = await getWaitingUploads(tx, { workspaceId, briefId: id, now: now() });
    const decision = await findDecision(tx, brief, look.decision);
    return {
      brief,
      thread,
      decision,
      uploads,
      hasNewAnswer: answers.some((at) => seen === null || at > seen),
    };
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
