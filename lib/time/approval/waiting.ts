import { setTimesheetReminders } from '@/lib/notifications/reminding';
import { now } from '@/lib/platform/clock';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { remindOfWeek } from './waiting.jobs';
import { planWaiting, type WaitingWeek } from './waiting.rules';

type SheetRef = EngagementRef & { readonly id: string };

/** Plans when the owners are reminded of a submitted week. */
export async function planWaitingReminders(
  tx: Tx,
  sheet: SheetRef,
  week: Omit<WaitingWeek, 'state'>,
): Promise<void> {
  const planned = planWaiting({ ...week, state: 'submitted' }, now());
  await setTimesheetReminders(tx, sheet, planned, remindOfWeek);
}

/** Cancels what a week still had waiting: it has its answer. */
export async function cancelWaitingReminders(tx: Tx, sheet: SheetRef): Promise<void> {
  await setTimesheetReminders(tx, sheet, [], remindOfWeek);
}
