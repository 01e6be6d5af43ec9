import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedBrief } from '../loading';
import { deadlineAfterPause, pausedMinutes } from './pausing.rules';

type Brief = LoadedBrief['brief'];
type Moment = { readonly at: Date };

/** Stops a brief's clock for a question, at the current deadline. */
export async function pauseClock(
  tx: Tx,
  brief: Brief,
  { at, clarificationId }: Moment & { readonly clarificationId: string },
): Promise<void> {
  const { workspaceId, engagementId, id: briefId, deadlineAt, deadlineLocal } = brief;
  if (deadlineAt === null || deadlineLocal === null) return;
  await tx.briefPause.createMany({
    data: {
      workspaceId,
      id: newId(),
      engagementId,
      briefId,
      clarificationId,
      pausedAt: at,
      wasDeadlineAt: deadlineAt,
      wasDeadlineLocal: deadlineLocal,
    },
  });
}

/** A brief whose clock runs; `waited`: for how many minutes it stood still, null when it didn't. */
type Resumed = Brief & { readonly waited: number | null };

/**
 * Starts a brief's clock again if it stands still: the deadline moves by as long as it stood. The caller has locked the
 * brief, and has recorded why. The brief counts as changed, since its deadline is another one.
 * @returns the brief with its current deadline
 */
export async function resumeClock(tx: Tx, brief: Brief, { at }: Moment): Promise<Resumed> {
  const { workspaceId, id: briefId, deadlineZone } = brief;
  const pause = await tx.briefPause.findFirst({ where: { workspaceId, briefId, resumedAt: null } });
  if (!pause || deadlineZone === null) return { ...brief, waited: null };
  const was = { deadlineAt: pause.wasDeadlineAt, deadlineLocal: pause.wasDeadlineLocal };
  const moved = deadlineAfterPause(was, deadlineZone, { pausedAt: pause.pausedAt, resumedAt: at });
  await tx.briefPause.updateMany({ where: { workspaceId, id: pause.id }, data: { resumedAt: at, ...moved } });
  await tx.brief.updateMany({
    where: { workspaceId, id: briefId },
    data: { ...moved, version: { increment: 1 } },
  });
  return { ...brief, ...moved, waited: pausedMinutes(pause.pausedAt, at) };
}

/** @returns the question that still blocks the work, the earliest first; null when none does. */
export async function findBlockingQuestion(tx: Tx, { workspaceId, id: briefId }: Brief) {
  return tx.clarification.findFirst({
    where: { workspaceId, briefId, isBlocking: true, answeredAt: null },
    orderBy: { askedAt: 'asc' },
    select: { id: true },
  });
}
