import type { EngagementState } from '@/lib/people/engagement-states.rules';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { atDay } from './cadence.rules';
import { type EvaluationSide, type EvaluationState, handedInOf, SIDES } from './rules';

/** What reminds of an evaluation, in the order of time (product.md, "Notifications and reminders"). */
export const EVALUATION_REMINDERS = ['evaluation_14d', 'evaluation_3d', 'evaluation_overdue'] as const;
export type EvaluationReminderKind = (typeof EVALUATION_REMINDERS)[number];

/** How many days from the day on which it is due each comes. */
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
  /** the end of the day on which it is due */
  readonly dueAt: Date;
  readonly zone: string;
  /** which sides have handed in what they wrote */
  readonly handedIn: readonly EvaluationSide[];
  /** whether the work of the two has ended: then there is nobody to do it with */
  readonly hasEnded: boolean;
};

type Row = Omit<RemindableEvaluation, 'handedIn' | 'hasEnded'> &
  Parameters<typeof handedInOf>[0] & { readonly engagement: { readonly state: EngagementState } };

/** @returns what of an evaluation, read with the state of the work, its reminders go by. */
export function remindable(evaluation: Row): RemindableEvaluation {
  const hasEnded = evaluation.engagement.state === 'ended';
  return { ...evaluation, handedIn: handedInOf(evaluation), hasEnded };
}

/**
 * @returns every reminder that an evaluation asks for as it stands, whether or not its moment has gone by: ahead of the
 * day who hasn't handed in; after it both, until both have signed or their work has ended.
 */
export function remindersOf(evaluation: RemindableEvaluation): readonly EvaluationReminder[] {
  const { state, openedAt, dueAt, zone, handedIn, hasEnded } = evaluation;
  if (state === 'done' || hasEnded) return [];
  const lastMoment = lastMomentBefore(dueAt);
  return SIDES.flatMap((party) =>
    EVALUATION_REMINDERS.filter((kind) => kind === 'evaluation_overdue' || !handedIn.includes(party))
      .map((kind) => ({ kind, party, dueAt: atDay(lastMoment, DAYS_FROM_DUE[kind], zone) }))
      // that it has opened says it too
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
 * Decides what becomes of a reminder whose moment has come, perhaps late, after a standstill.
 * @returns `send`, or `cancel` when what it would say is no longer so, or a later one to the same side is due as well.
 */
export function judgeEvaluationReminder(
  reminder: EvaluationReminder,
  evaluation: RemindableEvaluation,
  now: Date,
): 'send' | 'cancel' {
  const due = remindersOf(evaluation).filter(({ party, dueAt }) => party === reminder.party && dueAt <= now);
  const isLatest = due.every(({ dueAt }) => dueAt <= reminder.dueAt);
  const isStillSo = due.some(
    ({ kind, dueAt }) => kind === reminder.kind && dueAt.getTime() === reminder.dueAt.getTime(),
  );
  return isLatest && isStillSo ? 'send' : 'cancel';
}
