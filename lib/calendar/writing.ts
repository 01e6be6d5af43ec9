import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import type { CalendarEntry, Leads } from './entries.rules';

/** How soon a calendar is asked to look again; each decides for itself. */
const LOOK_AGAIN_SECONDS = 60 * 60;

/**
 * Writes a calendar (RFC 5545). Times are on the clock on which they were promised, with that clock's rules beside them
 * (VTIMEZONE, from the IANA database), so that Apple, Google and Outlook agree on them, even across a clock change.
 * @returns the same text for the same entries, whenever it is asked.
 */
export function writeCalendar(entries: readonly CalendarEntry[], timeZone: string): string {
  const calendar = ical({
    name: 'Handover',
    prodId: { company: 'Handover', product: 'Handover', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN_SECONDS,
    // no zone of its own: with one, stamps would be written on its clock, and have to be in UTC
    timezone: { name: null, generator: zoneRules },
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
  return inOrder(`${calendar.toString()}\r\n`, zoneRules(timeZone));
}

const ZONE = /BEGIN:VTIMEZONE\r\n[\s\S]*?END:VTIMEZONE\r\n/g;

/**
 * A calendar's own properties come before its parts, and it needs at least one part (RFC 5545, 3.6): the library writes
 * zones too early, and an empty calendar without any. The reader's own zone is always included.
 */
function inOrder(text: string, own: string | null): string {
  const zones = new Set(text.match(ZONE) ?? []);
  if (own !== null) zones.add(`${own}\r\n`);
  const rest = text.replace(ZONE, '');
  const parts = rest.search(/^(?:BEGIN:VEVENT|END:VCALENDAR)\r$/m);
  return `${rest.slice(0, parts)}${[...zones].join('')}${rest.slice(parts)}`;
}

function timesOf(when: CalendarEntry['when']) {
  if ('day' in when) {
    const start = Temporal.PlainDate.from(when.day);
    // the end of a whole day is the day after it (RFC 5545, 3.6.1)
    return { allDay: true, start, end: start.add({ days: 1 }) };
  }
  const [start, end] = [when.from, when.until].map((instant) =>
    Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(when.zone),
  );
  // readers disagree on which of two equal hours a clock means when it goes back: those are written in UTC
  if (!start || !end || comesTwice(start) || comesTwice(end)) return { start: when.from, end: when.until };
  return { start, end, timezone: when.zone };
}

function comesTwice(moment: Temporal.ZonedDateTime): boolean {
  const shown = moment.toPlainDateTime();
  const [one, other] = (['earlier', 'later'] as const).map((disambiguation) =>
    shown.toZonedDateTime(moment.timeZoneId, { disambiguation }),
  );
  return one?.epochMilliseconds !== other?.epochMilliseconds;
}

/** A clock's rules as calendars want them, under the name that events use: some are stored under another. */
function zoneRules(zone: string): string | null {
  const [block] = tzlib_get_ical_block(zone);
  if (block === undefined || block === '') return null;
  return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`);
}

function addressOf({ to, side, workspaceId, slug, id }: Leads): string {
  switch (to) {
    case 'brief':
      return side === 'staff' ? addresses.brief(slug, id) : addresses.inboxBrief(workspaceId, id);
    case 'agreement':
      return side === 'staff' ? addresses.agreement(slug, id) : addresses.inboxAgreement(workspaceId, id);
    case 'evaluation':
      return side === 'staff' ? addresses.evaluation(slug, id) : addresses.inboxEvaluation(workspaceId, id);
    case 'evaluations':
      return side === 'staff' ? addresses.evaluations(slug) : addresses.inboxEvaluations();
  }
}
