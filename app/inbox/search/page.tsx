import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { KINDS } from '@/lib/search/asking.rules';
import { searchInbox } from '@/lib/search/full.queries';
import { SearchAddress } from '@/lib/search/schema';

export const metadata: Metadata = { title: 'Search' };

type Props = { readonly searchParams: Promise<Record<string, unknown>> };

/** Playbooks are their business's alone. */
const KINDS_HERE = KINDS.filter((kind) => kind !== 'playbook');

export default async function InboxSearchPage({ searchParams }: Props) {
  const { userId, timeZone } = await requireAssistant();
  const search = SearchAddress.parse(await searchParams);
  const page = await searchInbox(userId, { typed: search.q, kinds: search.kind, after: search.after });
  return (
    <SearchPage
      address={addresses.inboxSearch()}
      side="inbox"
      search={search}
      kinds={KINDS_HERE}
      page={page}
      zone={timeZone}
      now={now()}
    />
  );
}
