import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AssistantBrief } from '@/components/inbox/assistant-brief';
import { getInboxBrief } from '@/lib/briefs/inbox.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

type Props = { params: Promise<{ workspace: string; brief: string }> };

const load = cache(async (workspaceId: string, id: string) => {
  const { userId, timeZone } = await requireAssistant();
  const page = await getInboxBrief(userId, { workspaceId, id });
  return page && { ...page, userId, zone: timeZone };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, brief } = await params;
  return { title: (await load(workspace, brief))?.brief.title ?? 'Not here' };
}

export default async function InboxBriefPage({ params }: Props) {
  const { workspace, brief } = await params;
  const page = await load(workspace, brief);
  if (!page) notFound();
  return <AssistantBrief {...page} now={now()} />;
}
