'use server';

import { followCalendarOfAssistant, followCalendarOfBusiness } from '@/lib/briefs/following-calendars';
import { replanWaiting } from '@/lib/notifications/replanning';
import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, notFound, refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { listHolidayCountries, listHolidayRegions } from '@/lib/platform/time/holidays';
import { SetWorkspaceHours, SetYourHours } from './hours.schema';

/** Saves when a person works and whose holidays they keep, so that nobody makes promises for their night. What waits for them goes by that too. */
export const setYourHours = defineAction({
  name: 'people.setYourHours',
  input: SetYourHours,
  async run({ input, tx, me, now }) {
    await tx.user.update({ where: { id: me.userId }, data: await columnsOf(input) });
    await followCalendarOfAssistant(tx, me.userId);
    await replanWaiting(tx, me.userId, now);
  },
});

/** Saves when a business works; only its owners may, and of two at once the second is told that it was changed. */
export const setWorkspaceHours = defineAction({
  name: 'people.setWorkspaceHours',
  input: SetWorkspaceHours,
  async run(scope) {
    const { tx, me } = scope;
    const { workspaceId, version, ...hours } = scope.input;
    const role = staffRole(me, workspaceId);
    if (role === null) throw notFound('workspace');
    if (role !== 'owner')
      throw refused('not_allowed', 'Only an owner of this business can change its working hours.');
    const data = await columnsOf(hours);
    const asIs = { ...data, id: workspaceId, workDays: { equals: data.workDays } };
    // already so, and nobody has changed anything
    if ((await tx.workspace.count({ where: asIs })) > 0) return;
    const changed = await tx.workspace.updateMany({
      where: { id: workspaceId, version },
      data: { ...data, version: { increment: 1 } },
    });
    if (changed.count === 0) throw changedMeanwhile('business');
    await followCalendarOfBusiness(tx, workspaceId);
    await auditAction(scope, {
      workspaceId,
      action: 'workspace.hours_set',
      subject: { kind: 'workspace', id: workspaceId },
      data,
    });
  },
});

type Typed = Parameters<typeof placeFor>[0] & {
  readonly days: readonly number[];
  readonly from: number | null;
  readonly until: number | null;
};

async function columnsOf({ days, from, until, ...place }: Typed) {
  return {
    workDays: [...days],
    worksFrom: from,
    worksUntil: until,
    holidayPlace: await placeFor(place),
  };
}

/** A region that isn't in the country, since the country was changed in the same form, is dropped. */
async function placeFor(typed: { readonly holidayCountry: string; readonly holidayRegion: string }) {
  const { holidayCountry: country, holidayRegion: region } = typed;
  if (country === '') return null;
  const countries = await listHolidayCountries();
  if (!countries.some(({ code }) => code === country)) {
    throw refused('no_such_country', 'Choose a country from the list.', 'holidayCountry');
  }
  const regions = await listHolidayRegions(country);
  return regions.some(({ code }) => code === region) ? `${country}-${region}` : country;
}
