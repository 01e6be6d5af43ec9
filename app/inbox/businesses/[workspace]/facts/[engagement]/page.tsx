import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { FactsView } from '@/components/evaluations/facts/facts-view';
import { PageHead } from '@/components/ui/page';
import { getFactsPage } from '@/lib/evaluations/facts/page.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

type FactsPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

const load = cache(async (workspaceId: string, engagementId: string, search: Record<string, unknown>) => {
  const { userId } = await requireAssistant();
  if (!isId(workspaceId) || !isId(engagementId)) notFound();
  const at = now();
  const page = await getFactsPage(userId, { workspaceId, engagementId }, search, {
    now: at,
    withMoney: true,
  });
  return page?.assistantUserId === userId ? { page, at } : notFound();
});

export async function generateMetadata({ params, searchParams }: FactsPageProps): Promise<Metadata> {
  const { workspace, engagement } = await params;
  const { page } = await load(workspace, engagement, await searchParams);
  return { title: titleOf(page.names.business) };
}

/** What the record says of an assistant's work for one business, as both sides see it. */
export default async function FactsPage({ params, searchParams }: FactsPageProps) {
  const { workspace: workspaceId, engagement: engagementId } = await params;
  const { page, at } = await load(workspaceId, engagementId, await searchParams);
  const { business } = page.names;
  const back = page.hasEnded
    ? addresses.inboxEnding(workspaceId, engagementId)
    : addresses.business(workspaceId);
  return (
    <>
      <PageHead
        title={titleOf(business)}
        intro={`What the record says, the same for you and ${business}. Each figure leads to the rows it is counted from.`}
        back={{ href: back, label: business }}
      />
      <FactsView
        page={page}
        reader={{ side: 'assistant', workspaceId, withMoney: true, isPast: page.hasEnded }}
        address={addresses.inboxFacts(workspaceId, engagementId)}
        now={at}
      />
    </>
  );
}

function titleOf(business: string): string {
  return `Facts about your work with ${business}`;
}
