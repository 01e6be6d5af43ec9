import { Temporal } from 'temporal-polyfill';
import { dateAhead, endOfDay, hourOn } from '@/lib/platform/time/days';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { dateIn } from '@/lib/platform/time/zones';

/** An evaluation opens this many days before it is due. */
const OPENS_DAYS_BEFORE = 14;
/** Somebody who begins one early, or finds one open after an outage, has at least this many days. */
const DAYS_IF_EARLY = 14;
const DAYS_AT_LEAST = 7;
/** Evaluations open and remind at this hour, on the business's clock. */
const HOUR_OF_DAY = 9;
/** How much later an evaluation can be due when it is postponed. */
export const MOST_DAYS_MOVED = 28;

/** The agreed cadence, while an agreement is in force. */
export type Cadence = {
  /** since when there has been an agreement between the two: an amendment doesn't postpone an evaluation */
  readonly since: Date;
  /** 1 to 12 */
  readonly months: number;
  /** of the business, whose calendar an agreement goes by */
  readonly zone: string;
  /** the first instant of the term that the agreement names, which may have been signed later */
  readonly termFrom: Date;
  /** when the agreement ends; null while it doesn't */
  readonly endsAt: Date | null;
  /** the last opened evaluation; null before the first */
  readonly last: {
    readonly openedAt: Date;
    readonly countedFrom: Date;
    /** the instant that the cadence named; null if somebody began it early: then the months count from it */
    readonly plannedFor: Date | null;
  } | null;
};

/** The last opened evaluation, as a query finds it; all null if there is none yet. */
export type LastRow = {
  readonly countedFrom: Date | null;
  readonly plannedFor: Date | null;
  readonly openedAt: Date | null;
};

/** @returns the evaluation that a cadence continues from; null before the first. */
export function lastEvaluationOf({ countedFrom, plannedFor, openedAt }: LastRow): Cadence['last'] {
  return countedFrom === null || openedAt === null ? null : { countedFrom, plannedFor, openedAt };
}

/** An evaluation that a cadence names. */
export type PlannedEvaluation = {
  readonly countedFrom: Date;
  readonly plannedFor: Date;
  /** the instant whose day it is due on: the same, or the last of an agreement that ends before it */
  readonly dueWith: Date;
  /** when it opens by itself */
  readonly opensAt: Date;
};

/**
 * Finds the next evaluation to open. After an outage in which several would have opened it is the latest: one looks
 * back on the whole time. If a term ends less than a fortnight before the day that the cadence names, as one of exactly
 * a year does, the evaluation moves to its end: it opens a fortnight before the last day. The same goes for a term
 * signed late, which would otherwise end after a whole cadence without one.
 * @returns null when the agreement ends earlier than that.
 */
export function nextEvaluation(cadence: Cadence, now: Date): PlannedEvaluation | null {
  const { since, last } = cadence;
  const countedFrom = last?.countedFrom ?? since;
  let planned = plannedAfter(cadence, countedFrom, last?.plannedFor ?? countedFrom, last?.openedAt ?? null);
  while (planned && planned.opensAt.getTime() <= now.getTime()) {
    const later = plannedAfter(cadence, countedFrom, planned.plannedFor, planned.opensAt);
    if (!later || later.opensAt.getTime() > now.getTime()) break;
    planned = later;
  }
  return planned;
}

/** @param openedAt when the previous evaluation opened, or would have; null before the first */
function plannedAfter(
  cadence: Cadence,
  countedFrom: Date,
  after: Date,
  openedAt: Date | null,
): PlannedEvaluation | null {
  const plannedFor = momentAfter(cadence, countedFrom, after);
  const { endsAt, zone } = cadence;
  const dueWith = endsAt !== null && endsAt <= plannedFor ? lastMomentBefore(endsAt) : plannedFor;
  // only the due date is brought forward: a renewed term counts on from the same day
  const planned = { countedFrom, plannedFor, dueWith, opensAt: atDay(dueWith, -OPENS_DAYS_BEFORE, zone) };
  const isWithin = endsAt === null || atDay(plannedFor, -OPENS_DAYS_BEFORE, zone) < endsAt;
  return isWithin || closesTheTerm(cadence, openedAt, planned) ? planned : null;
}

