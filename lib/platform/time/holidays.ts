import type HolidaysOf from 'date-holidays';
import { LRUCache } from 'lru-cache';
import { countryInWords } from '@/lib/platform/text/countries';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './lengths';
import type { Holiday } from './working-hours';

/**
 * Public holidays by country and region, from `date-holidays` (ISC; its data CC-BY-3.0, from public sources). Its
 * tables are megabytes, so they are loaded once, on the server, by the first page that asks. Holidays that follow the
 * moon are computed, and may be proclaimed a day earlier or later.
 */
async function holidaysOf(place: string): Promise<HolidaysOf> {
  const Holidays = await loadHolidays();
  const [country = '', region] = place.split('-');
  return region === undefined
    ? new Holidays(country, { languages: 'en' })
    : new Holidays(country, region, { languages: 'en' });
}

/** Loads the tables ahead, for an action that will need them while its transaction is open. */
export async function loadHolidays(): Promise<typeof HolidaysOf> {
  return (await import('date-holidays')).default;
}

/**
 * The days people take off: public and bank holidays, and others that most observe. Mere observances are working days.
 */
const OFF = new Set(['public', 'bank', 'optional']);

type PlaceYear = { readonly place: string; readonly year: number };

/** The library computes a year's holidays from rules each time it is asked. */
const known = new LRUCache<string, Promise<readonly Holiday[]>, PlaceYear>({
  max: 500,
  memoMethod: (_key, _stale, { context: { place, year } }) => readHolidays(place, year),
});

/**
 * @param place `PH`, or `US-IL` for a region; null for somebody who hasn't said
 * @returns the holidays there in a year and the next, by date, including those that take only part of a day.
 */
export function listHolidays(place: string | null, year: number): Promise<readonly Holiday[]> {
  if (place === null) return Promise.resolve([]);
  return known.memo(`${place} ${year}`, { context: { place, year } });
}

async function readHolidays(place: string, year: number): Promise<readonly Holiday[]> {
  const calendar = await holidaysOf(place);
  const byDate = new Map<string, Holiday>();
  for (const { date, start, end, name, type } of [year, year + 1].flatMap((each) =>
    calendar.getHolidays(each),
  )) {
    if (!OFF.has(type)) continue;
    const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    for (let day = 0; day < days; day += 1) {
      const at = new Date(first + day * DAY_MS).toISOString().slice(0, 10);
      const part = partOf(date, end.getTime() - start.getTime());
      // of two on one day, the one that takes all of it
      if (byDate.get(at)?.part === undefined && byDate.has(at)) continue;
      if (part === undefined || !byDate.has(at)) byDate.set(at, { date: at, name, ...(part && { part }) });
    }
  }
  return [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date));
}

/** @returns the holidays that take their whole day, for what counts in days. */
export function wholeDays(holidays: readonly Holiday[]): readonly Holiday[] {
  return holidays.filter(({ part }) => part === undefined);
}

const DAY_MINUTES = DAY_MS / MINUTE_MS;
/** A holiday on which the clocks change has an hour less, or one more. */
const NEARLY_A_DAY_MS = DAY_MS - HOUR_MS;

/**
 * @param date "2026-12-24 14:00:00": when it begins, on the clock there
 * @returns the part of its day that it takes; undefined when that is all of it, or more.
 */
function partOf(date: string, lengthMs: number): Holiday['part'] {
  const [, hour = '0', minute = '0'] = /^\S+ (\d{2}):(\d{2})/.exec(date) ?? [];
  const from = Number(hour) * 60 + Number(minute);
  if (lengthMs >= NEARLY_A_DAY_MS) return undefined;
  return { from, until: Math.min(DAY_MINUTES, from + Math.round(lengthMs / MINUTE_MS)) };
}

export type HolidayPlace = { readonly code: string; readonly name: string };

/**
 * @returns the countries whose holidays are known, by the names under which people look for them: some of the
 * library's own begin with "Republic of", are out of date or in another language.
 */
export async function listHolidayCountries(): Promise<readonly HolidayPlace[]> {
  const { default: Holidays } = await import('date-holidays');
  const codes = Object.keys(new Holidays().getCountries('en'));
  return byName(Object.fromEntries(codes.map((code) => [code, countryInWords(code)])));
}

/** @returns the regions of a country that have holidays of their own, by name; often none. */
export async function listHolidayRegions(country: string): Promise<readonly HolidayPlace[]> {
  if (country === '') return [];
  const { default: Holidays } = await import('date-holidays');
  return byName(new Holidays().getStates(country, 'en') ?? {});
}

function byName(names: Readonly<Record<string, string>>): readonly HolidayPlace[] {
  return Object.entries(names)
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
