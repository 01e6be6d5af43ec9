import { Temporal } from 'temporal-polyfill';

/** What reminds the owners of an evaluation that comes due, in the order of time. */
export const EVALUATION_KINDS = ['evaluation_14d', 'evaluation_3d'] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

/** How many days before it each is due. */
const AHEAD: Record<EvaluationKind, number> = { evaluation_14d: 14, evaluation_3d: 3 };

/** How often two people have agreed to evaluate, while an agreement between them is in force. */
export type Cadence = {
  /** since when there has been an agreement between the two: an amendment doesn't put an evaluation off */
  readonly since: Date;
  readonly months: number;
  /** of the business, whose calendar an agreement goes by */
  readonly zone: string;
  /** when the agreement ends; null while it doesn't */
  readonly endsAt: Date | null;
};

export type PlannedEvaluation = {
  readonly kind: EvaluationKind;
  readonly party: 'owner';
  readonly dueAt: Date;
};

/** @returns when the next evaluation is due after an instant; null when the agreement ends before. */
export function nextEvaluation({ since, months, zone, endsAt }: Cadence, after: Date): Date | null {
  const first = Temporal.Instant.fromEpochMilliseconds(since.getTime()).toZonedDateTimeISO(zone);
  const begun = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(zone);
  const whole = Math.max(0, Math.floor(first.until(begun, { largestUnit: 'months' }).months / months));
  for (let times = Math.max(1, whole); ; times += 1) {
    // counted from the first, so that the 31st comes back after a shorter month
    const at = first.add({ months: times * months }).epochMilliseconds;
    if (at <= after.getTime()) continue;
    return endsAt !== null && at > endsAt.getTime() ? null : new Date(at);
  }
}

/** @returns the reminders of the next evaluation that can still be reminded of. */
export function planEvaluationReminders(cadence: Cadence | null, now: Date): readonly PlannedEvaluation[] {
  if (cadence === null) return [];
  const at = nextEvaluation(cadence, daysAway(now, AHEAD.evaluation_3d, cadence.zone));
  if (at === null) return [];
  return EVALUATION_KINDS.map((kind) => ({
    kind,
    party: 'owner' as const,
    dueAt: daysAway(at, -AHEAD[kind], cadence.zone),
  })).filter(({ dueAt }) => dueAt.getTime() > now.getTime());
}

/**
 * Decides what becomes of a reminder whose moment has come, perhaps late, after a standstill.
 * @returns the evaluation to remind of; null when another date holds, it has gone by, or the later reminder says it too.
 */
export function judgeEvaluationReminder(
  reminder: Pick<PlannedEvaluation, 'kind' | 'dueAt'>,
  cadence: Cadence | null,
  now: Date,
): Date | null {
  if (cadence === null) return null;
  const { zone } = cadence;
  const at = nextEvaluation(cadence, now);
  if (at === null || daysAway(at, -AHEAD[reminder.kind], zone).getTime() !== reminder.dueAt.getTime())
    return null;
  const isLast = daysAway(at, -AHEAD.evaluation_3d, zone).getTime() <= now.getTime();
  return isLast && reminder.kind !== 'evaluation_3d' ? null : at;
}

/** The same time of day so many days on, or back, by the calendar of a zone. */
function daysAway(instant: Date, days: number, zone: string): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return new Date(there.add({ days }).epochMilliseconds);
}
