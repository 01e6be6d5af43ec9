import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { followCalendar } from './schedules/calendars-changed.jobs';

/** Has the schedules of a business follow its days off, which have changed. */
export async function followCalendarOfBusiness(tx: Tx, workspaceId: string): Promise<void> {
  const key = `${followCalendar.name}:${workspaceId}`;
  await enqueue(tx, followCalendar, { workspaceId, engagementId: null }, { key });
}

/** Has the schedules of all whom an assistant works with follow their days off, which have changed. As them. */
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
