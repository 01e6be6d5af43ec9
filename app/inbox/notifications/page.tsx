import type { Metadata } from 'next';
import { NoticeList } from '@/components/notices/notice-list';
import { readNoticeView } from '@/lib/notifications/listing.rules';
import { listNotices } from '@/lib/notifications/queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Notifications' };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What an assistant was told, over all businesses or of one. */
export default async function InboxNoticesPage({ searchParams }: Props) {
  const { userId, timeZone } = await requireAssistant();
  const at = now();
  const view = readNoticeView(await searchParams, { side: 'assistant', workspaceId: null });
  const list = await listNotices(userId, view);
  return <NoticeList list={list} address={addresses.inboxNotices()} zone={timeZone} now={at} />;
}
