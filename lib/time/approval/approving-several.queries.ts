import { previewWeeks } from '@/lib/pay/preview.queries';
import { recordedName } from '@/lib/people/recorded-name.rules';
import { MOST_AT_ONCE } from '@/lib/platform/actions/ticked';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { weekInWords } from '../weeks/weeks.rules';
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

/** Whose week, and which: "the week of Mon 16 Nov". */
export type NamedWeek = { readonly assistant: string; readonly week: string };

/** @returns the names of a business's weeks, by id; none for one that isn't there or isn't theirs to see. */
export async function nameWeeks(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, NamedWeek>> {
  const rows = await tx.timesheet.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: {
      id: true,
      weekStartsOn: true,
      engagement: { select: { assistantName: true, assistant: { select: { name: true } } } },
    },
  });
  return new Map(
    rows.map(({ id, weekStartsOn, engagement }) => [
      id,
      { assistant: recordedName(engagement), week: weekInWords(dateOf(weekStartsOn), now) },
    ]),
  );
}
