import { type WhenToRemind, whenToRemind } from '@/lib/notifications/reminders/rules';
import { DAY_MS } from '@/lib/platform/time/lengths';
import type { TimesheetState } from '../rules';

/** Reminders to the owners about a week without an answer, in order. */
export const WAITING_KINDS = [
  'timesheet_waiting_1d',
  'timesheet_waiting_3d',
  'timesheet_waiting_7d',
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** How many days after submission each is due. */
const WAITED_DAYS: Record<WaitingKind, number> = {
  timesheet_waiting_1d: 1,
  timesheet_waiting_3d: 3,
  timesheet_waiting_7d: 7,
};

/** A submitted week. */
export type WaitingWeek = {
  readonly state: TimesheetState;
  /** when it was last submitted */
  readonly submittedAt: Date;
  /** null if silence never counts; if it does, both are warned a day before */
  readonly countsAsApprovedAt: Date | null;
};

export type WeekReminder = { readonly kind: WaitingKind; readonly party: 'owner'; readonly dueAt: Date };

/** @returns when both are warned before a week counts as approved, or its time is final. */
export function warningTime(moment: Date): Date {
  return new Date(moment.getTime() - DAY_MS);
}

/** @returns when the owners are reminded of a week, if it still waits; past times are left out. */
export function planWaiting(week: WaitingWeek, now: Date): readonly WeekReminder[] {
  return remindersOf(week).filter(({ dueAt }) => dueAt.getTime() > now.getTime());
}

/** None once both have been warned that silence will count as approval: that warning says the same. */
function remindersOf({ state, submittedAt, countsAsApprovedAt }: WaitingWeek): readonly WeekReminder[] {
  if (state !== 'submitted') return [];
  const until =
    countsAsApprovedAt === null ? Number.POSITIVE_INFINITY : warningTime(countsAsApprovedAt).getTime();
  return WAITING_KINDS.map((kind) => ({
    kind,
    party: 'owner' as const,
    dueAt: new Date(submittedAt.getTime() + WAITED_DAYS[kind] * DAY_MS),
  })).filter(({ dueAt }) => dueAt.getTime() < until);
}

/**
 * Decides what becomes of a due reminder, which may be late after an outage.
 * @returns `cancel` when the week no longer waits, was submitted again, a later reminder says the same, or silence is
 * about to answer.
 */
export function judgeWaiting(
  reminder: Pick<WeekReminder, 'kind' | 'dueAt'>,
  week: WaitingWeek,
  now: Date,
): 'send' | 'cancel' {
  const { countsAsApprovedAt } = week;
  if (countsAsApprovedAt !== null && warningTime(countsAsApprovedAt) <= now) return 'cancel';
  const latest = remindersOf(week).findLast(({ dueAt }) => dueAt.getTime() <= now.getTime());
  const isLatest = latest?.kind === reminder.kind && latest.dueAt.getTime() === reminder.dueAt.getTime();
  return isLatest ? 'send' : 'cancel';
}

/** Decides when a due reminder goes out, as `whenToRemind` does: not on a day off of the business. */
export function whenToSend(
  reminder: Pick<WeekReminder, 'kind' | 'dueAt'>,
  week: WaitingWeek,
  sentFrom: Date,
  now: Date,
): WhenToRemind {
  return whenToRemind(sentFrom, now, (at) => judgeWaiting(reminder, week, at) === 'send');
}
