import { withActor } from '@/lib/platform/tenancy';
import { findDecision } from '@/lib/threads/decisions.queries';
import { type Look, NEWEST } from '@/lib/threads/looking.rules';
import { getThread } from '@/lib/threads/queries';
import { getBriefDocument } from './document.queries';
import { listKeptAnswers } from './playbooks/kept-answers.queries';

/**
 * Reads a brief and the conversation about it for the staff of its business, and which answers its playbook has taken in.
 * @returns null when it isn't there or isn't theirs.
 */
export async function getBriefForStaff(
  userId: string,
  ref: { readonly workspaceId: string; readonly id: string },
  look: Look = NEWEST,
) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const brief = await getBriefDocument(tx, ref);
    if (!brief) return null;
    const { workspaceId, id: subjectId } = ref;
    const about = {
      workspaceId,
      subject: 'brief',
      subjectId,
      engagementId: brief.engagementId,
      side: 'owner',
    } as const;
    return {
      brief,
      thread: await getThread(tx, userId, about, look),
      decision: await findDecision(tx, brief, look.decision),
      keptAnswers: await listKeptAnswers(tx, brief),
    };
  });
}
