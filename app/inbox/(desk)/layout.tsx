import type { ReactNode } from 'react';
import { InboxKeys } from '@/components/inbox/inbox-keys';
import { InboxList } from '@/components/inbox/inbox-list';
import { getInbox } from '@/lib/briefs/inbox.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

/** The list on the left, what was opened on the right; on a phone one at a time. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { userId, timeZone } = await requireAssistant();
  const inbox = await getInbox(userId);
  if (inbox.briefs.length === 0 && inbox.toSign.length === 0) return children;
  return (
    <div className="group/desk grid gap-x-10 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div
        className="min-w-0 group-has-[[data-opened]]/desk:max-lg:hidden max-lg:order-last max-lg:-mx-3 lg:sticky lg:top-0 lg:-ms-3 lg:max-h-dvh lg:overflow-y-auto lg:py-6"
        data-no-print
      >
        <InboxList inbox={inbox} now={now()} zone={timeZone} />
        <InboxKeys />
      </div>
      <div className="min-w-0 lg:py-6">{children}</div>
    </div>
  );
}
