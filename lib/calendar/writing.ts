import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import type { CalendarEntry, Leads } from './entries.rules';

/** How soon a calendar is asked to look again; each decides for itself. */
const LOOK_AGAIN_SECONDS = 60 * 60;

/**
 * Writes a calendar (RFC 5545). Times are instants in UTC, which every reader shows on its own clock: on the clock on which they were
 * promised they would hang on that clock's rules beside them, and those can't say every rule there is (Jerusalem's), nor are they of
 * the same edition as ours.
 * @returns the same text for the same entries, whenever it is asked.
 */
export function writeCalendar(entries: readonly CalendarEntry[], timeZone: string): string {
  const calendar = ical({
    name: 'Handover',
    prodId: { company: 'Handover', product: 'Handover', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN_SECONDS,
  });
  for (const entry of entries) {
    const link = absolute(addressOf(entry.leads));
    calendar.createEvent({
      id: `${entry.uid}@handover`,
      sequence: entry.sequence,
      stamp: entry.stampedAt,
      summary: entry.title,
      description: `${entry.details}\n${link}`,
      url: link,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // a deadline isn't a meeting: its owner is free all the same
      transparency: ICalEventTransparency.TRANSPARENT,
      ...timesOf(entry.when),
    });
  }
  return withZone(`${calendar.toString()}\r\n`, timeZone);
}

/**
 * A calendar has at least one part (RFC 5545, 3.6), also while nothing is in it: the rules of its reader's clock, which the library
 * doesn't write by itself.
 */
function withZone(text: string, zone: string): string {
  const parts = text.search(/^(?:BEGIN:VEVENT|END:VCALENDAR)\r$/m);
  return `${text.slice(0, parts)}${zoneRules(zone)}${text.slice(parts)}`;
}

/** A clock's rules as calendars want them, under the name that it was asked for by: some are stored under another. */
function zoneRules(zone: string): string {
  const [block] = tzlib_get_ical_block(zone);
  return block ? `${block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`)}\r\n` : '';
}

function timesOf(when: CalendarEntry['when']) {
  if (!('day' in when)) return { start: when.from, end: when.until };
  const start = Temporal.PlainDate.from(when.day);
  // the end of a whole day is the day after it (RFC 5545, 3.6.1)
  return { allDay: true, start, end: start.add({ days: 1 }) };
}

function addressOf({ to, side, workspaceId, slug, id }: Leads): string {
  const shared = addressesFor({ side: side === 'staff' ? 'owner' : 'assistant', slug, workspaceId });
  return shared[to](id);
}
