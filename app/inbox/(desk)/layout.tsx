import type { ReactNode } from 'react';
import { isEmpty } from '@/components/inbox/empty';
import { InboxList } from '@/components/inbox/inbox-list';
import { inboxOfRequest } from '@/components/inbox/inbox-of-request';
import { nextBriefs } from '@/components/inbox/inbox-rows';
import { NextBriefsProvider } from '@/components/inbox/next-in-inbox';

/**
 * The list on the left, the opened item on the right; on a phone one at a time. The opened item comes first in the
 * page, so that a phone shows it from the beginning, nothing moves when it arrives, and keyboard users needn't pass the
 * list.
 */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { inbox, groups, search } = await inboxOfRequest();
  if (isEmpty(inbox)) return children;
  return (
    <div className="desk group/desk grid gap-x-10 lg:-my-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div className="min-w-0 lg:col-start-2 lg:row-start-1 lg:py-10">
        <NextBriefsProvider briefs={nextBriefs(inbox)}>{children}</NextBriefsProvider>
      </div>
      <div
        className="min-w-0 group-has-[[data-opened]]/desk:max-lg:hidden max-lg:-mx-3 lg:sticky lg:top-0 lg:row-start-1 lg:-ms-3 lg:max-h-dvh lg:min-h-[calc(100dvh-7rem)] lg:self-start lg:overflow-y-auto lg:border-e lg:border-line lg:py-10 lg:pe-6"
        data-no-print
      >
        <InboxList inbox={inbox} groups={groups} search={search} />
      </div>
    </div>
  );
}
