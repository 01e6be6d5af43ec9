import { type ActingContext, auditAction } from '@/lib/platform/actions/audit';
import type { EngagementRef } from '@/lib/platform/tenancy';
import { minutesOf } from './entries.rules';
import type { WrittenEntry } from './writing';

/**
 * Notes in the business's log that time was recorded, by hand or by the timer: one event for each entry.
 * @param changedId the entry that was there before
 */
export async function noteTime(
  scope: ActingContext,
  { workspaceId, engagementId }: EngagementRef,
  entries: readonly WrittenEntry[],
  changedId?: string,
): Promise<void> {
  for (const entry of entries) {
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: entry.id === changedId ? 'time.changed' : 'time.written',
      subject: { kind: 'time_entry', id: entry.id },
      data: { minutes: minutesOf(entry), startedAt: entry.startedAt.toISOString() },
    });
  }
}
