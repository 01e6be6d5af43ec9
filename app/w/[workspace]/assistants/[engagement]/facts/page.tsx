import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FactsView } from '@/components/evaluations/facts/facts-view';
import { PageHead } from '@/components/ui/page';
import { getFactsPage } from '@/lib/evaluations/facts/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Facts' };

type FactsPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** What the record says of the work with one assistant, as both sides see it. A manager doesn't see what is paid. */
export default async function FactsPage({ params, searchParams }: FactsPageProps) {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (!isId(engagementId)) notFound();
  const at = now();
  const place = { workspaceId: workspace.id, engagementId };
  const withMoney = role === 'owner';
  const page = await getFactsPage(signedIn.userId, place, await searchParams, { now: at, withMoney });
  if (!page) notFound();
  const { assistant } = page.names;
  return (
    <>
      <PageHead
        title={`The facts with ${assistant}`}
        intro={`What the record says, the same for you and ${assistant}. Each figure leads to the rows it is counted from.`}
        back={{ href: addresses.assistant(slug, engagementId), label: assistant }}
      />
      <FactsView
        page={page}
        reader={{ side: 'owner', slug, withMoney }}
        address={addresses.facts(slug, engagementId)}
        now={at}
      />
    </>
  );
}
