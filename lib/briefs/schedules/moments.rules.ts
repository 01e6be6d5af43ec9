import { Temporal } from 'temporal-polyfill';
import { demand } from '@/lib/platform/result';
import { aroundGap, type Deadline, resolveDeadline } from '@/lib/platform/time/deadline';
import { HOUR_MS, MINUTE_MS } from '@/lib/platform/time/lengths';
import { dateIn, localIn } from '@/lib/platform/time/zones';

/** What the clocks do to a time on a day: it is shown twice, or not at all. */
export type ClockChange = 'twice' | 'skipped';

/** The instant at which a brief is handed over. */
export type Moment = {
  readonly at: Date;
  /** the clock time in the workspace's zone then */
  readonly local: string;
  readonly change: ClockChange | null;
};

/**
 * The instant of a day and a time in the workspace's zone. When clocks go back and show the time twice, the first
 * counts: work promised for 01:30 is there when the clock first shows it. When clocks go forward and skip it, it is the
 * first minute after the gap.
 * @param date `2027-03-14`
 * @param time `02:30`
 */
export function momentOf(date: string, time: string, zone: string): Moment {
  const { deadline, isSkipped } = resolve(`${date}T${time}`, zone);
  if (isSkipped) return { at: deadline.at, local: deadline.local, change: 'skipped' };
  if (!deadline.twice) return { at: deadline.at, local: deadline.local, change: null };
  return { at: deadline.twice.earlier, local: deadline.local, change: 'twice' };
}

/** When each brief of a schedule is due. */
export type DueRule =
  | { readonly kind: 'hours'; readonly hours: number }
  /** this many days later on the zone's calendar, at a time there */
  | { readonly kind: 'time'; readonly days: number; readonly time: string; readonly zone: string };

/**
 * When a brief handed over at an instant is due. Hours are elapsed hours, also across a clock change, counted from a
 * whole minute. A day and a time are those of the zone they were promised in; a time shown twice means the later, as
 * for every deadline, and a skipped one the first minute after. "The same day", if its time has passed there, means the
 * next day: a deadline is never already past.
 * @param zone the zone in which a deadline of hours is stated
 */
export function dueAfter(handedOver: Date, due: DueRule, zone: string): Deadline {
  if (due.kind === 'hours') {
    const minute = Math.ceil(handedOver.getTime() / MINUTE_MS) * MINUTE_MS;
    const at = new Date(minute + due.hours * HOUR_MS);
    return { at, local: localIn(at, zone), zone, note: null, twice: null };
  }
  const today = Temporal.PlainDate.from(dateIn(handedOver, due.zone));
  const on = (days: number) => resolve(`${today.add({ days }).toString()}T${due.time}`, due.zone).deadline;
  const deadline = on(due.days);
  return deadline.at.getTime() > handedOver.getTime() ? deadline : on(due.days + 1);
}

function resolve(local: string, zone: string): { readonly deadline: Deadline; readonly isSkipped: boolean } {
  const gap = aroundGap(local, zone);
  return { deadline: demand(resolveDeadline(gap?.after ?? local, zone)), isSkipped: gap !== null };
}
