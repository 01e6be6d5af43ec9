import { withActor } from '@/lib/platform/tenancy';
import { getMessages } from '@/lib/threads/queries';
import { getBriefDocument } from './document.queries';

/**
 * Reads a brief and the conversation about it for the staff of its business. Two queries.
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
    return { brief, messages: await getMessages(tx, userId, subject) };
  });
}
