import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { KINDS } from '@/lib/search/asking.rules';
import { searchWorkspace } from '@/lib/search/full.queries';
import { SearchAddress } from '@/lib/search/schema';

export const metadata: Metadata = { title: 'Search' };

type Props = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

export default async function WorkspaceSearchPage({ params, searchParams }: Props) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const search = SearchAddress.parse(await searchParams);
  const page = await searchWorkspace(signedIn.userId, workspace.id, {
    typed: search.q,
    kinds: search.kind,
    after: search.after,
  });
  return (
    <SearchPage
      address={addresses.search(workspace.slug)}
      side={{ slug: workspace.slug }}
      search={search}
      kinds={KINDS}
      page={page}
      zone={signedIn.timeZone}
      now={now()}
    />
  );
}
