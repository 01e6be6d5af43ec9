import { cancelRemindersOfTime, setReminders } from '@/lib/notifications/reminding';
import type { Tx } from '@/lib/platform/tenancy';
import { replanChangeReminder } from '../awaited.jobs';
import type { LoadedBrief } from '../loading';
import { findBlockingQuestion, pauseClock } from '../questions/pauses';
import type { BriefState } from '../rules';

type Moved = { readonly state: BriefState; readonly at: Date };

/**
 * Goes on with what rested while a delivery waited, now that the work is with the assistant again: the deadline's
 * reminders, or the standstill for a blocking question, and the reminder about a change request. The caller has moved
 * the brief to `state`.
 */
export async function goOnWorking(tx: Tx, brief: LoadedBrief['brief'], { state, at }: Moved): Promise<void> {
  const blocking = await findBlockingQuestion(tx, brief);
  if (blocking) {
    await pauseClock(tx, brief, { clarificationId: blocking.id, at });
    await cancelRemindersOfTime(tx, brief);
  } else await setReminders(tx, { ...brief, state });
  await replanChangeReminder(tx, brief);
}
