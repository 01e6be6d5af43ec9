import type { ReactNode } from 'react';
import type { Inbox, InboxBrief } from '@/lib/briefs/inbox.queries';
import { arrangeInbox, type InboxGroup } from '@/lib/briefs/inbox.rules';
import { addresses } from '@/lib/platform/addresses';
import { dueInWords } from './due';
import { InboxLink } from './inbox-link';

const HEADINGS: Record<InboxGroup, string> = {
  accept: 'To accept',
  revision: 'Sent back to you',
  overdue: 'Overdue',
  today: 'Due today',
  answered: 'Answered',
  unread: 'Unread',
  next: 'Next',
  waiting: 'With them',
};

type InboxListProps = { readonly inbox: Inbox; readonly now: Date; readonly zone: string };

/** Everything open, over all businesses, by what needs its reader first. */
export function InboxList({ inbox, now, zone }: InboxListProps) {
  return (
    <nav aria-label="Open work" className="grid gap-6">
      {inbox.toSign.length > 0 ? (
        <Group title="To sign">
          {inbox.toSign.map(({ workspaceId, id, title, business }) => (
            <InboxLink key={id} href={addresses.inboxAgreement(workspaceId, id)}>
              <span className="font-semibold [overflow-wrap:anywhere]">{title}</span>
              <span className="text-sm text-quiet">{business}</span>
            </InboxLink>
          ))}
        </Group>
      ) : null}
      {arrangeInbox(inbox.briefs, now, zone).map(({ group, briefs }) => (
        <Group key={group} title={HEADINGS[group]}>
          {briefs.map((brief) => (
            <InboxLink key={brief.id} href={addressOf(brief, group)}>
              <BriefLine brief={brief} group={group} now={now} zone={zone} />
            </InboxLink>
          ))}
        </Group>
      ))}
      {inbox.isCut ? (
        <p className="px-3 text-sm text-quiet">
          There is more open than this list holds. Of each business it shows what is due first.
        </p>
      ) : null}
    </nav>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1">
      <h2 className="px-3 text-sm text-quiet">{title}</h2>
      <ul className="grid">{children}</ul>
    </section>
  );
}

function BriefLine({
  brief,
  group,
  now,
  zone,
}: {
  brief: InboxBrief;
  group: InboxGroup;
  now: Date;
  zone: string;
}) {
  const isLate = brief.deadlineAt < now && group !== 'waiting';
  return (
    <>
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]">{brief.title}</span>
        {brief.unread > 0 ? <Unread count={brief.unread} /> : null}
      </span>
      <span className="text-sm text-quiet">
        <time dateTime={brief.deadlineAt.toISOString()} className={isLate ? 'font-semibold text-risk' : ''}>
          {isLate && group !== 'overdue' ? 'Overdue since ' : ''}
          {dueInWords(brief.deadlineAt, zone, now)}
        </time>
        {` · ${brief.business}`}
      </span>
    </>
  );
}

function Unread({ count }: { count: number }) {
  return (
    <span className="shrink-0 rounded-full bg-needs-wash px-2 text-sm font-semibold text-needs">
      {count}
      <span className="sr-only"> unread {count === 1 ? 'message' : 'messages'}</span>
    </span>
  );
}

/** What is there only because somebody wrote opens at what they wrote. */
function addressOf({ workspaceId, id }: InboxBrief, group: InboxGroup): string {
  const address = addresses.inboxBrief(workspaceId, id);
  return group === 'unread' ? `${address}#new` : address;
}
