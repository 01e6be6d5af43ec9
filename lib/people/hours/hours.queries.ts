import { type Tx, withActor } from '@/lib/platform/tenancy';
import {
  type HolidayPlace,
  listHolidayCountries,
  listHolidayRegions,
  listHolidays,
} from '@/lib/platform/time/holidays';
import { outsideDaysOff, type WorkCalendar, type WorkingHours } from '@/lib/platform/time/working-hours';

/** Somebody's working hours, from their row. */
export type HoursRow = {
  readonly workDays: readonly number[];
  readonly worksFrom: number | null;
  readonly worksUntil: number | null;
  readonly holidayPlace: string | null;
};

export type WorkspaceHours = HoursRow & {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly version: number;
};

export type HoursSettings = {
  readonly yours: HoursRow;
  /** of the businesses that the person owns */
  readonly workspaces: readonly WorkspaceHours[];
  readonly countries: readonly HolidayPlace[];
  /** @returns the regions of the country chosen there, if any */
  readonly regionsOf: (row: HoursRow) => readonly HolidayPlace[];
};

export const HOURS = { workDays: true, worksFrom: true, worksUntil: true, holidayPlace: true } as const;

/** @returns the working hours for the settings page, and the places to choose holidays from. */
export async function getHoursSettings(userId: string): Promise<HoursSettings> {
  const { yours, owned } = await withActor({ kind: 'user', userId }, async (tx) => ({
    yours: await tx.user.findUniqueOrThrow({ where: { id: userId }, select: HOURS }),
    owned: await tx.membership.findMany({
      where: { userId, role: 'owner', endedAt: null },
      select: { workspace: { select: { ...HOURS, id: true, slug: true, name: true, version: true } } },
      orderBy: { workspace: { name: 'asc' } },
    }),
  }));
  const workspaces = owned.map(({ workspace }) => workspace);
  const chosen = [yours, ...workspaces].flatMap(({ holidayPlace }) => countryOf(holidayPlace) ?? []);
  const byCountry = new Map<string | undefined, readonly HolidayPlace[]>(
    await Promise.all(
      [...new Set(chosen)].map(async (country) => [country, await listHolidayRegions(country)] as const),
    ),
  );
  return {
    yours,
    workspaces,
    countries: await listHolidayCountries(),
    regionsOf: ({ holidayPlace }) => byCountry.get(countryOf(holidayPlace)) ?? [],
  };
}

/** @returns a row's working hours; null while it has none. */
export function hoursOf({ workDays, worksFrom, worksUntil }: HoursRow): WorkingHours | null {
  if (workDays.length === 0 || worksFrom === null || worksUntil === null) return null;
  return { days: workDays, from: worksFrom, until: worksUntil };
}

/** @returns the calendar of a row's working hours on its clock, with the holidays of the years around an instant. */
export async function calendarOf(
  { zone, ...row }: HoursRow & { readonly zone: string },
  at: Date,
): Promise<WorkCalendar> {
  const year = at.getUTCFullYear();
  const [before, after] = await Promise.all([
    listHolidays(row.holidayPlace, year - 1),
    listHolidays(row.holidayPlace, year + 1),
  ]);
  return { zone, hours: hoursOf(row), holidays: [...before, ...after] };
}

/**
 * @returns an instant, or when a business's next working time begins where that lies on one of its days off
 * (adr/0211): then nobody answers there.
 */
export async function outsideDaysOffOf(tx: Tx, workspaceId: string, at: Date): Promise<Date> {
  const { timeZone: zone, ...hours } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { ...HOURS, timeZone: true },
  });
  return outsideDaysOff(at, await calendarOf({ ...hours, zone }, at));
}

/** A holiday place begins with its country: `DE-BY`. */
function countryOf(holidayPlace: string | null): string | undefined {
  return holidayPlace?.slice(0, 2);
}