/**
 * No term ends a whole cadence or more after the last evaluation, or after its own first day, without one; unless there
 * is no time to look back on before a fortnight from its end.
 */
function closesTheTerm(
  { since, termFrom, endsAt, months, zone }: Cadence,
  openedAt: Date | null,
  { opensAt }: PlannedEvaluation,
): boolean {
  if (endsAt === null || opensAt <= since) return false;
  return zoned(openedAt ?? termFrom, zone).add({ months }).epochMilliseconds <= endsAt.getTime();
}

/** @returns the first instant after another that is a whole number of cadences from the starting point. */
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
 * @returns until when both submit: the end of the day that the cadence names, or some days later if it was begun early,
 * or found open only after an outage.
 */
export function dueFor(dueWith: Date | null, openedAt: Date, zone: string): Date {
  if (dueWith === null) return endOf(openedAt, DAYS_IF_EARLY, zone);
  const least = endOf(openedAt, DAYS_AT_LEAST, zone);
  const planned = endOf(dueWith, 0, zone);
  return new Date(Math.max(planned.getTime(), least.getTime()));
}

/**
 * @param workEndsAt when the last day is over; null while the engagement isn't ending
 * @returns until when both submit, within the time left to them: the day before the last, so that on that day they can
 * still read, talk and sign. One begun on the last day has that day.
 */
export function dueWithinTheWork(dueAt: Date, openedAt: Date, zone: string, workEndsAt: Date | null): Date {
  if (workEndsAt === null || dueAt < workEndsAt) return dueAt;
  const dayBefore = endOf(lastMomentBefore(workEndsAt), -1, zone);
  return dayBefore > openedAt ? dayBefore : workEndsAt;
}

/** The end of the work of two people that one of them, or their agreement, has set. */
export type ComingEnd = { readonly begunAt: Date; readonly endsAt: Date };

/** How it is read with an engagement: none or one, since what was taken back doesn't come. */
export const COMING_END = {
  where: { takenBackAt: null },
  select: { begunAt: true, endsAt: true },
} as const;

/**
 * @param end null while the engagement isn't ending
 * @returns when what is in is revealed: once the due day is over or, if the work ends sooner, in time for both to read
 * it, talk and sign. One that was open before keeps its due day, which is part of the record.
 */
export function revealsAt(
  { dueAt, openedAt, zone }: { readonly dueAt: Date; readonly openedAt: Date; readonly zone: string },
  end: ComingEnd | null,
): Date {
  if (end === null) return dueAt;
  const since = end.begunAt > openedAt ? end.begunAt : openedAt;
  return dueWithinTheWork(dueAt, since, zone, end.endsAt);
}

/**
 * @param workEndsAt after which nobody signs any more; null while the engagement isn't ending
 * @returns when the last day for signing is over: the due day, or the last day of the work if that comes first, or is
 * all that is left; of the due day, once it is past, it can only be said when it was.
 */
export function signsUntil(dueAt: Date, workEndsAt: Date | null, now: Date): Date {
  if (workEndsAt === null) return dueAt;
  return dueAt <= now || workEndsAt < dueAt ? workEndsAt : dueAt;
}

/**
 * @param workEndsAt after which nobody does it any more; null while the engagement isn't ending
 * @returns the last days to which an evaluation can be postponed, for its form. Both ends included.
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

/** @returns the due day on the business's calendar: `YYYY-MM-DD`. `dueAt` is where that day ends. */
export function dueDay({ dueAt, zone }: { readonly dueAt: Date; readonly zone: string }): string {
  return dateIn(lastMomentBefore(dueAt), zone);
}

/** @returns the period that an evaluation looks back on, in the form that its facts are requested. */
export function periodOf({
  periodFrom: from,
  periodTo: until,
}: {
  readonly periodFrom: Date;
  readonly periodTo: Date;
}) {
  return { from, until };
}

/** @returns the hour at which evaluations open and remind, this many days from an instant's day in a zone. */
export function atDay(instant: Date, days: number, zone: string): Date {
  return hourOn(dateAhead(instant, days, zone), HOUR_OF_DAY, zone);
}

function endOf(instant: Date, days: number, zone: string): Date {
  return endOfDay(zoned(instant, zone).toPlainDate().add({ days }).toString(), zone);
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
