import type { EngagementState } from '@/lib/people/engagements/engagement-states.rules';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { atDay, COMING_END, type ComingEnd, revealsAt } from './cadence/cadence.rules';
import { type EvaluationSide, type EvaluationState, handedInOf, SIDES } from './rules';

/** Reminders about an evaluation, in order of time (product.md, "Notifications and reminders"). */
export const EVALUATION_REMINDERS = ['evaluation_14d', 'evaluation_3d', 'evaluation_overdue'] as const;
export type EvaluationReminderKind = (typeof EVALUATION_REMINDERS)[number];

/** How many days from the due day each comes. */
const DAYS_FROM_DUE: Record<EvaluationReminderKind, number> = {
  evaluation_14d: -14,
  evaluation_3d: -3,
  evaluation_overdue: 1,
};

export type EvaluationReminder = {
  readonly kind: EvaluationReminderKind;
  readonly party: EvaluationSide;
  readonly dueAt: Date;
};

export type RemindableEvaluation = {
  readonly state: EvaluationState;
  readonly openedAt: Date;
  /** when the day for handing in is over: the due day, or an earlier one if the work ends before it */
  readonly dueAt: Date;
  readonly zone: string;
  /** which sides have submitted */
  readonly handedIn: readonly EvaluationSide[];
  /** whether the engagement has ended: then there is nobody to do it with */
  readonly hasEnded: boolean;
};

type Row = Omit<RemindableEvaluation, 'handedIn' | 'hasEnded'> &
  Parameters<typeof handedInOf>[0] & {
    readonly engagement: { readonly state: EngagementState; readonly endings: readonly ComingEnd[] };
  };

/** What of the work they depend on, as it is read with an evaluation. */
export const WITH_THE_WORK = { engagement: { select: { state: true, endings: COMING_END } } } as const;

/** @returns what an evaluation's reminders depend on, read with the engagement's state and its coming end. */
export function remindable(evaluation: Row): RemindableEvaluation {
  const { state, endings } = evaluation.engagement;
  return {
    ...evaluation,
    dueAt: revealsAt(evaluation, endings[0] ?? null),
    handedIn: handedInOf(evaluation),
    hasEnded: state === 'ended',
  };
}

/**
 * @returns every reminder that an evaluation in its present state calls for, whether or not it is already past: before
 * the day to those who haven't submitted; after it to both, until both have signed or their work has ended.
 */
export function remindersOf(evaluation: RemindableEvaluation): readonly EvaluationReminder[] {
  const { state, openedAt, dueAt, zone, handedIn, hasEnded } = evaluation;
  if (state === 'done' || hasEnded) return [];
  const lastMoment = lastMomentBefore(dueAt);
  return SIDES.flatMap((party) =>
    EVALUATION_REMINDERS.filter((kind) => kind === 'evaluation_overdue' || !handedIn.includes(party))
      .map((kind) => ({ kind, party, dueAt: atDay(lastMoment, DAYS_FROM_DUE[kind], zone) }))
      // the mail about its opening says it too
      .filter((reminder) => reminder.dueAt > openedAt),
  );
}

/** @returns the reminders an evaluation needs from now on. */
export function planEvaluationReminders(
  evaluation: RemindableEvaluation,
  now: Date,
): readonly EvaluationReminder[] {
  return remindersOf(evaluation).filter(({ dueAt }) => dueAt > now);
}

/**
 * Decides what becomes of a due reminder, which may be late after an outage.
 * @returns `send`, or `cancel` when it is no longer true, or a later one to the same side is due as well.
 */
export function judgeEvaluationReminder(
  reminder: EvaluationReminder,
  evaluation: RemindableEvaluation,
  now: Date,
): 'send' | 'cancel' {
  const due = remindersOf(evaluation).filter(({ party, dueAt }) => party === reminder.party && dueAt <= now);
  const isLatest = due.every(({ dueAt }) => dueAt <= reminder.dueAt);
  const isStillDue = due.some(
    ({ kind, dueAt }) => kind === reminder.kind && dueAt.getTime() === reminder.dueAt.getTime(),
  );
  return isLatest && isStillDue ? 'send' : 'cancel';
}
