import type { Metadata } from 'next';
import { inboxOfRequest } from '@/components/inbox/inbox-of-request';
import { InboxSummary } from '@/components/inbox/inbox-summary';
import { MailStopped } from '@/components/people/mail-stopped';
import { requireAssistant } from '@/lib/people/guards';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  const { mailStoppedSince } = await requireAssistant();
  const { inbox, zone, now } = await inboxOfRequest();
  return (
    <>
      <MailStopped since={mailStoppedSince} zone={zone} now={now} />
      <InboxSummary inbox={inbox} zone={zone} />
    </>
  );
}
