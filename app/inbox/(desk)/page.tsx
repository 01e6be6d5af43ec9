import type { Metadata } from 'next';
import { InboxSummary } from '@/components/inbox/inbox-summary';
import { getInbox } from '@/lib/briefs/inbox.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  const { userId, timeZone } = await requireAssistant();
  return <InboxSummary inbox={await getInbox(userId)} now={now()} zone={timeZone} />;
}
