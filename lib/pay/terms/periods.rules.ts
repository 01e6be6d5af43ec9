import { Temporal } from 'temporal-polyfill';
import type { PaySchedule } from '@/lib/agreements/terms/terms.rules';

/** A range of days that is paid together; both ends included. `YYYY-MM-DD`. */
export type PayPeriod = { readonly from: string; readonly until: string };

/**
 * @param schedule as agreed. Pay per approval is counted by the month if a limit needs a period.
 * @param anchor the day on which the agreement began: fortnights are counted from the Monday of its week
 * @returns a day's pay period. Weeks begin on Monday (ISO 8601), months on the first.
 */
export function periodOf(day: string, schedule: PaySchedule, anchor: string): PayPeriod {
  const date = Temporal.PlainDate.from(day);
  if (schedule === 'monthly' || schedule === 'on_approval') {
    return span(date.with({ day: 1 }), date.with({ day: date.daysInMonth }));
  }
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  if (schedule === 'weekly') return span(monday, monday.add({ days: 6 }));
  const first = Temporal.PlainDate.from(anchor);
  const weeks = first.subtract({ days: first.dayOfWeek - 1 }).until(monday, { largestUnit: 'days' }).days / 7;
  const begins = monday.subtract({ weeks: ((weeks % 2) + 2) % 2 });
  return span(begins, begins.add({ days: 13 }));
}

/** @returns how many days a period has. */
export function daysIn({ from, until }: PayPeriod): number {
  return (
    Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until), { largestUnit: 'days' }).days + 1
  );
}

/** @returns the day this many days after another. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

type Due = {
  readonly schedule: PaySchedule;
  readonly anchor: string;
  /** the last day of the work */
  readonly day: string;
  readonly approvedOn: string;
  /** as agreed, in working days */
  readonly within: number;
  /** days off of the business, `YYYY-MM-DD` */
  readonly holidays: ReadonlySet<string>;
};

/**
 * Approved work falls due at the end of its pay period, or when it is approved if that is later; if each approval is
 * paid on its own, then.
 * @returns the last day for paying it as agreed.
 */
export function dueOn({ schedule, anchor, day, approvedOn, within, holidays }: Due): string {
  const end = schedule === 'on_approval' ? approvedOn : periodOf(day, schedule, anchor).until;
  let due = Temporal.PlainDate.from(end > approvedOn ? end : approvedOn);
  for (let left = within; left > 0; ) {
    due = due.add({ days: 1 });
    if (due.dayOfWeek <= 5 && !holidays.has(due.toString())) left -= 1;
  }
  return due.toString();
}

function span(from: Temporal.PlainDate, until: Temporal.PlainDate): PayPeriod {
  return { from: from.toString(), until: until.toString() };
}
