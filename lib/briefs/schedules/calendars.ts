import { dateAhead } from '@/lib/platform/time/days';
import { listHolidays, wholeDays } from '@/lib/platform/time/holidays';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { dateIn } from '@/lib/platform/time/zones';
import { type Calendars, placesOf, workDaysOf } from './calendars.rules';
import type { DayOffPolicy } from './days.rules';
import { type Forecast, forecast, type Occurrence, occurrencesBetween, type Plan } from './plan.rules';

/** A plan without its holidays, which are looked up for the period in question. */
export type Outline = Omit<Plan, 'daysOff'> & {
  readonly policy: DayOffPolicy;
  readonly calendars: Calendars;
};

/** A year and a little: most rules name a day within each. */
const STRIDE_DAYS = 400;
/**
 * Nearly all name one within a month, and then the rest of a year needn't be computed. "Every 10 years on 29 February"
 * names a day within forty.
 */
const STRIDES: readonly number[] = [32, ...Array<number>(40).fill(STRIDE_DAYS)];
/** A day is moved by a month at most. */
const LEAD_DAYS = 40;

/** @returns what a plan does on the days that its rule names in a range of dates. */
export async function forecastOf(
  outline: Outline,
  from: string,
  until: string,
): Promise<readonly Forecast[]> {
  return forecast(await planFor(outline, from, until), from, until);
}

/** @returns what a plan hands over after one instant and up to another, in order. */
export async function occurrencesOf(
  outline: Outline,
  after: Date,
  until: Date,
): Promise<readonly Occurrence[]> {
  const from = dateIn(after, outline.zone);
  return occurrencesBetween(await planFor(outline, from, dateIn(until, outline.zone)), after, until);
}

/**
 * @param isTaken whether an occurrence is settled already: skipped ahead of time, or handed over before the rule
 * changed
 * @returns the first occurrence after an instant, or null when the rule has ended.
 */
export async function nextOccurrence(
  outline: Outline,
  after: Date,
  isTaken: (occurrence: Occurrence) => boolean = () => false,
): Promise<Occurrence | null> {
  // a schedule that begins years ahead isn't searched from today on
  const begins = Date.parse(`${outline.startsOn}T00:00:00Z`) - LEAD_DAYS * DAY_MS;
  let from = new Date(Math.max(after.getTime(), begins));
  for (const days of STRIDES) {
    const until = new Date(from.getTime() + days * DAY_MS);
    const found = (await occurrencesOf(outline, from, until)).find((each) => !isTaken(each));
    if (found) return found;
    if (isOver(outline, from)) return null;
    from = until;
  }
  return null;
}

function isOver({ rule, zone }: Outline, from: Date): boolean {
  const { limit } = rule;
  return limit.kind === 'on' && limit.date < dateAhead(from, -STRIDE_DAYS, zone);
}

async function planFor(outline: Outline, from: string, until: string): Promise<Plan> {
  const { policy, calendars, ...rest } = outline;
  const years = yearsOf(from, until);
  const lists = await Promise.all(
    placesOf(calendars).flatMap((place) => years.map((year) => listHolidays(place, year))),
  );
  const holidays = new Map(wholeDays(lists.flat()).map(({ date, name }) => [date, name]));
  return { ...rest, daysOff: { policy, workDays: workDaysOf(calendars), holidays } };
}

/** A holiday list covers a year and the next; days are moved by a month at most. */
function yearsOf(from: string, until: string): readonly number[] {
  const first = Number(from.slice(0, 4)) - 1;
  const last = Number(until.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
