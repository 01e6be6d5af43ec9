import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import type { Inbox } from '@/lib/briefs/inbox.queries';
import { arrangeInbox, needsAssistant } from '@/lib/briefs/inbox.rules';
import { placeOf } from '@/lib/platform/time/format';

type InboxSummaryProps = { readonly inbox: Inbox; readonly now: Date; readonly zone: string };

/** What the inbox says before anything is opened. */
export function InboxSummary({ inbox, now, zone }: InboxSummaryProps) {
  if (inbox.engagements === 0) {
    return (
      <>
        <PageHead title="Inbox" />
        <EmptyState title="Nobody has handed you anything yet">
          Work comes from businesses that have invited you. Open the link in an invitation, agree on terms
          with them, and their briefs arrive here.
        </EmptyState>
      </>
    );
  }
  if (inbox.briefs.length === 0 && inbox.toSign.length === 0) {
    return (
      <>
        <PageHead title="Inbox" />
        <EmptyState title="Nothing is open">
          A brief arrives here once a business has signed an agreement with you and hands work over. You read
          it, ask what isn’t clear, and accept it only then.
        </EmptyState>
      </>
    );
  }
  const waiting = countNeeds(inbox, now, zone);
  return <PageHead title="Inbox" intro={`${needsInWords(waiting)} Times are yours (${placeOf(zone)}).`} />;
}

function countNeeds({ briefs, toSign }: Inbox, now: Date, zone: string): number {
  return arrangeInbox(briefs, now, zone)
    .filter(({ group }) => needsAssistant(group))
    .reduce((sum, group) => sum + group.briefs.length, toSign.length);
}

function needsInWords(count: number): string {
  if (count === 0) return 'Nothing needs you right now.';
  return count === 1 ? 'One thing needs you now.' : `${count} things need you now.`;
}
