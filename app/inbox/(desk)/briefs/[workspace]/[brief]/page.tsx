import type { Metadata } from 'next';
import { cache } from 'react';
import { AssistantBrief } from '@/components/inbox/assistant-brief';
import { SeenWithPage } from '@/components/notifications/seen-here';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { getInboxBrief } from '@/lib/briefs/inbox/inbox.queries';
import { leadToWhatStays } from '@/lib/endings/guards';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import type { Asked, Look } from '@/lib/threads/thread/looking.rules';

type Props = { params: Promise<{ workspace: string; brief: string }>; searchParams: Promise<Asked> };

const load = cache(async (workspaceId: string, id: string, look: Look) => {
  const { userId, timeZone } = await requireAssistant();
  const page = await getInboxBrief(userId, { workspaceId, id }, look);
  return page && { ...page, userId, zone: timeZone };
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { workspace, brief } = await params;
  return {
    title: (await load(workspace, brief, lookFromAddress(await searchParams)))?.brief.title ?? 'Not here',
  };
}

export default async function InboxBriefPage({ params, searchParams }: Props) {
  const { workspace, brief } = await params;
  const { userId } = await requireAssistant();
  const page =
    (await load(workspace, brief, lookFromAddress(await searchParams))) ??
    (await leadToWhatStays(userId, workspace));
  return (
    <>
      <AssistantBrief {...page} now={now()} />
      <SeenWithPage workspaceId={workspace} subject="brief" subjectId={brief} unreadUpTo={page.unreadUpTo} />
    </>
  );
}
