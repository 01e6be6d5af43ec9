import { briefState } from '@/components/briefs/brief-state';
import { NewestOrOlder } from '@/components/lists/newest-or-older';
import { SaveList } from '@/components/lists/save-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { CLOSED_SHOWN, type ClosedBrief } from '@/lib/briefs/inbox/inbox.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { writeRowPlace } from '@/lib/platform/paging/row-place';
import { formatDay, placeOf } from '@/lib/platform/time/format';

type ClosedListProps = {
  /** one more than is shown when there is another page */
  readonly briefs: readonly ClosedBrief[];
  readonly isFirstPage: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** Work that is over, newest first. It stays readable as long as the two work together. */
export function ClosedList({ briefs, isFirstPage, zone, now }: ClosedListProps) {
  const shown = briefs.slice(0, CLOSED_SHOWN);
  const last = shown.at(-1);
  const hasMore = briefs.length > shown.length;
  return (
    <>
      <PageHead
        title="Done"
        intro={`What is approved, declined or called off, newest first. Days are yours (${placeOf(zone)}).`}
      />
      {last ? (
        <RowList
          label="Closed work"
          rows={shown.map(({ workspaceId, id, title, business, state, closedAt }) => ({
            href: addresses.inboxBrief(workspaceId, id),
            title,
            detail: `${business} · ${formatDay(closedAt, zone, now)}`,
            states: [briefState(state, 'assistant')],
          }))}
        />
      ) : (
        <EmptyState title={isFirstPage ? 'Nothing is done yet' : 'That’s all'}>
          A brief moves here when it is approved, with everything that was said and delivered, and stays as
          long as you work together. After that your statements, evaluations and sealed records hold what you
          did.
        </EmptyState>
      )}
      <div className="mt-8 flex flex-wrap gap-2">
        <NewestOrOlder
          newest={isFirstPage ? null : addresses.inboxDone()}
          older={
            hasMore && last
              ? `${addresses.inboxDone()}?after=${writeRowPlace({ at: last.closedAt, id: last.id })}`
              : null
          }
        />
      </div>
      {last ? <SaveList addressOf={(format) => addresses.ownListFile('done', format)} /> : null}
    </>
  );
}
