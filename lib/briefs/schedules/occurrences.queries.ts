import type { Prisma } from '@/lib/platform/db/generated/client';
import type { Tx } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { dateAhead } from '@/lib/platform/time/days';
import type { LoadedSchedule } from './loading';
import { MOVED_DAYS } from './plan.rules';

/** How many past occurrences a page shows. */
const MOST_PAST = 20;

/** Of a brief that a schedule has handed over; a reminder that was cancelled belonged to an earlier wait. */
export const HANDED_OVER = {
  id: true,
  title: true,
  state: true,
  deadlineAt: true,
  reminders: {
    where: { kind: 'hand_over_waiting', cancelledAt: null },
    orderBy: { dueAt: 'desc' },
    take: 1,
    select: { dueAt: true },
  },
} as const satisfies Prisma.BriefSelect;

/** @returns what a schedule did, newest first, and what it has planned or skipped around a moment and after it. */
export async function occurrencesAround(tx: Tx, { workspaceId, id }: LoadedSchedule, at: Date) {
  const where = { workspaceId, scheduleId: id };
  const past = await tx.scheduleOccurrence.findMany({
    where: { ...where, outcome: { not: null }, at: { lte: at } },
    orderBy: { at: 'desc' },
    take: MOST_PAST,
    select: { id: true, at: true, outcome: true, reason: true, brief: { select: HANDED_OVER } },
  });
  const ahead = await tx.scheduleOccurrence.findMany({
    where: {
      ...where,
      OR: [{ outcome: null }, { named: { gte: columnOf(dateAhead(at, -MOVED_DAYS, 'UTC')) } }],
    },
    orderBy: { at: 'asc' },
    select: { named: true, at: true, outcome: true },
  });
  return { past, ahead };
}
