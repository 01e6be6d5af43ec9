import type { Metadata } from 'next';
import { inboxOfRequest } from '@/components/inbox/inbox-of-request';
import { InboxSummary } from '@/components/inbox/inbox-summary';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  const { inbox, zone } = await inboxOfRequest();
  return <InboxSummary inbox={inbox} zone={zone} />;
}
