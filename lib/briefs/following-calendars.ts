import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { followCalendar } from './schedules/calendars-changed.jobs';

/** Updates a business's schedules after its days off have changed. */
export async function followCalendarOfBusiness(tx: Tx, workspaceId: string): Promise<void> {
  const key = `${followCalendar.name}:${workspaceId}`;
  await enqueue(tx, followCalendar, { workspaceId, engagementId: null }, { key });
}

/**
 * Updates the schedules of everybody an assistant works with after the assistant's days off have changed. As the
 * assistant.
 */
export async function followCalendarOfAssistant(tx: Tx, assistantUserId: string): Promise<void> {
  const engagements = await tx.engagement.findMany({
    where: { assistantUserId, state: { not: 'ended' } },
    select: { workspaceId: true, id: true },
  });
  for (const { workspaceId, id: engagementId } of engagements) {
    const key = `${followCalendar.name}:${engagementId}`;
    await enqueue(tx, followCalendar, { workspaceId, engagementId }, { key });
  }
}
