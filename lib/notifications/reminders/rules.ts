import { type BriefState, WITH_ASSISTANT } from '@/lib/briefs/rules';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/platform/time/lengths';

/** Reminders of a deadline to the assistant, in order of time (product.md, "Notifications and reminders"). */
export const DEADLINE_KINDS = ['deadline_48h', 'deadline_24h', 'deadline_2h', 'deadline_overdue'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Reminders of a brief's agreed times: its deadline, and its check-ins. */
export const BRIEF_REMINDER_KINDS = [...DEADLINE_KINDS, 'check_in'] as const;
export type BriefReminderKind = (typeof BRIEF_REMINDER_KINDS)[number];

/** How long before the deadline each reminder is due, in milliseconds. */
const LEAD: Record<DeadlineKind, number> = {
  deadline_48h: 48 * HOUR_MS,
  deadline_24h: 24 * HOUR_MS,
  deadline_2h: 2 * HOUR_MS,
  deadline_overdue: 0,
};

/** How long before the deadline the next one is due, so that this one has nothing more to say; never for the last. */
const NEXT_LEAD: Record<DeadlineKind, number> = {
  deadline_48h: LEAD.deadline_24h,
  deadline_24h: LEAD.deadline_2h,
  deadline_2h: LEAD.deadline_overdue,
  deadline_overdue: Number.NEGATIVE_INFINITY,
};

export type RemindableBrief = {
  readonly state: BriefState;
  readonly deadlineAt: Date | null;
  readonly checkIns: readonly { readonly at: Date | null }[];
};

export type PlannedReminder = { readonly kind: BriefReminderKind; readonly dueAt: Date };

/**
 * @returns the reminders a brief needs from now on. A past one is left out: whoever hands over work for this afternoon
 * has just said so.
 */
export function planReminders(brief: RemindableBrief, now: Date): readonly PlannedReminder[] {
  const { deadlineAt } = brief;
  if (deadlineAt === null || !WITH_ASSISTANT.includes(brief.state)) return [];
  const ofDeadline = DEADLINE_KINDS.map((kind) => ({
    kind,
    dueAt: new Date(deadlineAt.getTime() - LEAD[kind]),
  }));
  const ofCheckIns = momentsOf(brief).map((moment) => ({
    kind: 'check_in' as const,
    dueAt: new Date(moment),
  }));
  return [...ofDeadline, ...ofCheckIns].filter(({ dueAt }) => dueAt.getTime() > now.getTime());
}

/** Two check-ins at the same time are one reminder. */
function momentsOf({ checkIns }: RemindableBrief): readonly number[] {
  return [...new Set(checkIns.flatMap(({ at }) => at?.getTime() ?? []))];
}

/**
 * Decides what becomes of a due reminder, which may be late after an outage.
 * @returns `send`, or `cancel` when it is no longer true: the work is delivered, the deadline has moved, or a later
 * reminder is due as well and speaks instead: after an outage one is sent, not four.
 */
export function judgeReminder(
  reminder: PlannedReminder,
  brief: RemindableBrief,
  now: Date,
): 'send' | 'cancel' {
  const { deadlineAt } = brief;
  if (deadlineAt === null || !WITH_ASSISTANT.includes(brief.state)) return 'cancel';
  if (reminder.kind === 'check_in') {
    return momentsOf(brief).includes(reminder.dueAt.getTime()) ? 'send' : 'cancel';
  }
  if (reminder.dueAt.getTime() !== deadlineAt.getTime() - LEAD[reminder.kind]) return 'cancel';
  return now.getTime() < deadlineAt.getTime() - NEXT_LEAD[reminder.kind] ? 'send' : 'cancel';
}

/** A worker that is merely busy is not late. */
const ON_TIME_MS = 15 * MINUTE_MS;

/** @returns whether a reminder became due during an outage, rather than a little while ago. */
export function isLate(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > ON_TIME_MS;
}

export type WhenToRemind = 'now' | 'then' | 'cancel';

/**
 * Decides when a business is reminded of what waits for its answer: not on a day off, since nobody answers then
 * (adr/0211, adr/0220).
 * @param sentFrom the first moment from the reminder's time on that isn't on a day off
 * @param isToSay whether it, and not a later one, is what there is to say at a moment
 * @returns `now`; `then`, at that moment; or `cancel` where the one after it is due on that day as well, and says the same
 */
export function whenToRemind(sentFrom: Date, now: Date, isToSay: (at: Date) => boolean): WhenToRemind {
  if (sentFrom <= now) return 'now';
  return isToSay(new Date(sentFrom.getTime() + DAY_MS - 1)) ? 'then' : 'cancel';
}
