import type { Metadata } from 'next';
import { NotificationList } from '@/components/notifications/notification-list';
import { readNotificationView } from '@/lib/notifications/listing/listing.rules';
import { listNotifications } from '@/lib/notifications/listing/queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Notifications' };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What an assistant was told, over all businesses or of one. */
export default async function InboxNotificationsPage({ searchParams }: Props) {
  const { userId, timeZone } = await requireAssistant();
  const at = now();
  const view = readNotificationView(await searchParams, { side: 'assistant', workspaceId: null });
  const list = await listNotifications(userId, view);
  return <NotificationList list={list} address={addresses.inboxNotifications()} zone={timeZone} now={at} />;
}
