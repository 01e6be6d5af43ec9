import { notFound, redirect } from 'next/navigation';
import { addresses } from '@/lib/platform/addresses';
import { listPastBusinesses } from './past.queries';

/**
 * In place of a page that an assistant can't see: who has worked for that business is led to what stays theirs, as links in old
 * mails and notifications go on naming what was theirs then. For all others it isn't there.
 */
export async function leadToWhatStays(userId: string, workspaceId: string): Promise<never> {
  const past = await listPastBusinesses(userId);
  const ended = past.find((business) => business.workspaceId === workspaceId);
  if (ended) redirect(addresses.inboxEnding(workspaceId, ended.engagementId));
  notFound();
}
