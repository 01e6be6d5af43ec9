import { recordedName } from '@/lib/people/recorded-name.rules';
import type { Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { weekInWords } from './weeks/weeks.rules';

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
