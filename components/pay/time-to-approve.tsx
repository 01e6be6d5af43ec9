import { EmptyState } from '@/components/ui/empty-state';
import { isolated } from '@/components/ui/isolated';
import { NearLink } from '@/components/ui/near-link';
import { PageHead, PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatForBoth } from '@/lib/platform/time/format';
import type { WaitingTimesheet } from '@/lib/time/approval/waiting.queries';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import { weekInWords } from '@/lib/time/weeks/weeks.rules';

type TimeToApproveProps = {
  readonly timesheets: readonly WaitingTimesheet[];
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** Weeks that wait for an answer. */
export function TimeToApprove({ timesheets, slug, zone, now }: TimeToApproveProps) {
  if (timesheets.length === 0) return null;
  return (
    <PageSection
      title="Time to approve"
      aside={
        timesheets.length === 1 ? null : (
          <NearLink href={addresses.approveWeeks(slug)} className="link text-sm">
            Approve several at once
          </NearLink>
        )
      }
    >
      <RowList
        label="Time to approve"
        rows={timesheets.map(({ id, assistant, monday, minutes, until }) => ({
          href: addresses.timesheet(slug, id),
          title: `${isolated(assistant)}, ${weekInWords(monday, now)}`,
          detail: `${shownMinutes(minutes)}${until ? `\nCounts as approved on ${formatForBoth(until, zone, now)}` : ''}`,
          states: [{ meaning: 'needs', words: 'To approve' }],
        }))}
      />
    </PageSection>
  );
}

/** What a manager sees of pay if an owner lets them approve time. */
export function TimeForManager(props: TimeToApproveProps) {
  return (
    <>
      <PageHead
        title="Time"
        intro="An owner lets you approve time and send it back. What is owed and paid stays with the owners."
      />
      {props.timesheets.length === 0 ? (
        <EmptyState title="No week waits for you">
          Weeks that were handed in are listed here until somebody answers them.
        </EmptyState>
      ) : (
        <TimeToApprove {...props} />
      )}
    </>
  );
}
