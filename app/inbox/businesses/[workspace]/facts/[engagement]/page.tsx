import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FactsView } from '@/components/evaluations/facts/facts-view';
import { PageHead } from '@/components/ui/page';
import { getFactsPage } from '@/lib/evaluations/facts/page.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Facts' };

type FactsPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** What the record says of an assistant's work for one business, as both sides see it. */
export default async function FactsPage({ params, searchParams }: FactsPageProps) {
  const { workspace: workspaceId, engagement: engagementId } = await params;
  const { userId } = await requireAssistant();
  if (!isId(workspaceId) || !isId(engagementId)) notFound();
  const at = now();
  const place = { workspaceId, engagementId };
  const page = await getFactsPage(userId, place, await searchParams, { now: at, withMoney: true });
  if (page?.assistantUserId !== userId) notFound();
  const { business } = page.names;
  return (
    <>
      <PageHead
        title={`The facts with ${business}`}
        intro={`What the record says, the same for you and ${business}. Each figure leads to the rows it is counted from.`}
        back={{ href: addresses.business(workspaceId), label: business }}
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
