import { Refused } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { forgottenFrom, minutesOf, stopAt, type WorkPeriod } from '../entries/entries.rules';
import { writeTime } from '../entries/writing';
import type { StoppedTimer } from './timing.rules';

const NOTE = 'Stopped by itself, since the work of the two of you ended.';

/**
 * Stops the timer that an assistant left running, at the end of the engagement, and keeps what it counted until then:
 * afterwards they couldn't. One that had run long enough for them to be asked about it isn't counted, since only they
 * know until when they worked. Runs as the workspace, on their behalf.
 * @returns what became of it, for telling them; null when none was running, or not for a whole minute
 */
export async function stopTimerAtTheEnd(
  tx: Tx,
  place: EngagementRef,
  { endedAt, now }: { readonly endedAt: Date; readonly now: Date },
): Promise<StoppedTimer | null> {
  const timer = await tx.timer.findFirst({ where: place });
  if (!timer) return null;
  // left running it would also keep its person from timing other work
  await tx.timer.deleteMany({ where: place });
  const { startedAt } = timer;
  const period = stopAt(startedAt, endedAt);
  if (!period.ok && period.refusal.code === 'no_time') return null;
  if (!period.ok || forgottenFrom(startedAt) <= endedAt) return { startedAt, minutes: null };
  const isWritten = await write(tx, timer, period.value, now);
  return { startedAt, minutes: isWritten ? minutesOf(period.value) : null };
}

type Timer = NonNullable<Awaited<ReturnType<Tx['timer']['findFirst']>>>;

/** @returns whether it could be recorded: its week may have been submitted, or other time may be there already. */
async function write(tx: Tx, timer: Timer, period: WorkPeriod, now: Date): Promise<boolean> {
  const { workspaceId, engagementId, id, userId, briefId, note } = timer;
  const { timeZone: zone } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { timeZone: true },
  });
  const entry = { workspaceId, engagementId, id, ...period, briefId, note: note || NOTE, zone };
  try {
    await writeTime(tx, { ...entry, kind: 'timer', enteredById: userId, enteredAt: now });
    return true;
  } catch (problem) {
    if (problem instanceof Refused) return false;
    throw problem;
  }
}
