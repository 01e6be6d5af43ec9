import type { Inbox, InboxBrief } from '@/lib/briefs/inbox.queries';
import { arrangeInbox, type InboxGroup } from '@/lib/briefs/inbox.rules';
import { addresses } from '@/lib/platform/addresses';
import { dueInWords } from './due';
import { type InboxGroupRows, InboxGroups } from './inbox-groups';

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
      <InboxGroups groups={[...signing(inbox), ...working(inbox, now, zone)]} />
      {inbox.isCut ? (
        <p className="px-3 text-sm text-quiet">
          There is more open than this list holds. Of each business it shows what is due first.
        </p>
      ) : null}
    </nav>
  );
}

function signing({ toSign }: Inbox): readonly InboxGroupRows[] {
  if (toSign.length === 0) return [];
  const rows = toSign.map(({ workspaceId, id, title, business }) => ({
    href: addresses.inboxAgreement(workspaceId, id),
    title,
    business,
  }));
  return [{ title: 'To sign', rows }];
}

function working({ briefs }: Inbox, now: Date, zone: string): readonly InboxGroupRows[] {
  return arrangeInbox(briefs, now, zone).map(({ group, briefs: some }) => ({
    title: HEADINGS[group],
    rows: some.map((brief) => ({
      href: addressOf(brief, group),
      title: brief.title,
      business: brief.business,
      due: dueOf(brief, group, zone, now),
      unread: brief.unread,
    })),
  }));
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
