import { NewestOrOlder } from '@/components/lists/newest-or-older';
import type { Destination } from '@/components/search/destinations';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { PageHead } from '@/components/ui/page';
import type { FoundPage } from '@/lib/search/full.queries';
import { type Group, hasTerms, parseQuery, writeSearch } from '@/lib/search/query.rules';
import type { SearchAddress } from '@/lib/search/schema';
import { FoundList } from './found-list';
import type { Side } from './places';
import { SearchForm } from './search-form';

type SearchPageProps = {
  readonly address: string;
  readonly side: Side;
  readonly search: SearchAddress;
  readonly groups: readonly Group[];
  readonly page: FoundPage;
  /** assistants, or businesses, who are called so */
  readonly named: readonly Destination[];
  readonly zone: string;
  readonly now: Date;
};

/** Looking for words in everything that one may see, newest first. */
export function SearchPage({ address, side, search, groups, page, named, zone, now }: SearchPageProps) {
  const { found, next } = page;
  return (
    <>
      <PageHead title="Search" />
      <SearchForm key={writeSearch(search)} address={address} search={search} groups={groups} />
      {named.length > 0 ? <Named named={named} /> : null}
      {found.length > 0 ? <FoundList found={found} side={side} zone={zone} now={now} /> : null}
      {found.length + named.length === 0 ? <NothingFound search={search} /> : null}
      <div className="mt-8 flex flex-wrap gap-2">
        <NewestOrOlder
          newest={search.after ? `${address}${writeSearch(search)}` : null}
          older={next ? `${address}${writeSearch(search, next)}` : null}
        />
      </div>
    </>
  );
}

function Named({ named }: Pick<SearchPageProps, 'named'>) {
  return (
    <ul aria-label="By name" className="rows border-b border-line">
      {named.map(({ href, title, kind }) => (
        <li key={href}>
          <NearLink href={href} className="row">
            <span className="row-text">
              <span className="row-title">{title}</span>
              <span className="row-detail">{kind}</span>
            </span>
          </NearLink>
        </li>
      ))}
    </ul>
  );
}

function NothingFound({ search }: Pick<SearchPageProps, 'search'>) {
  if (!hasTerms(parseQuery(search.q))) {
    return (
      <EmptyState title="What are you looking for?">
        The beginnings of words are enough, in any order. “Words in quotes” are found exactly. You find only
        what you may see, and nobody learns what you searched for.
      </EmptyState>
    );
  }
  if (search.after) return <EmptyState title="That’s all">Nothing older matches.</EmptyState>;
  return (
    <EmptyState title="Nothing has these words">
      {search.kind.length > 0
        ? 'Search everything: clear the boxes. '
        : 'Try fewer words, or only their beginnings.'}
    </EmptyState>
  );
}
