import type { Metadata } from 'next';
import { BusinessList } from '@/components/inbox/business-list';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { listBusinesses } from '@/lib/threads/engagement.queries';

export const metadata: Metadata = { title: 'Businesses' };

/** Whom an assistant works for. */
export default async function BusinessesPage() {
  const { userId, timeZone } = await requireAssistant();
  return <BusinessList businesses={await listBusinesses(userId)} zone={timeZone} now={now()} />;
}
