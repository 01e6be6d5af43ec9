import type { ReactNode } from 'react';
import type { Inbox, InboxBrief } from '@/lib/briefs/inbox.queries';
import { arrangeInbox, type InboxGroup } from '@/lib/briefs/inbox.rules';
import { addresses } from '@/lib/platform/addresses';
import { dueInWords } from './due';
import { InboxRow } from './inbox-row';

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
            <InboxRow
              key={id}
              href={addresses.inboxAgreement(workspaceId, id)}
              title={title}
              business={business}
            />
          ))}
        </Group>
      ) : null}
      {arrangeInbox(inbox.briefs, now, zone).map(({ group, briefs }) => (
        <Group key={group} title={HEADINGS[group]}>
          {briefs.map((brief) => (
            <InboxRow
              key={brief.id}
              href={addressOf(brief, group)}
              title={brief.title}
              business={brief.business}
              due={dueOf(brief, group, zone, now)}
              unread={brief.unread}
            />
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
    <section>
      <h2 className="mb-1 px-3 text-sm text-quiet">{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

/** What waits for the owner is late for nobody: the clock of the one stands still, the other has delivered. */
function dueOf({ deadlineAt }: InboxBrief, group: InboxGroup, zone: string, now: Date) {
  const isLate = deadlineAt < now && group !== 'waiting';
  const words = dueInWords(deadlineAt, zone, now);
  const isSaidAbove = group === 'overdue';
  return {
    at: deadlineAt.toISOString(),
    words: isLate && !isSaidAbove ? `Overdue since ${words}` : words,
    isLate,
  };
}

/** What is there only because somebody wrote opens at what they wrote. */
function addressOf({ workspaceId, id }: InboxBrief, group: InboxGroup): string {
  const address = addresses.inboxBrief(workspaceId, id);
  return group === 'unread' ? `${address}#new` : address;
}
