import type { Metadata } from 'next';
import { inboxOfRequest } from '@/components/inbox/inbox-of-request';
import { InboxSummary } from '@/components/inbox/inbox-summary';
import { MailStopped } from '@/components/people/mail-stopped';
import { listPastBusinesses } from '@/lib/endings/past.queries';
import { requireAssistant } from '@/lib/people/guards';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  const { userId, mailStoppedSince } = await requireAssistant();
  const { inbox, groups, zone, now } = await inboxOfRequest();
  // looked up only for somebody who works for nobody now
  const hasPast = inbox.businesses.length === 0 && (await listPastBusinesses(userId)).length > 0;
  return (
    <>
      <MailStopped since={mailStoppedSince} zone={zone} now={now} />
      <InboxSummary inbox={inbox} groups={groups} hasPast={hasPast} zone={zone} now={now} />
    </>
  );
}
