import { Temporal } from 'temporal-polyfill';

/** Minutes since midnight on somebody's clock. An end that isn't after the start is on the next day. */
export type QuietHours = { readonly from: number; readonly until: number };

const HOUR = 60;

/**
 * @param zone the person's
 * @returns when the quiet window around an instant is over; null if it falls into none. The end itself is outside. If
 * clocks skip the end, it is over at the first instant after the gap; if they show it twice, at the first of the two
 * still to come.
 */
export function quietUntil(at: Date, quiet: QuietHours | null, zone: string): Date | null {
  if (quiet === null) return null;
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const clock = there.hour * HOUR + there.minute;
  const isOverMidnight = quiet.until <= quiet.from;
  const isBeforeMidnight = isOverMidnight && clock >= quiet.from;
  const isQuiet = isOverMidnight
    ? isBeforeMidnight || clock < quiet.until
    : clock >= quiet.from && clock < quiet.until;
  if (!isQuiet) return null;
  const day = isBeforeMidnight ? there.toPlainDate().add({ days: 1 }) : there.toPlainDate();
  return firstAfter(at, day, quiet.until, zone);
}

/** @returns the first instant after `at` at which a clock shows a minute of a day. */
function firstAfter(at: Date, day: Temporal.PlainDate, minutes: number, zone: string): Date {
  const [earlier, later] = momentsOn(day, minutes, zone);
  return earlier > at.getTime() ? new Date(earlier) : new Date(later);
}

function momentsOn(day: Temporal.PlainDate, minutes: number, zone: string): readonly [number, number] {
  const wall = day.toPlainDateTime({ hour: Math.floor(minutes / HOUR), minute: minutes % HOUR });
  const at = (disambiguation: 'compatible' | 'later') =>
    wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
  return [at('compatible'), at('later')];
}

/** When somebody reads their digest. */
export type DigestTime = {
  /** minutes since midnight on their clock */
  readonly at: number;
  /** ISO weekday of the weekly one: 1 is Monday */
  readonly weekday: number;
};

/** @returns the next digest after `now`: the same time of day on their clock, across clock changes. */
export function nextDigest(
  now: Date,
  every: 'daily' | 'weekly',
  { at, weekday }: DigestTime,
  zone: string,
): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  // eight days, so that the next one on today's weekday is included when its hour has passed today
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = today.add({ days: ahead });
    if (every === 'weekly' && day.dayOfWeek !== weekday) continue;
    const [moment] = momentsOn(day, at, zone);
    if (moment > now.getTime()) return new Date(moment);
  }
  throw new Error(`no ${every} digest comes after ${now.toISOString()} in ${zone}`);
}
