import { clsx } from 'clsx';
import { Button } from '@/components/ui/button';
import { Choices } from '@/components/ui/choices';
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

/** Which briefs, whose, and when they are due. All of it is in the address, so that a view can be bookmarked. */
export function ListFilters({ address, view, assistants }: ListFiltersProps) {
  const { list, text, engagementId, from, until } = view;
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3" data-no-print>
      <Choices
        label="Which briefs"
        choices={LISTS.map((each) => ({
          href: `${address}${writeListView({ ...view, list: each, after: null })}`,
          words: WORDS[each],
          isHere: each === list,
        }))}
      />
      <search>
        <form action={address} aria-label="Find a brief" className="grid gap-1">
          <input type="hidden" name="show" value={list} />
          <div className="flex gap-2">
            <TitleSearch text={text} />
            <Button type="submit" look="quiet">
              Show
            </Button>
          </div>
          {list === 'closed' && assistants.length < 2 ? null : (
            <details open={engagementId !== null || from !== null || until !== null}>
              <summary className="fold-quiet">Narrow it down</summary>
              <div className="flex flex-wrap gap-x-3 gap-y-2 pt-1">
                {assistants.length < 2 ? null : (
                  <ForWhom engagementId={engagementId} assistants={assistants} />
                )}
                {list === 'closed' ? null : (
                  <>
                    <Day name="from" label="Due from" value={from} />
                    <Day name="until" label="Due until" value={until} />
                  </>
                )}
              </div>
            </details>
          )}
        </form>
      </search>
    </div>
  );
}

type DayProps = { readonly name: string; readonly label: string; readonly value: string | null };

function Day({ name, label, value }: DayProps) {
  return (
    <label className="grid gap-1 text-sm text-quiet">
      {label}
      <input type="date" name={name} defaultValue={value ?? ''} className={clsx(INPUT_LOOK, 'w-auto!')} />
    </label>
  );
}

type ForWhomProps = { readonly engagementId: string | null; readonly assistants: readonly Assistant[] };

function ForWhom({ engagementId, assistants }: ForWhomProps) {
  return (
    <label className="grid gap-1 text-sm text-quiet">
      For
      <select name="for" defaultValue={engagementId ?? ''} className={clsx(INPUT_LOOK, 'w-auto!')}>
        <option value="">Everybody</option>
        {assistants.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
