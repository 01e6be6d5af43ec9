import type { Metadata } from 'next';
import { peopleInInbox } from '@/components/search/destinations';
import { SearchPage } from '@/components/search/search-page';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { searchInbox } from '@/lib/search/full.queries';
import { findInInbox } from '@/lib/search/palette.queries';
import { GROUPS, kindsOf } from '@/lib/search/query.rules';
import { looksEverywhere, SearchAddress } from '@/lib/search/schema';

export const metadata: Metadata = { title: 'Search' };

type Props = { readonly searchParams: Promise<Record<string, unknown>> };

/** Playbooks are their business's alone. */
const GROUPS_HERE = GROUPS.filter((group) => group !== 'playbook');

export default async function InboxSearchPage({ searchParams }: Props) {
  const { userId, timeZone } = await requireAssistant();
  const search = SearchAddress.parse(await searchParams);
  const [page, named] = await Promise.all([
    searchInbox(userId, { typed: search.q, kinds: kindsOf(search.kind), after: search.after }),
    looksEverywhere(search) ? findInInbox(userId, search.q) : null,
  ]);
  return (
    <SearchPage
      address={addresses.inboxSearch()}
      side="inbox"
      search={search}
      groups={GROUPS_HERE}
      page={page}
      named={named ? peopleInInbox(named) : []}
      zone={timeZone}
      now={now()}
    />
  );
}
