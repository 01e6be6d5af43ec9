import { dateAhead } from '@/lib/platform/time/days';
import type { Deadline } from '@/lib/platform/time/deadline';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { type DaysOff, type ScheduledDay, scheduledDays } from './days.rules';
import { type ClockChange, type DueRule, dueAfter, momentOf } from './moments.rules';
import type { Rule } from './recurrence.rules';

/** Everything that decides when a schedule hands over, and when each brief is then due. */
export type Plan = {
  readonly rule: Rule;
  readonly startsOn: string;
  /** on the clock of `zone`: `09:00` */
  readonly time: string;
  /** the workspace's when it was made, or as chosen since */
  readonly zone: string;
  readonly daysOff: DaysOff;
  readonly due: DueRule;
};

export type Occurrence = {
  readonly named: string;
  readonly at: Date;
  readonly local: string;
  readonly change: ClockChange | null;
  /** the day off that it was moved away from, or falls on */
  readonly off: string | null;
  readonly isMoved: boolean;
  readonly due: Deadline;
};

/** A day that the rule names and on which nothing is handed over. */
export type LeftOut = Pick<ScheduledDay, 'named' | 'off' | 'joins'>;

export type Forecast =
  | ({ readonly kind: 'hand_over' } & Occurrence)
  | ({ readonly kind: 'left_out' } & LeftOut);

/** @returns what a plan does on the days that its rule names in a range of dates, both included, in order. */
export function forecast(plan: Plan, from: string, until: string): readonly Forecast[] {
  const { rule, daysOff, startsOn } = plan;
  return scheduledDays(rule, daysOff, startsOn, from, until).map((day) => {
    const { named, on, off, joins } = day;
    if (on === null) return { kind: 'left_out', named, off, joins };
    const { at, local, change } = momentOf(on, plan.time, plan.zone);
    const isMoved = on !== named;
    return {
      kind: 'hand_over',
      named,
      at,
      local,
      change,
      off,
      isMoved,
      due: dueAfter(at, plan.due, plan.zone),
    };
  });
}

/** A day may be moved by a month at most, so days named that long before and after are looked at too. */
export const MOVED_DAYS = 32;

/** @returns what a plan hands over after one instant and up to another, in order. */
export function occurrencesBetween(plan: Plan, after: Date, until: Date): readonly Occurrence[] {
  const from = dateAhead(after, -MOVED_DAYS, plan.zone);
  return forecast(plan, from, dateAhead(until, MOVED_DAYS, plan.zone)).flatMap((each) =>
    each.kind === 'hand_over' && each.at > after && each.at <= until ? [each] : [],
  );
}

/**
 * What becomes of due occurrences, possibly several after an outage: five weekly books at once help nobody, so only the
 * latest is handed over and the others are recorded as missed.
 * @param due in order, at least the one that was planned
 */
export function sortDue<Due>(due: readonly Due[]): {
  readonly handOver: Due | null;
  readonly missed: readonly Due[];
} {
  return { handOver: due.at(-1) ?? null, missed: due.slice(0, -1) };
}

/**
 * @returns the instant from which an occurrence's deadline counts: its own time or, when it is handed over more than an
 * hour late, the real one. Nobody is given less time because a machine stood still.
 */
export function countsFrom(planned: Date, now: Date): Date {
  return now.getTime() - planned.getTime() > HOUR_MS ? now : planned;
}
