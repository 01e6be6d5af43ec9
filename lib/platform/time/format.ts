import { counted } from '@/lib/platform/text/counted';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './lengths';

type Parts = { readonly day: string; readonly time: string; readonly date: string };

/** Making a formatter costs forty times as much as using it, and a list shows many instants. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const ready = formatters.get(zone);
  if (ready) return ready;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}

/** The same few instants, such as now and a list's deadlines, are asked for again and again. */
const known = new Map<string, Map<number, Parts>>();
const MOST_KNOWN = 500;

function partsIn(instant: Date, zone: string): Parts {
  const ofZone = known.get(zone) ?? new Map<number, Parts>();
  known.set(zone, ofZone);
  // nothing shown is finer than a minute, so now is computed once a minute rather than each time
  const minute = Math.floor(instant.getTime() / MINUTE_MS);
  const ready = ofZone.get(minute);
  if (ready) return ready;
  if (ofZone.size >= MOST_KNOWN) ofZone.clear();
  const parts = readParts(instant, zone);
  ofZone.set(minute, parts);
  return parts;
}

function readParts(instant: Date, zone: string): Parts {
  const formatted = formatterFor(zone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    formatted.find((each) => each.type === type)?.value ?? '';
  return {
    day: part('weekday'),
    date: `${part('day')} ${part('month')} ${part('year')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

const yearIn = (date: string) => date.slice(-4);

/** @returns the city that a zone is named after: "Manila" for `Asia/Manila`. */
export function placeOf(zone: string): string {
  return zoneInWords(zone.split('/').at(-1) ?? zone);
}

/** @returns a zone's full name for readers: "America/Mexico City". */
export function zoneInWords(zone: string): string {
  return zone.replaceAll('_', ' ');
}

/** @returns "Fri 27 Nov" in a zone, with the year when it isn't that of `now`. */
export function formatDay(instant: Date, zone: string, now: Date): string {
  const { day, date } = partsIn(instant, zone);
  const isThisYear = yearIn(date) === yearIn(partsIn(now, zone).date);
  return `${day} ${isThisYear ? date.slice(0, -5) : date}`;
}

/**
 * @returns "Mon 16 Nov" for a calendar date, `2026-11-16`, with the year when it isn't that of `now`; in full:
 * `dateInWords`.
 */
export function dayInWords(date: string, now: Date): string {
  return formatDay(new Date(date), 'UTC', now);
}

/** @returns "17:00" in a zone. */
export function formatTime(instant: Date, zone: string): string {
  return partsIn(instant, zone).time;
}

/** @returns "Fri 27 Nov, 17:00" in a zone. */
export function formatInstant(instant: Date, zone: string, now: Date): string {
  return `${formatDay(instant, zone, now)}, ${formatTime(instant, zone)}`;
}

/** @returns "27 Nov 2026, 17:00 UTC": a stamp that names its zone, for records. */
export function formatStamp(instant: Date): string {
  const { date, time } = partsIn(instant, 'UTC');
  return `${date}, ${time} UTC`;
}

/** @returns "27 Nov 2026, 17:00:31 UTC": for evidence, where seconds count. */
export function formatStampToTheSecond(instant: Date): string {
  const { date, time } = partsIn(instant, 'UTC');
  return `${date}, ${time}:${String(instant.getUTCSeconds()).padStart(2, '0')} UTC`;
}

export type OtherClock = { readonly zone: string; readonly name: string };

/**
 * @returns an instant for its reader, with the other person's clock if it differs: "Fri 27 Nov, 17:00 your time (01:00
 * Sat for Maria)".
 */
export function formatForBoth(instant: Date, zone: string, now: Date, other?: OtherClock): string {
  const own = `${formatInstant(instant, zone, now)} your time`;
  if (!other) return own;
  const mine = partsIn(instant, zone);
  const theirs = partsIn(instant, other.zone);
  if (mine.time === theirs.time && mine.date === theirs.date) return own;
  const day = mine.date === theirs.date ? '' : ` ${theirs.day}`;
  return `${own} (${theirs.time}${day} for ${other.name})`;
}

/** @returns how far an instant is away, in words: "in 3 hours", "2 days ago", "now". */
export function formatDistance(instant: Date, now: Date): string {
  const apart = instant.getTime() - now.getTime();
  const size = Math.abs(apart);
  if (size < MINUTE_MS) return 'now';
  const [amount, unit] =
    size < HOUR_MS
      ? [Math.round(size / MINUTE_MS), 'minute']
      : size < 2 * DAY_MS
        ? [Math.round(size / HOUR_MS), 'hour']
        : [Math.round(size / DAY_MS), 'day'];
  const words = counted(amount, unit);
  return apart > 0 ? `in ${words}` : `${words} ago`;
}
