import { type Tx, withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';

/** @returns a business's weeks that wait for an answer, longest waiting first. */
export async function readTimesheets(tx: Tx, workspaceId: string) {
  const rows = await tx.timesheet.findMany({
    where: { workspaceId, state: 'submitted' },
    select: {
      id: true,
      version: true,
      engagementId: true,
      weekStartsOn: true,
      submissions: NEWEST,
      engagement: { select: { assistantName: true, assistant: { select: { name: true } } } },
    },
    orderBy: { stateChangedAt: 'asc' },
  });
  return rows.map(({ id, version, engagementId, weekStartsOn, submissions, engagement }) => ({
    id,
    version,
    engagementId,
    assistant: engagement.assistant?.name ?? engagement.assistantName,
    monday: dateOf(weekStartsOn),
    minutes: submissions[0]?.minutes ?? 0,
    until: submissions[0]?.countsAsApprovedAt ?? null,
  }));
}

export type WaitingTimesheet = Awaited<ReturnType<typeof readTimesheets>>[number];

/**
 * @returns as `readTimesheets`, for pages on which time is answered, also by a manager, who sees nothing else about
 * pay.
 */
export function getTimesheets(userId: string, workspaceId: string): Promise<readonly WaitingTimesheet[]> {
  return withActor({ kind: 'user', userId }, (tx) => readTimesheets(tx, workspaceId));
}

const NEWEST = {
  select: { minutes: true, countsAsApprovedAt: true },
  orderBy: { number: 'desc' },
  take: 1,
} as const;
