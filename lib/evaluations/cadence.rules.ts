import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '@/lib/platform/time/days';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { dateIn } from '@/lib/platform/time/zones';

/** An evaluation opens so many days before the day on which it is due. */
const OPENS_DAYS_BEFORE = 14;
/** Who begins one early, or finds one open after a standstill, has at least so many days. */
const DAYS_IF_EARLY = 14;
const DAYS_AT_LEAST = 7;
/** At this hour, by the clock of the business, evaluations open and remind. */
const HOUR_OF_DAY = 9;
/** How much later an evaluation can be due when it is moved. */
export const MOST_DAYS_MOVED = 28;

/** How often two people have agreed to evaluate, while an agreement between them is in force. */
export type Cadence = {
  /** since when there has been an agreement between the two: an amendment doesn't put an evaluation off */
  readonly since: Date;
  /** 1 to 12 */
  readonly months: number;
  /** of the business, whose calendar an agreement goes by */
  readonly zone: string;
  /** the first moment of the term that the agreement names, which may have been signed later */
  readonly termFrom: Date;
  /** when the agreement ends; null while it doesn't */
  readonly endsAt: Date | null;
  /** the evaluation opened last; null before the first */
  readonly last: {
    readonly openedAt: Date;
    readonly countedFrom: Date;
    /** the moment that the cadence named; null when somebody began it early: then the months count anew from it */
    readonly plannedFor: Date | null;
  } | null;
};

/** The evaluation opened last, as a query finds it; all null where there is none yet. */
export type LastRow = {
  readonly countedFrom: Date | null;
  readonly plannedFor: Date | null;
  readonly openedAt: Date | null;
};

/** @returns the evaluation that a cadence goes on from; null before the first. */
export function lastOf({ countedFrom, plannedFor, openedAt }: LastRow): Cadence['last'] {
  return countedFrom === null || openedAt === null ? null : { countedFrom, plannedFor, openedAt };
}

/** An evaluation that a cadence names. */
export type NamedEvaluation = {
  readonly countedFrom: Date;
  readonly plannedFor: Date;
  /** on whose day it is due: the same moment, or the last one of an agreement that ends before it */
  readonly dueWith: Date;
  /** when it opens by itself */
  readonly opensAt: Date;
};

/**
 * Names the evaluation that is next to be opened. After a standstill in which several would have opened it is the latest
 * of them: one looks back on the whole time. A term that ends less than the fortnight before the day that the cadence names,
 * as one of exactly a year does, ends with it: it opens a fortnight before the last day. So does one that was signed late, where a
 * whole cadence would else be over without any.
 * @returns null when the agreement ends earlier than that.
 */
export function nextEvaluation(cadence: Cadence, now: Date): NamedEvaluation | null {
  const { since, last } = cadence;
  const countedFrom = last?.countedFrom ?? since;
  let named = namedAfter(cadence, countedFrom, last?.plannedFor ?? countedFrom, last?.openedAt ?? null);
  while (named && named.opensAt.getTime() <= now.getTime()) {
    const later = namedAfter(cadence, countedFrom, named.plannedFor, named.opensAt);
    if (!later || later.opensAt.getTime() > now.getTime()) break;
    named = later;
  }
  return named;
}

/** @param openedAt when the evaluation before it opened, or would have; null before the first */
function namedAfter(
  cadence: Cadence,
  countedFrom: Date,
  after: Date,
  openedAt: Date | null,
): NamedEvaluation | null {
  const plannedFor = momentAfter(cadence, countedFrom, after);
  const { endsAt, zone } = cadence;
  const dueWith = endsAt !== null && endsAt <= plannedFor ? lastMomentBefore(endsAt) : plannedFor;
  // of what is named, only when it is due is brought forward: whatever renews the term counts on from the same day
  const named = { countedFrom, plannedFor, dueWith, opensAt: atDay(dueWith, -OPENS_DAYS_BEFORE, zone) };
  const isWithin = endsAt === null || atDay(plannedFor, -OPENS_DAYS_BEFORE, zone) < endsAt;
  return isWithin || closesTheTerm(cadence, openedAt, named) ? named : null;
}

