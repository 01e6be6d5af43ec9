import { newMessages } from '@/components/threads/conversation-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { When } from '@/components/ui/when';
import { addresses } from '@/lib/platform/addresses';
import type { Business } from '@/lib/threads/engagement.queries';

type BusinessListProps = {
  readonly businesses: readonly Business[];
  readonly zone: string;
  readonly now: Date;
};

/** Whom an assistant works for, and where something was said that they haven't read. */
export function BusinessList({ businesses, zone, now }: BusinessListProps) {
  return (
    <>
      <PageHead title="Businesses" intro="Whom you work for, and what you say to each other." />
      {businesses.length === 0 ? (
        <EmptyState title="You work for nobody yet">
          A business invites you by e-mail. Once you have joined it, it is here, with all that you talk about.
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
    </>
  );
}
