import type HolidaysOf from 'date-holidays';
import { DAY_MS } from './lengths';
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

const known = new Map<string, Promise<readonly Holiday[]>>();
const MOST_KNOWN = 500;

/**
 * @param place `PH`, or `US-IL` for a region; null for somebody who hasn't said
 * @returns the holidays there this year and next, by date.
 */
export function listHolidays(place: string | null, year: number): Promise<readonly Holiday[]> {
  if (place === null) return Promise.resolve([]);
  const key = `${place} ${year}`;
  const found = known.get(key) ?? readHolidays(place, year);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

async function readHolidays(place: string, year: number): Promise<readonly Holiday[]> {
  const calendar = await holidaysOf(place);
  const byDate = new Map<string, string>();
  for (const { date, start, end, name, type } of [year, year + 1].flatMap((each) =>
    calendar.getHolidays(each),
  )) {
    if (!OFF.has(type)) continue;
    const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    for (let day = 0; day < days; day += 1) {
      const at = new Date(first + day * DAY_MS).toISOString().slice(0, 10);
      if (!byDate.has(at)) byDate.set(at, name);
    }
  }
  return [...byDate].map(([date, name]) => ({ date, name })).sort((a, b) => a.date.localeCompare(b.date));
}

export type HolidayPlace = { readonly code: string; readonly name: string };

/** @returns the countries whose holidays are known, by name. */
export async function listHolidayCountries(): Promise<readonly HolidayPlace[]> {
  const { default: Holidays } = await import('date-holidays');
  return byName(new Holidays().getCountries('en'));
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
