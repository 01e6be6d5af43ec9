import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { ReplyAddress } from '@/lib/platform/mail/reply-addresses';
import { withActor } from '@/lib/platform/tenancy';
import { SUBJECTS, ThreadSubject } from '../subjects';

/**
 * @returns the page of the conversation that a reply address belongs to, as its person reaches it; their start page if
 * they no longer have access.
 */
export async function pageOf({
  workspaceId,
  engagementId,
  subject,
  subjectId,
  userId,
}: ReplyAddress): Promise<string> {
  const engagement = await withActor({ kind: 'user', userId }, (tx) =>
    tx.engagement.findUnique({
      where: { workspaceId_id: { workspaceId, id: engagementId } },
      select: { assistantUserId: true, workspace: { select: { slug: true } } },
    }),
  );
  const about = ThreadSubject.safeParse(subject);
  if (!engagement || !about.success) return absolute(addresses.start());
  const { assistantUserId, workspace } = engagement;
  const side = assistantUserId === userId ? 'assistant' : 'owner';
  const reader = { side, slug: workspace.slug, workspaceId } as const;
  return absolute(SUBJECTS[about.data].address(reader, { id: subjectId, engagementId }));
}
