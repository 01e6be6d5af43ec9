import type { Metadata } from 'next';
import { BusinessList } from '@/components/inbox/business-list';
import { listPastBusinesses } from '@/lib/endings/past.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { listBusinesses } from '@/lib/threads/engagement.queries';

export const metadata: Metadata = { title: 'Businesses' };

/** Whom an assistant works for. */
export default async function BusinessesPage() {
  const { userId, timeZone } = await requireAssistant();
  const businesses = await listBusinesses(userId);
  const past = await listPastBusinesses(userId);
  return <BusinessList businesses={businesses} past={past} zone={timeZone} now={now()} />;
}
