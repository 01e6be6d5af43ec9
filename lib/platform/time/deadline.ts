import { Temporal } from 'temporal-polyfill';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { FOLDS, type Fold } from './fold';
import { placeOf } from './format';
import { isDayTaken, NO_SUCH_DATE, NO_SUCH_ZONE } from './range';
import { isZone, localIn } from './zones';

/** What a person chose, `2026-11-27T17:00` in `America/Chicago`, and the instant it stands for. */
export type Deadline = {
  readonly at: Date;
  /** local date and time to the minute, without an offset */
  readonly local: string;
  readonly zone: string;
  /** what the person is told when the clock shows this time twice that day */
  readonly note: string | null;
  /** both moments, when the clock shows this time twice that day */
  readonly twice: Twice | null;
};

export type Twice = { readonly earlier: Date; readonly later: Date };

/**
 * Finds the instant of a local date and time in a zone.
 *
 * When clocks go back and show the time twice, the later one counts until somebody has said which: a deadline then
 * never falls before the moment that a reader of the clock would expect. When clocks go forward and skip the time,
 * there is no such instant and it is refused, rather than moved silently.
 *
 *
 * @param local `YYYY-MM-DDTHH:MM`
 * @param zone an IANA name
 * @param fold which of the two, when it is shown twice
 * @returns the deadline, or a refusal: `wrong_zone`, `no_such_date`, `no_such_time` or `skipped_time`.
 */
export function resolveDeadline(local: string, zone: string, fold: Fold = 'later'): Result<Deadline> {
  if (!isZone(zone)) return refuse('wrong_zone', NO_SUCH_ZONE, 'deadlineZone');
  const date = parse(() => Temporal.PlainDate.from(local.slice(0, 10), { overflow: 'reject' }));
  if (!date || !/^\d{4}-\d\d-\d\d(T|$)/.test(local) || !isDayTaken(local.slice(0, 10))) {
    return refuse('no_such_date', NO_SUCH_DATE, 'deadlineDate');
  }
  const time = /T\d\d:\d\d$/.test(local) ? parse(() => Temporal.PlainTime.from(local.slice(11))) : null;
  if (!time) return refuse('no_such_time', 'Give a time as well, such as 17:00.', 'deadlineTime');

  const wall = date.toPlainDateTime(time);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (!later.toPlainDateTime().equals(wall)) {
    return refuse(
      'skipped_time',
      `Clocks in ${placeOf(zone)} go forward that day${gapBefore(later)}, so there is no ${clock(wall)}. Choose ${besideGap(later)}another time.`,
      'deadlineTime',
    );
  }
  const isTwice = later.epochMilliseconds !== earlier.epochMilliseconds;
  return accept({
    at: new Date((fold === 'earlier' ? earlier : later).epochMilliseconds),
    local: wall.toString({ smallestUnit: 'minute' }),
    zone,
    note: isTwice
      ? `Clocks in ${placeOf(zone)} go back that day and show ${clock(wall)} twice. The ${fold} one counts.`
      : null,
    twice: isTwice
      ? { earlier: new Date(earlier.epochMilliseconds), later: new Date(later.epochMilliseconds) }
      : null,
  });
}

/**
 * The reverse of `resolveDeadline`.
 * @returns an instant as a deadline on a zone's clock and, where that shows its time twice, which of the two it is; null
 * for an instant within a minute.
 */
export function deadlineAtIn(at: Date, zone: string): Deadline | null {
  const moments = FOLDS.flatMap((fold) => {
    const resolved = resolveDeadline(localIn(at, zone), zone, fold);
    return resolved.ok ? [resolved.value] : [];
  });
  return moments.find((deadline) => deadline.at.getTime() === at.getTime()) ?? null;
}

/**
 * @param local `YYYY-MM-DDTHH:MM`, an existing date
 * @returns the last minute before and the first after the gap around a skipped time, as the clock shows them; null when
 * the time isn't skipped.
 */
export function aroundGap(
  local: string,
  zone: string,
): { readonly before: string; readonly after: string } | null {
  const wall = parse(() => Temporal.PlainDateTime.from(local, { overflow: 'reject' }));
  if (!wall || !isZone(zone)) return null;
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (later.toPlainDateTime().equals(wall)) return null;
  const { before, after } = neighbours(later);
  return {
    before: before.toString({ smallestUnit: 'minute' }),
    after: after.toString({ smallestUnit: 'minute' }),
  };
}

/**
 * A deadline that the clock shows twice is two instants an hour apart: the sender says which.
 * @returns the deadline when it is one instant, or a refusal (`twice`).
 */
export function requireOneMoment(deadline: Deadline, fold: Fold | undefined): Result<Deadline> {
  if (deadline.twice === null || fold !== undefined) return accept(deadline);
  const time = deadline.local.slice(11);
  return refuse(
    'twice',
    `Clocks in ${placeOf(deadline.zone)} go back that day and show ${time} twice. Say which one you mean.`,
    'deadlineFold',
  );
}

/** @returns the deadline when it is still ahead, or a refusal (`past`). */
export function requireAhead(deadline: Deadline, now: Date): Result<Deadline> {
  if (deadline.at.getTime() > now.getTime()) return accept(deadline);
  return refuse('past', 'That moment has already passed. Choose a later one.', 'deadlineDate');
}

/** @returns what the clock shows in the last minute before the jump that led to an instant, and right after it. */
function neighbours(moment: Temporal.ZonedDateTime) {
  const jump = jumpBefore(moment) ?? moment;
  return {
    before: jump.subtract({ minutes: 1 }).toPlainDateTime(),
    after: jump.toPlainDateTime(),
  };
}

/** @returns "01:59 or 03:00, or ": the times right beside the jump, if both are on one day. */
function besideGap(moment: Temporal.ZonedDateTime): string {
  const { before, after } = neighbours(moment);
  const isOneDay = before.toPlainDate().equals(after.toPlainDate());
  return isOneDay ? `${clock(before)} or ${clock(after)}, or ` : '';
}

/** @returns ", from 02:00 to 03:00": the clock's jump before this instant. */
function gapBefore(moment: Temporal.ZonedDateTime): string {
  const jump = jumpBefore(moment);
  if (!jump) return '';
  const lastMinute = jump.subtract({ nanoseconds: 1 }).toPlainDateTime().round('minute');
  return `, from ${clock(lastMinute)} to ${clock(jump)}`;
}

/** The first skipped minute leads to the very instant of the jump, and that one counts too. */
function jumpBefore(moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  return moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
}

function parse<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function clock(moment: { readonly hour: number; readonly minute: number }): string {
  return `${String(moment.hour).padStart(2, '0')}:${String(moment.minute).padStart(2, '0')}`;
}
