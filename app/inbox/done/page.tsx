import type { Metadata } from 'next';
import { ClosedList } from '@/components/inbox/closed-list';
import { listClosed } from '@/lib/briefs/inbox/inbox.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { readRowPlace } from '@/lib/platform/paging/row-place';

export const metadata: Metadata = { title: 'Done' };

type Props = { searchParams: Promise<{ after?: string | string[] }> };

export default async function DonePage({ searchParams }: Props) {
  const { userId, timeZone } = await requireAssistant();
  const after = readRowPlace((await searchParams).after);
  const briefs = await listClosed(userId, after);
  return <ClosedList briefs={briefs} isFirstPage={after === null} zone={timeZone} now={now()} />;
}
