import fc from 'fast-check';
import ICAL from 'ical.js';
import { sync } from 'node-ical';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from '@/lib/calendar/entries.rules';
import { writeCalendar } from '@/lib/calendar/writing';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';

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
    when: { from, until: new Date(from.getTime() + 30 * 60_000) },
    ...its,
  };
}

/** Reads a calendar as Mozilla's library does, strictly; it throws for anything that isn't iCalendar. */
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
  // clocks go forward on the Friday before the last Sunday, for which iCalendar has no rule
  'Asia/Jerusalem',
];
/** Before, between and after clock changes, and in the hour that comes twice. */
const LOCALS = [
  '2026-03-08T01:30',
  '2026-03-29T03:30',
  '2026-07-15T12:00',
  '2026-11-01T01:30',
  '2026-11-27T16:30',
  '2027-01-15T00:15',
  '2028-03-27T12:00',
];

describe('a calendar that is written', () => {
  const entries = ZONES.flatMap((zone) => LOCALS.map((local) => entryAt(local, zone)));
  const text = writeCalendar(entries, 'Asia/Manila');

  it.each(ZONES)('means the same instants to two other readers as on a clock in %s', (zone) => {
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

    for (const { uid, when } of entries.filter((entry) => entry.uid.endsWith(`-${zone}`))) {
      const from = 'from' in when ? when.from.getTime() : null;
      const other = others[`${uid}@handover`];
      expect([uid, theirs.get(`${uid}@handover`)]).toEqual([uid, from]);
      expect([uid, other?.type === 'VEVENT' && other.start.getTime()]).toEqual([uid, from]);
    }
  });

  it('brings along the rules of its reader’s clock, before its events, and has a part also without any', () => {
    for (const written of [text, writeCalendar([], 'Asia/Manila')]) {
      const zones = parsed(written).getAllSubcomponents('vtimezone');

      expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual(['Asia/Manila']);
      expect(written.indexOf('BEGIN:VTIMEZONE')).toBeGreaterThan(written.indexOf('X-PUBLISHED-TTL'));
    }
    expect(text.lastIndexOf('END:VTIMEZONE')).toBeLessThan(text.indexOf('BEGIN:VEVENT'));
  });

  it('has in each event what a calendar must have, in lines no longer than allowed', () => {
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

  it('says what was written, whatever characters are in it', () => {
    const [event] = parsed(text).getAllSubcomponents('vevent');

    expect(event?.getFirstPropertyValue('summary')).toBe('Due: Photos; “spring”, 100 %\\ done');
    expect(event?.getFirstPropertyValue('description')).toContain('For Adeyemi Ceramics\nand more\nhttp://');
  });

  it('says any title as it is, in lines of 75 octets that cut no character', () => {
    const hostile = [
      '👩‍👩‍👧‍👦',
      'e\u0301',
      '漢字',
      '\\n',
      '\\',
      ';',
      ',',
      ':',
      '"',
      '\u2028',
      'BEGIN:VEVENT',
      '\tEND:VEVENT',
    ];
    const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostile));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 120 }), (title) => {
        const said = title.join('').replaceAll('\ufffd', '');
        const written = writeCalendar([entryAt('2026-11-27T16:30', 'UTC', { title: said })], 'UTC');

        const lines = written.split('\r\n');
        expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\ufffd'))).toEqual([]);
        const events = parsed(written).getAllSubcomponents('vevent');
        expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual([said]);
      }),
    );
  });

  it('is the same for the same entries, and says what was called off', () => {
    const off = [entryAt('2026-11-27T16:30', 'Asia/Manila', { isCancelled: true, sequence: 4 })];

    expect(writeCalendar(entries, 'Asia/Manila')).toBe(text);
    const [event] = parsed(writeCalendar(off, 'UTC')).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.getFirstPropertyValue('sequence')).toBe(4);
  });

  it('says every moment in UTC, whose clock is never changed', () => {
    const events = text.slice(text.indexOf('BEGIN:VEVENT'));
    const moments = [...events.matchAll(/^DT(?:START|END)(.*)$/gm)].map(([, said]) => said?.trimEnd());

    expect(moments).toHaveLength(2 * entries.length);
    expect(moments.filter((said) => !/^:\d{8}T\d{6}Z$/.test(said ?? ''))).toEqual([]);
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

  it('is valid even with nothing in it', () => {
    expect(parsed(writeCalendar([], 'Europe/Oslo')).getAllSubcomponents()).toHaveLength(1);
  });
});
