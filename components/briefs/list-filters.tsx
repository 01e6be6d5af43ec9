import { clsx } from 'clsx';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { INPUT_LOOK } from '@/components/ui/field';
import type { Assistant } from '@/lib/briefs/list.queries';
import { type BriefList, LISTS, type ListView, writeListView } from '@/lib/briefs/list-view.rules';
import { TitleSearch } from './title-search';

type ListFiltersProps = {
  readonly address: string;
  readonly view: ListView;
  readonly assistants: readonly Assistant[];
};

const WORDS: Record<BriefList, string> = { open: 'Open', drafts: 'Drafts', closed: 'Closed' };

/** Which briefs, whose, and when they are due. All of it is in the address, so that a view can be kept as a bookmark. */
export function ListFilters({ address, view, assistants }: ListFiltersProps) {
  const { list, text, engagementId } = view;
  return (
    <div className="mb-6 grid gap-x-6 gap-y-3" data-no-print>
      <nav aria-label="Which briefs">
        <ul className="flex gap-1">
          {LISTS.map((each) => (
            <li key={each}>
              <Link
                href={`${address}${writeListView({ ...view, list: each, after: null })}`}
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
        <form
          action={address}
          aria-label="Find a brief"
          className="flex flex-wrap items-center gap-x-3 gap-y-2"
        >
          <input type="hidden" name="show" value={list} />
          <TitleSearch text={text} className="w-48!" />
          {assistants.length < 2 ? null : <ForWhom engagementId={engagementId} assistants={assistants} />}
          {list === 'closed' ? null : (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <Day name="from" label="Due from" value={view.from} />
              <Day name="until" label="until" value={view.until} />
            </span>
          )}
          <Button type="submit" look="quiet">
            Show
          </Button>
        </form>
      </search>
    </div>
  );
}

type DayProps = { readonly name: string; readonly label: string; readonly value: string | null };

function Day({ name, label, value }: DayProps) {
  return (
    <label className="flex items-center gap-2 text-sm text-quiet">
      {label}
      <input type="date" name={name} defaultValue={value ?? ''} className={clsx(INPUT_LOOK, 'w-auto!')} />
    </label>
  );
}

function ForWhom({
  engagementId,
  assistants,
}: {
  readonly engagementId: string | null;
  readonly assistants: readonly Assistant[];
}) {
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
