import { SaveList } from '@/components/lists/save-list';
import type { Inbox } from '@/lib/briefs/inbox-list.queries';
import { isNarrowed, writeView } from '@/lib/briefs/inbox-view.rules';
import { addresses } from '@/lib/platform/addresses';
import { InboxFilters } from './inbox-filters';
import { InboxPages } from './inbox-pages';
import { inboxRows } from './inbox-rows';

type InboxListProps = {
  readonly inbox: Inbox;
  /** the search of the address that it was read for */
  readonly search: string;
  readonly now: Date;
  readonly zone: string;
};

/** Everything open, over all businesses, by what needs its reader first; a page at a time. */
export function InboxList({ inbox, search, now, zone }: InboxListProps) {
  const { view, next } = inbox;
  const groups = inboxRows(inbox, now, zone);
  return (
    <nav aria-label="Open work" className="grid gap-6">
      <InboxFilters view={view} businesses={inbox.businesses} />
      {groups.length === 0 ? <NothingHere isNarrowed={isNarrowed(view)} /> : null}
      <InboxPages
        groups={groups}
        search={search}
        top={view.after ? addresses.inbox(writeView({ ...view, after: null })) : null}
        next={next ? writeView({ ...view, after: next }) : null}
      />
      {inbox.briefs.length === 0 ? null : (
        <div className="px-3">
          <SaveList
            addressOf={(format) =>
              addresses.ownListFile('briefs', format, writeView({ ...view, after: null }))
            }
          />
        </div>
      )}
    </nav>
  );
}

function NothingHere({ isNarrowed: hasFilters }: { isNarrowed: boolean }) {
  return (
    <p className="px-3 text-quiet">
      {hasFilters
        ? 'Nothing that is open matches. Words are looked for in titles, from the beginning of a word; what is closed is under Done.'
        : 'That was all. What was here may have been done since.'}
    </p>
  );
}
