import type { Metadata } from 'next';
import { NoticeList } from '@/components/notices/notice-list';
import { readNoticeView } from '@/lib/notifications/listing.rules';
import { listNotices } from '@/lib/notifications/queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Notifications' };

type Props = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What one of a business's staff was told there. */
export default async function NoticesPage({ params, searchParams }: Props) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const at = now();
  const view = readNoticeView(await searchParams, { side: 'owner', workspaceId: workspace.id });
  const list = await listNotices(signedIn.userId, view);
  return (
    <NoticeList list={list} address={addresses.notices(workspace.slug)} zone={signedIn.timeZone} now={at} />
  );
}
