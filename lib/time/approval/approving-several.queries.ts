import { previewWeeks } from '@/lib/pay/preview.queries';
import { MOST_AT_ONCE } from '@/lib/platform/actions/ticked';
import { withActor } from '@/lib/platform/tenancy';
import { readTimesheets } from './waiting.queries';

/**
 * @returns the weeks that can be approved at once, longest waiting first and no more than that; for an owner each with
 * the parts of it that are paid by the hour. A manager who may approve time sees no pay.
 */
export function getWeeksToApprove(userId: string, workspaceId: string, role: 'owner' | 'approver') {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const weeks = (await readTimesheets(tx, workspaceId)).slice(0, MOST_AT_ONCE);
    const worth = role === 'owner' ? await previewWeeks(tx, workspaceId, weeks) : null;
    return weeks.map((week) => ({ ...week, shares: worth?.get(week.id) ?? [] }));
  });
}

export type WeekToApprove = Awaited<ReturnType<typeof getWeeksToApprove>>[number];
