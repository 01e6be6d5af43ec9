import type { Metadata } from 'next';
import { NotificationList } from '@/components/notifications/notification-list';
import { readNotificationView } from '@/lib/notifications/listing/listing.rules';
import { listNotifications } from '@/lib/notifications/listing/queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Notifications' };

type Props = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The notifications that one of a business's staff got there. */
export default async function NotificationsPage({ params, searchParams }: Props) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const at = now();
  const view = readNotificationView(await searchParams, { side: 'owner', workspaceId: workspace.id });
  const list = await listNotifications(signedIn.userId, view);
  return (
    <NotificationList
      list={list}
      address={addresses.notifications(workspace.slug)}
      zone={signedIn.timeZone}
      now={at}
    />
  );
}
