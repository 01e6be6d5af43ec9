import { notFound, redirect } from 'next/navigation';
import { addresses } from '@/lib/platform/addresses/addresses';
import { listPastBusinesses } from './past.queries';

/**
 * For a page that an assistant can't see: somebody who has worked for that business is led to what stays theirs, since
 * links in old mails and notifications still point there. For all others it doesn't exist.
 */
export async function leadToWhatStays(userId: string, workspaceId: string): Promise<never> {
  const past = await listPastBusinesses(userId);
  const ended = past.find((business) => business.workspaceId === workspaceId);
  if (ended) redirect(addresses.inboxEnding(workspaceId, ended.engagementId));
  notFound();
}
