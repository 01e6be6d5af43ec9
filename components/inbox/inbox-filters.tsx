import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { TitleSearch } from '@/components/briefs/title-search';
import { Button } from '@/components/ui/button';
import { INPUT_LOOK } from '@/components/ui/field';
import type { Inbox } from '@/lib/briefs/inbox/inbox-list.queries';
import type { InboxView, StateChoice } from '@/lib/briefs/inbox/inbox-view.rules';
import { addresses } from '@/lib/platform/addresses/addresses';

const WORDS: Record<StateChoice, string> = {
  accept: 'To accept',
  work: 'Accepted or in progress',
  revision: 'Sent back to you',
  delivered: 'Delivered',
};

export type InboxFiltersProps = {
  readonly narrowing: Omit<InboxView, 'after'>;
  /** whether it leaves anything out */
  readonly isNarrowed: boolean;
  /** whether the whole list is seen at a glance: then its filters stay folded, and the work comes first */
  readonly isShort: boolean;
  readonly businesses: Inbox['businesses'];
};

/**
 * The list's filters. A plain form: the address holds all of it, so that it can be kept and shared, Back works, and it
 * works before scripts have loaded.
 */
export function InboxFilters({ narrowing, isNarrowed, isShort, businesses }: InboxFiltersProps) {
  const { text, business, state, from, until } = narrowing;
  const isMore = business !== null || state !== null || from !== null || until !== null;
  const words = (
    <div className="flex gap-2">
      <TitleSearch text={text} />
      <Button type="submit" look="quiet">
        Find
      </Button>
    </div>
  );
  return (
    <search>
      <form action={addresses.inbox()} aria-label="Find open work" className="grid gap-2 px-3">
        {isShort ? null : words}
        <details open={isMore}>
          <summary className="fold-quiet">Narrow it down</summary>
          {isShort ? <div className="pt-1 pb-3">{words}</div> : null}
          <div className="grid min-[15rem]:grid-cols-2 gap-x-3 gap-y-2 pb-2 pt-1">
            {businesses.length > 1 ? (
              <Choice name="business" label="Business" value={business}>
                {businesses.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Choice>
            ) : null}
            <Choice name="state" label="State" value={state}>
              {Object.entries(WORDS).map(([choice, words]) => (
                <option key={choice} value={choice}>
                  {words}
                </option>
              ))}
            </Choice>
            <Day name="from" label="Due from" value={from} />
            <Day name="until" label="Due until" value={until} />
          </div>
        </details>
        {isNarrowed ? (
          <a href={addresses.inbox()} className="link w-fit text-sm">
            Show everything
          </a>
        ) : null}
      </form>
    </search>
  );
}

type ChoiceProps = { readonly name: string; readonly label: string; readonly children: ReactNode };

function Choice({ name, label, value, children }: ChoiceProps & { readonly value: string | null }) {
  return (
    <label className="col-span-2 grid gap-1 text-sm text-quiet">
      {label}
      <select name={name} defaultValue={value ?? ''} className={INPUT_LOOK}>
        <option value="">All</option>
        {children}
      </select>
    </label>
  );
}

function Day({ name, label, value }: Omit<ChoiceProps, 'children'> & { readonly value: string | null }) {
  return (
    <label className="grid min-w-0 gap-1 text-sm text-quiet">
      {label}
      <input type="date" name={name} defaultValue={value ?? ''} className={clsx(INPUT_LOOK, 'min-w-0')} />
    </label>
  );
}
