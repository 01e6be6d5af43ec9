import { Temporal } from 'temporal-polyfill';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { placeOf } from './format';
import { isZone } from './zones';

/** What a person chose, `2026-11-27T17:00` in `America/Chicago`, and the instant that it is. */
export type Deadline = {
  readonly at: Date;
  /** local date and time to the minute, without an offset */
  readonly local: string;
  readonly zone: string;
  /** said to the person when the clock shows this time twice that day */
  readonly note: string | null;
};

/**
 * Finds the instant that a local date and time is in a zone.
 *
 * When clocks go back and show the time twice, the later one counts: a deadline then never falls before the moment that
 * a reader of the clock would expect. When clocks go forward and skip the time, there is no such instant and it is
 * refused, rather than moved without a word.
 *
 * @param local `YYYY-MM-DDTHH:MM`
 * @param zone an IANA name
 * @returns the deadline, or a refusal: `wrong_zone`, `no_such_date`, `no_such_time` or `skipped_time`.
 */
export function resolveDeadline(local: string, zone: string): Result<Deadline> {
  if (!isZone(zone)) return refuse('wrong_zone', 'Choose a time zone from the list.', 'deadlineZone');
  const date = parse(() => Temporal.PlainDate.from(local.slice(0, 10), { overflow: 'reject' }));
  if (!date || !/^\d{4}-\d\d-\d\d(T|$)/.test(local)) {
    return refuse(
      'no_such_date',
      'There is no such date in the calendar. Choose another day.',
      'deadlineDate',
    );
  }
  const time = /T\d\d:\d\d$/.test(local) ? parse(() => Temporal.PlainTime.from(local.slice(11))) : null;
  if (!time) return refuse('no_such_time', 'Give a time as well, such as 17:00.', 'deadlineTime');

  const wall = date.toPlainDateTime(time);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (!later.toPlainDateTime().equals(wall)) {
    const gap = gapBefore(later);
    return refuse(
      'skipped_time',
      `Clocks in ${placeOf(zone)} go forward that day${gap}, so there is no ${clock(wall)}. Choose another time.`,
      'deadlineTime',
    );
  }
  const isTwice = later.epochMilliseconds !== earlier.epochMilliseconds;
  return accept({
    at: new Date(later.epochMilliseconds),
    local: wall.toString({ smallestUnit: 'minute' }),
    zone,
    note: isTwice
      ? `Clocks in ${placeOf(zone)} go back that day and show ${clock(wall)} twice. The later one counts.`
      : null,
  });
}

/** @returns the deadline when it is still ahead, or a refusal (`past`). */
export function requireAhead(deadline: Deadline, now: Date): Result<Deadline> {
  if (deadline.at.getTime() > now.getTime()) return accept(deadline);
  return refuse('past', 'That moment has already passed. Choose a later one.', 'deadlineDate');
}

/** @returns ", from 02:00 to 03:00": where the clock jumped before this moment. */
function gapBefore(moment: Temporal.ZonedDateTime): string {
  const jump = moment.getTimeZoneTransition('previous');
  if (!jump) return '';
  const lastMinute = jump.subtract({ nanoseconds: 1 }).toPlainDateTime().round('minute');
  return `, from ${clock(lastMinute)} to ${clock(jump)}`;
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
