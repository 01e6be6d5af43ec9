import { clsx } from 'clsx';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { INPUT_LOOK } from '@/components/ui/field';
import type { Assistant, BriefList } from '@/lib/briefs/list.queries';
import { TitleSearch } from './title-search';

type ListFiltersProps = {
  readonly address: string;
  readonly list: BriefList;
  readonly engagementId: string | null;
  /** what is looked for in titles */
  readonly text: string;
  readonly assistants: readonly Assistant[];
};

const WORDS: Record<BriefList, string> = { open: 'Open', drafts: 'Drafts', closed: 'Closed' };
const ORDER: readonly BriefList[] = ['open', 'drafts', 'closed'];

/** Which briefs, and whose. All of it is in the address, so that a view can be kept as a bookmark. */
export function ListFilters({ address, list, engagementId, text, assistants }: ListFiltersProps) {
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3" data-no-print>
      <nav aria-label="Which briefs">
        <ul className="flex gap-1">
          {ORDER.map((each) => (
            <li key={each}>
              <Link
                href={addressOf(address, each, engagementId, text)}
                aria-current={each === list ? 'page' : undefined}
                className={clsx(
                  'block rounded-md px-3 py-2 hover:bg-sunken',
                  each === list ? 'bg-sunken font-semibold text-ink' : 'text-quiet',
                )}
              >
                {WORDS[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <search>
        <form action={address} aria-label="Find a brief" className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="show" value={list} />
          <TitleSearch text={text} className="w-48!" />
          {assistants.length < 2 ? null : <ForWhom engagementId={engagementId} assistants={assistants} />}
          <Button type="submit" look="quiet">
            Show
          </Button>
        </form>
      </search>
    </div>
  );
}

function ForWhom({ engagementId, assistants }: Pick<ListFiltersProps, 'engagementId' | 'assistants'>) {
  return (
    <>
      <label htmlFor="for" className="text-sm text-quiet">
        For
      </label>
      <select id="for" name="for" defaultValue={engagementId ?? ''} className={clsx(INPUT_LOOK, 'w-auto!')}>
        <option value="">Everybody</option>
        {assistants.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

function addressOf(address: string, list: BriefList, engagementId: string | null, text: string): string {
  const query = { show: list, ...(engagementId ? { for: engagementId } : {}), ...(text ? { q: text } : {}) };
  return `${address}?${new URLSearchParams(query)}`;
}
