import type { Metadata } from 'next';
import { peopleInWorkspace } from '@/components/search/destinations';
import { SearchPage } from '@/components/search/search-page';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { searchWorkspace } from '@/lib/search/full.queries';
import { findInWorkspace } from '@/lib/search/palette.queries';
import { GROUPS, kindsOf } from '@/lib/search/query.rules';
import { looksEverywhere, SearchAddress } from '@/lib/search/schema';

export const metadata: Metadata = { title: 'Search' };

type Props = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

export default async function WorkspaceSearchPage({ params, searchParams }: Props) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const search = SearchAddress.parse(await searchParams);
  const [page, named] = await Promise.all([
    searchWorkspace(signedIn.userId, workspace.id, {
      typed: search.q,
      kinds: kindsOf(search.kind),
      after: search.after,
    }),
    looksEverywhere(search) ? findInWorkspace(signedIn.userId, workspace.id, search.q) : null,
  ]);
  return (
    <SearchPage
      address={addresses.search(workspace.slug)}
      side={{ slug: workspace.slug }}
      search={search}
      groups={GROUPS}
      page={page}
      named={named ? peopleInWorkspace(workspace.slug, named) : []}
      zone={signedIn.timeZone}
      now={now()}
    />
  );
}
