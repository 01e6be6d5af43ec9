import { SaveList } from '@/components/lists/save-list';
import type { Inbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { isNarrowed, writeView } from '@/lib/briefs/inbox/inbox-view.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { InboxGroupRows } from './inbox-rows';
import { OpenWork } from './open-work';

type InboxListProps = {
  readonly inbox: Inbox;
  /** the same in words */
  readonly groups: readonly InboxGroupRows[];
  /** the query it was loaded for */
  readonly search: string;
};

/** Everything open, over all businesses, what needs its reader first; a page at a time. */
export function InboxList({ inbox, groups, search }: InboxListProps) {
  const { view, next, businesses } = inbox;
  const { after, ...narrowing } = view;
  const fromTop = writeView({ ...view, after: null });
  return (
    <OpenWork
      narrowing={narrowing}
      isNarrowed={isNarrowed(view)}
      businesses={businesses}
      groups={groups}
      search={search}
      top={after ? addresses.inbox(fromTop) : null}
      next={next ? writeView({ ...view, after: next }) : null}
    >
      {inbox.briefs.length === 0 ? null : (
        <SaveList addressOf={(format) => addresses.ownListFile('briefs', format, fromTop)} />
      )}
    </OpenWork>
  );
}
