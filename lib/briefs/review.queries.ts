import { withActor } from '@/lib/platform/tenancy';
import { getMessages } from '@/lib/threads/queries';
import { getBriefDocument } from './document.queries';
import { listKeptAnswers } from './playbooks/kept-answers.queries';

/**
 * Reads a brief and the conversation about it for the staff of its business, and which answers its playbook has taken in.
 * @returns null when it isn't there or isn't theirs.
 */
export async function getBriefForStaff(
  userId: string,
  ref: { readonly workspaceId: string; readonly id: string },
) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const brief = await getBriefDocument(tx, ref);
    if (!brief) return null;
    const subject = { workspaceId: ref.workspaceId, subject: 'brief', subjectId: ref.id } as const;
    return {
      brief,
      messages: await getMessages(tx, userId, subject),
      keptAnswers: await listKeptAnswers(tx, brief),
    };
  });
}
