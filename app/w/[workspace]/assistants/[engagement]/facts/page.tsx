import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { FactsView } from '@/components/evaluations/facts/facts-view';
import { PageHead } from '@/components/ui/page';
import { getFactsPage } from '@/lib/evaluations/facts/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

type FactsPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

const load = cache(async (slug: string, engagementId: string, search: Record<string, unknown>) => {
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (!isId(engagementId)) notFound();
  const place = { workspaceId: workspace.id, engagementId };
  const at = now();
  const withMoney = role === 'owner';
  const page = await getFactsPage(signedIn.userId, place, search, { now: at, withMoney });
  return page ? { page, withMoney, at } : notFound();
});

export async function generateMetadata({ params, searchParams }: FactsPageProps): Promise<Metadata> {
  const { workspace: slug, engagement: engagementId } = await params;
  const { page } = await load(slug, engagementId, await searchParams);
  return { title: titleOf(page.names.assistant) };
}

/** What the record says of the work with one assistant, as both sides see it. A manager doesn't see what is paid. */
export default async function FactsPage({ params, searchParams }: FactsPageProps) {
  const { workspace: slug, engagement: engagementId } = await params;
  const { page, withMoney, at } = await load(slug, engagementId, await searchParams);
  const { assistant } = page.names;
  return (
    <>
      <PageHead
        title={titleOf(assistant)}
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

function titleOf(assistant: string): string {
  return `Facts about your work with ${assistant}`;
}
