import { newMessages } from '@/components/threads/conversation-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead, PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { When } from '@/components/ui/when';
import type { PastBusiness } from '@/lib/endings/past.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import type { Business } from '@/lib/threads/engagement.queries';

type BusinessListProps = {
  readonly businesses: readonly Business[];
  /** businesses they used to work for */
  readonly past: readonly PastBusiness[];
  readonly zone: string;
  readonly now: Date;
};

/** The businesses an assistant works for, and where there are unread messages. */
export function BusinessList({ businesses, past, zone, now }: BusinessListProps) {
  return (
    <>
      <PageHead title="Businesses" intro="Who you work for, and what you say to each other." />
      {businesses.length === 0 ? (
        <EmptyState
          title={
            past.length > 0
              ? 'You aren’t working for anybody at the moment'
              : 'You aren’t working for anybody yet'
          }
        >
          A business invites you by e-mail. Once you have joined it, it is here, with everything you talk
          about.
        </EmptyState>
      ) : (
        <RowList
          label="Businesses"
          rows={businesses.map(({ workspaceId, name, joinedAt, unread }) => ({
            href: addresses.business(workspaceId),
            title: name,
            detail: joinedAt ? (
              <>
                Joined <When instant={joinedAt} zone={zone} now={now} />
              </>
            ) : null,
            states: newMessages(unread),
          }))}
        />
      )}
      {past.length > 0 ? (
        <PageSection title="You have worked for" className="mt-10">
          <RowList
            label="You have worked for"
            rows={past.map(({ workspaceId, engagementId, name, endedAt, zone: ofBusiness }) => ({
              href: addresses.inboxEnding(workspaceId, engagementId),
              title: name,
              detail: `Ended ${formatDay(lastMomentBefore(endedAt), ofBusiness, now)}. What you signed and what you were paid stays yours.`,
            }))}
          />
        </PageSection>
      ) : null}
    </>
  );
}
