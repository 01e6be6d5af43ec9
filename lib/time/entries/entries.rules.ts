import { Temporal } from 'temporal-polyfill';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { endOfDay } from '@/lib/platform/time/days';
import { type Deadline, resolveDeadline } from '@/lib/platform/time/deadline';
import { formatTime } from '@/lib/platform/time/format';
import { HOUR_MS, MINUTE_MS } from '@/lib/platform/time/lengths';
import { dateIn, localIn } from '@/lib/platform/time/zones';

/** Nobody works longer than this without a break; anything longer is a forgotten timer, or a slip. */
export const LONGEST_MINUTES = 24 * 60;
/** How many hours a timer runs before its person is asked whether they forgot it. */
export const FORGOTTEN_AFTER_HOURS = 10;

/** The period that somebody worked, in whole minutes. */
export type WorkPeriod = { readonly startedAt: Date; readonly endedAt: Date };

/** What somebody typed, on their own clock. */
export type TypedPeriod = {
  /** `2026-11-27`, on which it began */
  readonly date: string;
  readonly from: string;
  readonly until: string;
};

/** @returns how many minutes a period has. */
export function minutesOf({ startedAt, endedAt }: WorkPeriod): number {
  return Math.round((endedAt.getTime() - startedAt.getTime()) / MINUTE_MS);
}

/**
 * Reads a typed period of work: it ends the next time the clock shows its end. If the clock shows a time twice that
 * night, the period is the shorter of the two: nobody is paid for an hour by a slip of the clock.
 * @param was what was recorded before: an end typed as the clock shows it stays the same instant, so that somebody who
 * changes something else loses no hour
 * @returns the instants, or a refusal at its input: `no_such_date`, `no_such_time`, `skipped_time`, `no_time`,
 * `in_the_future`.
 */
export function readPeriod(
  { date, from, until }: TypedPeriod,
  zone: string,
  now: Date,
  was: WorkPeriod | null = null,
): Result<WorkPeriod> {
  const start = resolveDeadline(`${date}T${from}`, zone);
  if (!start.ok) return refuseAt(start.refusal, 'from');
  const isSameStart = was !== null && localIn(was.startedAt, zone) === start.value.local;
  if (isSameStart && formatTime(was.endedAt, zone) === until) return accept(was);
  if (from === until)
    return refuse('no_time', 'It ends when it begins. Say when you stopped working.', 'until');
  const ends = endsOf({ date, from, until }, zone);
  if (!ends.ok) return refuseAt(ends.refusal, 'until');

  const starts = isSameStart ? [was.startedAt] : momentsOf(start.value).toReversed();
  const kept = ends.value.filter((end) => end.getTime() === was?.endedAt.getTime());
  const [shortest] = starts
    .flatMap((startedAt) => {
      const endedAt = [...kept, ...ends.value].find((end) => end > startedAt);
      return endedAt ? [{ startedAt, endedAt }] : [];
    })
    .toSorted((a, b) => minutesOf(a) - minutesOf(b));
  if (!shortest) {
    return refuse('no_time', 'It ends before it began. Check the times again.', 'until');
  }
  if (shortest.endedAt > now) return refuse('in_the_future', 'Record time once it is worked.', 'until');
  return accept(shortest);
}

/**
 * @returns when a period may end, in order: on its day, or on the next if the clock shows the end before the beginning.
 */
function endsOf({ date, from, until }: TypedPeriod, zone: string): Result<readonly Date[]> {
  const same = resolveDeadline(`${date}T${until}`, zone);
  if (until > from) return same.ok ? accept(momentsOf(same.value)) : same;
  const nextDay = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
  const next = resolveDeadline(`${nextDay}T${until}`, zone);
  if (!next.ok) return next;
  // when the clocks go back an hour comes twice, and the second time is after a beginning that looks later
  return accept([...(same.ok ? momentsOf(same.value) : []), ...momentsOf(next.value)]);
}

/** @returns the instant at which the clock shows a time, or both. */
function momentsOf({ at: only, twice }: Deadline): readonly Date[] {
  return twice ? [twice.earlier, twice.later] : [only];
}

/** A part of a period within one day of the business, `YYYY-MM-DD`. */
export type DayPart = WorkPeriod & { readonly day: string };

/**
 * Splits a period where a day of the business ends, so that each minute is in the day, the week and the pay period in
 * which it was worked, under that day's agreement.
 * @param zone of the business
 * @returns its parts in order; one if it lies within one day.
 */
export function splitByDay({ startedAt, endedAt }: WorkPeriod, zone: string): readonly DayPart[] {
  const parts: DayPart[] = [];
  for (let from = startedAt; from < endedAt; ) {
    const day = dateIn(from, zone);
    const midnight = endOfDay(day, zone);
    // where clocks went back over midnight, the end of the day may already be before `from`
    const until = from < midnight && midnight < endedAt ? midnight : endedAt;
    parts.push({ day, startedAt: from, endedAt: until });
    from = until;
  }
  return parts;
}

/** A refusal of the date or the time, at its input in this form. */
function refuseAt(
  { code, message }: { readonly code: string; readonly message: string },
  field: 'from' | 'until',
) {
  return refuse(code, message, code === 'no_such_date' ? 'date' : field);
}

/**
 * @returns what a timer has counted when it is stopped: whole minutes, partial ones dropped, so that stopping one and
 * starting the next never counts a minute twice. Or a refusal: `no_time`, `too_long`.
 */
export function stopAt(startedAt: Date, now: Date): Result<WorkPeriod> {
  const endedAt = wholeMinute(now);
  const start = wholeMinute(startedAt);
  if (endedAt <= start) return refuse('no_time', 'Not a whole minute has passed yet.');
  if (minutesOf({ startedAt: start, endedAt }) > LONGEST_MINUTES) {
    return refuse(
      'too_long',
      'It has been running for more than a day. Say when you stopped working, or drop it.',
      'until',
    );
  }
  return accept({ startedAt: start, endedAt });
}

/** @returns an instant without its seconds. */
export function wholeMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS);
}

/** @returns when a running timer starts to look forgotten. */
export function forgottenFrom(startedAt: Date): Date {
  return new Date(startedAt.getTime() + FORGOTTEN_AFTER_HOURS * HOUR_MS);
}

/** @returns "7 h 30 min" or, if the agreement rounds, "7 h 30 min (7 h 26 min worked)". @param worked null: the same */
export function countedInWords(minutes: number, worked: number | null): string {
  if (worked === null || worked === minutes) return minutesInWords(minutes);
  return `${minutesInWords(minutes)} (${minutesInWords(worked)} worked)`;
}

/** @returns "7 h 30 min", "45 min", "8 h". */
export function minutesInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
