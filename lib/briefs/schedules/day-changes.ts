import type { Tx } from '@/lib/platform/tenancy';
import { DAY_CHANGES } from './skipping.rules';

type ScheduleRef = { readonly workspaceId: string; readonly id: string };

/**
 * Finds the latest change to each day of a schedule, in the audit log: a day that is reinstated leaves no row of its
 * own.
 * @param named defaults to all days
 * @returns the record's id, by the day as the rule names it
 */
export async function latestDayChanges(
  tx: Tx,
  { workspaceId, id }: ScheduleRef,
  named?: string,
): Promise<ReadonlyMap<string, string>> {
  const events = await tx.auditEvent.findMany({
    where: {
      workspaceId,
      subjectKind: 'schedule',
      subjectId: id,
      action: { in: [...DAY_CHANGES] },
      ...(named === undefined ? {} : { data: { path: ['day'], equals: named } }),
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, data: true },
  });
  return new Map(events.map((event) => [dayIn(event.data), event.id]));
}

function dayIn(data: unknown): string {
  return typeof data === 'object' && data !== null && 'day' in data ? String(data.day) : '';
}
