import { Button } from '@/components/ui/button';
import { INPUT_LOOK } from '@/components/ui/field';
import { GROUPS, type Group, MOST_CHARACTERS } from '@/lib/search/query.rules';
import type { SearchAddress } from '@/lib/search/schema';
import { GROUP_WORDS } from './words';

type SearchFormProps = {
  readonly address: string;
  readonly search: SearchAddress;
  /** groups of which one may see anything here at all */
  readonly groups: readonly Group[];
};

/** What to look for, and among which things. All of it is in the address, and it works before scripts have loaded. */
export function SearchForm({ address, search, groups }: SearchFormProps) {
  return (
    <search>
      <form action={address} aria-label="Search" className="mb-8 grid gap-3">
        <div className="flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={search.q}
            aria-label="Words to look for"
            placeholder="Words, or “words in quotes”"
            maxLength={MOST_CHARACTERS}
            className={`${INPUT_LOOK} min-w-0 flex-1`}
          />
          <Button type="submit">Search</Button>
        </div>
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="sr-only">Only in</legend>
          {GROUPS.filter((group) => groups.includes(group)).map((group) => (
            <label key={group} className="tick">
              <input
                type="checkbox"
                name="kind"
                value={group}
                defaultChecked={search.kind.includes(group)}
                className="size-4 accent-accent"
              />
              {GROUP_WORDS[group]}
            </label>
          ))}
        </fieldset>
      </form>
    </search>
  );
}
