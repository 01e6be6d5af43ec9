import { z } from 'zod';
import { unreadAboutQuery } from '@/lib/notifications/listing/queries';
import { now } from '@/lib/platform/clock';
import { readAs, sql } from '@/lib/platform/tenancy';
import { DecisionView, decisionQuery } from '@/lib/threads/decisions/decisions.queries';
import { type Look, NEWEST } from '@/lib/threads/thread/looking.rules';
import { ThreadFacts, threadFrom, threadQuery } from '@/lib/threads/thread/queries';
import { BriefDocument } from './document/document.queries';
import { type BriefRef, documentQuery } from './document/document.statement';
import { keptAnswersQuery } from './playbooks/kept-answers.queries';

const Found = z.object({
  brief: BriefDocument,
  thread: ThreadFacts,
  decision: DecisionView.nullable(),
  keptAnswers: z.array(z.string()),
  hasUnread: z.boolean(),
});

/**
 * Reads a brief and its conversation for the staff of its business, and which answers its playbook has taken in. One
 * statement, whatever is in it.
 * @returns null when it isn't there or isn't theirs; also the time of the latest notification about it that they
 * haven't read, null if there is none.
 */
export async function getBriefForStaff(userId: string, ref: BriefRef, look: Look = NEWEST) {
  const at = now();
  const about = { workspaceId: ref.workspaceId, subject: 'brief', subjectId: ref.id } as const;
  const place = { workspaceId: sql`page.workspace_id`, engagementId: sql`page.engagement_id` };
  const answer = await readAs(
    userId,
    sql`SELECT json_build_object(
        'brief', (${documentQuery(ref)}),
        'thread', (${threadQuery({ userId, ref: about, engagementId: place.engagementId, look }, at)}),
        'decision', (${decisionQuery(place, look.decision)}),
        'keptAnswers', (${keptAnswersQuery(ref)}),
        'hasUnread', ${unreadAboutQuery(userId, about)})
      FROM briefs page WHERE page.workspace_id = ${ref.workspaceId}::uuid AND page.id = ${ref.id}::uuid`,
  );
  if (answer === null) return null;
  const { thread, hasUnread, ...found } = Found.parse(answer);
  return {
    ...found,
    unreadUpTo: hasUnread ? at : null,
    thread: await threadFrom(thread, { ...about, side: 'owner' }, look, at),
  };
}
