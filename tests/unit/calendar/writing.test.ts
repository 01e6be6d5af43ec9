import ICAL from 'ical.js';
import { sync } from 'node-ical';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from '@/lib/calendar/entries.rules';
import { writeCalendar } from '@/lib/calendar/writing';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';

const leads = { to: 'brief', side: 'assistant', workspaceId: 'w', slug: 's', id: 'b' } as const;

function entryAt(local: string, zone: string, its: Partial<CalendarEntry> = {}): CalendarEntry {
  const from = new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
  return {
    uid: `brief-${local}-${zone}`,
    sequence: 3,
    stampedAt: new Date('2026-11-20T08:00:00Z'),
    title: 'Due: Photos; “spring”, 100 %\\ done',
    details: 'For Adeyemi Ceramics\nand more',
    leads,
    isCancelled: false,
    when: { from, until: new Date(from.getTime() + 30 * 60_000), zone },
    ...its,
  };
}

/** Reads a calendar as Mozilla's library does, strictly; it throws for what is no iCalendar. */
function parsed(text: string): ICAL.Component {
  ICAL.design.strict = true;
  return new ICAL.Component(ICAL.parse(text));
}

const ZONES = [
  'America/Chicago',
  'Asia/Manila',
  'Europe/Oslo',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Asia/Kathmandu',
  'UTC',
];
/** Before, between and after changes of clocks, and in the hour that comes twice. */
const LOCALS = [
  '2026-03-08T01:30',
  '2026-03-29T03:30',
  '2026-07-15T12:00',
  '2026-11-01T01:30',
  '2026-11-27T16:30',
  '2027-01-15T00:15',
];

describe('a calendar that is written', () => {
  const entries = ZONES.flatMap((zone) => LOCALS.map((local) => entryAt(local, zone)));
  const text = writeCalendar(entries, 'Asia/Manila');

  it.each(ZONES)('means the same instants to two other readers, on a clock in %s', (zone) => {
    const component = parsed(text);
    for (const vtimezone of component.getAllSubcomponents('vtimezone')) {
      ICAL.TimezoneService.register(vtimezone);
    }
    const theirs = new Map(
      component
        .getAllSubcomponents('vevent')
        .map((vevent) => new ICAL.Event(vevent))
        .map((event) => [event.uid, event.startDate.toJSDate().getTime()]),
    );
    const others = sync.parseICS(text);

    for (const { uid, when } of entries.filter((entry) => 'zone' in entry.when && entry.when.zone === zone)) {
      if (!('zone' in when)) continue;
      const other = others[`${uid}@handover`];
      expect([uid, theirs.get(`${uid}@handover`)]).toEqual([uid, when.from.getTime()]);
      expect([uid, other?.type === 'VEVENT' && other.start.getTime()]).toEqual([uid, when.from.getTime()]);
    }
  });

  it('brings along the rules of every clock that it names, before its events, and the reader’s own', () => {
    const component = parsed(text);
    const known = component
      .getAllSubcomponents('vtimezone')
      .map((zone) => zone.getFirstPropertyValue('tzid'));
    const named = [...text.matchAll(/^DTSTART;TZID=([^:]+):/gm)].map(([, zone]) => zone);

    expect([...new Set(named)].filter((zone) => !known.includes(zone ?? ''))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
    expect(known).toContain('Asia/Manila');
    expect(text.indexOf('BEGIN:VTIMEZONE')).toBeGreaterThan(text.indexOf('X-PUBLISHED-TTL'));
    expect(text.lastIndexOf('END:VTIMEZONE')).toBeLessThan(text.indexOf('BEGIN:VEVENT'));
  });

  it('has in each event what a calendar must say, in lines no longer than they may be', () => {
    const component = parsed(text);
    for (const name of ['version', 'prodid', 'method']) expect(component.hasProperty(name)).toBe(true);
    for (const event of component.getAllSubcomponents('vevent')) {
      for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'sequence', 'status', 'summary', 'url']) {
        expect([name, event.getAllProperties(name).length]).toEqual([name, 1]);
      }
    }
    // RFC 5545, 3.8.7.2: in UTC
    expect(text.match(/^DTSTAMP:.*$/gm)?.every((line) => /^DTSTAMP:\d{8}T\d{6}Z\r?$/.test(line))).toBe(true);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('says what was written, whatever signs are in it', () => {
    const [event] = parsed(text).getAllSubcomponents('vevent');

    expect(event?.getFirstPropertyValue('summary')).toBe('Due: Photos; “spring”, 100 %\\ done');
    expect(event?.getFirstPropertyValue('description')).toContain('For Adeyemi Ceramics\nand more\nhttp://');
  });

  it('is the same for the same entries, and says what was called off', () => {
    const off = [entryAt('2026-11-27T16:30', 'Asia/Manila', { isCancelled: true, sequence: 4 })];

    expect(writeCalendar(entries, 'Asia/Manila')).toBe(text);
    const [event] = parsed(writeCalendar(off, 'UTC')).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.getFirstPropertyValue('sequence')).toBe(4);
  });

  it('says a moment on its clock, and in UTC where that clock shows it twice', () => {
    const starts = (local: string) => {
      const [, event] = writeCalendar([entryAt(local, 'America/Chicago')], 'UTC').split('BEGIN:VEVENT');
      return /^DTSTART.*$/m.exec(event ?? '')?.[0].trimEnd();
    };

    expect(starts('2026-11-27T16:30')).toBe('DTSTART;TZID=America/Chicago:20261127T163000');
    expect(starts('2026-11-01T01:30')).toBe('DTSTART:20261101T063000Z');
    // it begins before the hour that comes twice, and ends in it
    expect(starts('2026-11-01T00:30')).toBe('DTSTART:20261101T053000Z');
  });

  it.each([
    ['brief', 'staff', addresses.brief('s', 'b')],
    ['brief', 'assistant', addresses.inboxBrief('w', 'b')],
    ['agreement', 'staff', addresses.agreement('s', 'b')],
    ['agreement', 'assistant', addresses.inboxAgreement('w', 'b')],
    ['evaluation', 'staff', addresses.evaluation('s', 'b')],
    ['evaluation', 'assistant', addresses.inboxEvaluation('w', 'b')],
    ['evaluations', 'staff', addresses.evaluations('s')],
    ['evaluations', 'assistant', addresses.inboxEvaluations()],
  ] as const)('leads from %s to the page of the %s', (to, side, address) => {
    const entry = entryAt('2026-11-27T16:30', 'UTC', { leads: { ...leads, to, side } });
    const [event] = parsed(writeCalendar([entry], 'UTC')).getAllSubcomponents('vevent');

    expect(event?.getFirstPropertyValue('url')).toBe(absolute(address));
  });

  it('has whole days as days, which end on the day after', () => {
    const day = { ...entryAt('2026-11-27T16:30', 'UTC'), when: { day: '2026-12-31' } };
    const [event] = parsed(writeCalendar([day], 'UTC')).getAllSubcomponents('vevent');

    expect(String(event?.getFirstPropertyValue('dtstart'))).toBe('2026-12-31');
    expect(String(event?.getFirstPropertyValue('dtend'))).toBe('2027-01-01');
  });

  it('is a calendar with nothing in it as well', () => {
    expect(parsed(writeCalendar([], 'Europe/Oslo')).getAllSubcomponents()).toHaveLength(1);
  });
});