/**
 * Nothing ends with a whole cadence or more behind it in which there was none, counted from the one before, or from the first day
 * of the term; unless there is no time to look back on before a fortnight from its end.
 */
function closesTheTerm(
  { since, termFrom, endsAt, months, zone }: Cadence,
  openedAt: Date | null,
  { opensAt }: NamedEvaluation,
): boolean {
  if (endsAt === null || opensAt <= since) return false;
  return zoned(openedAt ?? termFrom, zone).add({ months }).epochMilliseconds <= endsAt.getTime();
}

/** @returns the first moment after another that is a whole number of cadences after the one they count from. */
function momentAfter({ months, zone }: Cadence, countedFrom: Date, after: Date): Date {
  const first = zoned(countedFrom, zone);
  const whole = Math.floor(first.until(zoned(after, zone), { largestUnit: 'months' }).months / months);
  for (let times = Math.max(1, whole); ; times += 1) {
    // counted from the first, so that the 31st comes back after a shorter month
    const at = new Date(first.add({ months: times * months }).epochMilliseconds);
    if (at > after) return at;
  }
}

/**
 * @param dueWith null: somebody began it early
 * @returns until when both have judged: the end of the day that the cadence names, or some days more where it was begun
 * early, or found open only after a standstill.
 */
export function dueFor(dueWith: Date | null, openedAt: Date, zone: string): Date {
  if (dueWith === null) return endOf(openedAt, DAYS_IF_EARLY, zone);
  const least = endOf(openedAt, DAYS_AT_LEAST, zone);
  const named = endOf(dueWith, 0, zone);
  return new Date(Math.max(named.getTime(), least.getTime()));
}

/**
 * @param workEndsAt when the last day of the two is over; null while nobody has begun to end their work
 * @returns until when both have judged, within the time that is left to them: the day before the last, so that on that day they still
 * read, talk and sign. Who begins one on the last day has that.
 */
export function dueWithinTheWork(dueAt: Date, openedAt: Date, zone: string, workEndsAt: Date | null): Date {
  if (workEndsAt === null || dueAt < workEndsAt) return dueAt;
  const dayBefore = endOf(lastMomentBefore(workEndsAt), -1, zone);
  return dayBefore > openedAt ? dayBefore : workEndsAt;
}

/**
 * @param workEndsAt after which nobody does it any more; null while nobody has begun to end the work of the two
 * @returns the last days on which an evaluation can be due when it is moved, as a form asks for one. Both inclusive.
 */
export function movableDays(
  dueAt: Date,
  zone: string,
  now: Date,
  workEndsAt: Date | null = null,
): { readonly from: string; readonly until: string } {
  const lastDay = lastMomentBefore(dueAt);
  const later = dueAt > now ? lastDay : now;
  const latest = zoned(lastDay, zone).add({ days: MOST_DAYS_MOVED }).epochMilliseconds;
  const until = workEndsAt === null ? latest : Math.min(latest, lastMomentBefore(workEndsAt).getTime());
  return {
    from: dateIn(new Date(zoned(later, zone).add({ days: 1 }).epochMilliseconds), zone),
    until: dateIn(new Date(until), zone),
  };
}

/** @returns the day on which it is due, by the calendar of the business: `YYYY-MM-DD`. `dueAt` is where that day ends. */
export function dueDay({ dueAt, zone }: { readonly dueAt: Date; readonly zone: string }): string {
  return dateIn(lastMomentBefore(dueAt), zone);
}

/** @returns the period that an evaluation looks back on, as its facts are asked for. */
export function periodOf({
  periodFrom: from,
  periodTo: until,
}: {
  readonly periodFrom: Date;
  readonly periodTo: Date;
}) {
  return { from, until };
}

/** @returns the hour at which evaluations speak, so many days from an instant's by the calendar of a zone. */
export function atDay(instant: Date, days: number, zone: string): Date {
  const day = zoned(instant, zone).toPlainDate().add({ days });
  return new Date(
    day.toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR_OF_DAY } }).epochMilliseconds,
  );
}

function endOf(instant: Date, days: number, zone: string): Date {
  return endOfDay(zoned(instant, zone).toPlainDate().add({ days }).toString(), zone);
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
