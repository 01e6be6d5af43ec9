import { describe, expect, it } from 'vitest';
import { CURRENCIES } from '@/lib/people/business/currencies';
import { currencyGroups } from '@/lib/people/business/currency-groups.rules';
import { zoneToAskAbout } from '@/lib/people/zones/device-zone.rules';
import { placeOfZone } from '@/lib/people/zones/zone-names';
import { Currency, TIME_ZONES, TimeZone } from '@/lib/people/zones/zones';
import { offsetMinutes } from '@/lib/platform/time/zones';

const messageOf = (answer: { error?: { issues: readonly { message: string }[] } | undefined }) =>
  answer.error?.issues[0]?.message;

describe('a time zone', () => {
  it('has its current name, whatever the browser calls it', () => {
    expect(TimeZone.parse('Asia/Calcutta')).toBe('Asia/Kolkata');
    expect(TimeZone.parse('Europe/Kiev')).toBe('Europe/Kyiv');
  });

  it.each([
    '',
    'Mars/Olympus',
    'UTC+8',
    '+08:00',
    'asia/manila',
    'constructor',
    '__proto__',
    'Asia/Manila\u0000',
  ])("%j isn't on the list", (zone) => {
    expect(messageOf(TimeZone.safeParse(zone))).toBe('Choose a time zone from the list.');
  });

  it('can be each one on the list, once', () => {
    expect(new Set(TIME_ZONES).size).toBe(TIME_ZONES.length);
    for (const zone of TIME_ZONES) expect(TimeZone.parse(zone)).toBe(zone);
    for (const zone of ['America/Chicago', 'Asia/Manila', 'Asia/Jakarta', 'Africa/Lagos', 'UTC'])
      expect(TIME_ZONES).toContain(zone);
  });

  it('is listed by region and place', () => {
    expect(placeOfZone('Asia/Ho_Chi_Minh')).toEqual({ region: 'Asia', place: 'Ho Chi Minh' });
    expect(placeOfZone('America/Argentina/Buenos_Aires')).toEqual({
      region: 'America',
      place: 'Buenos Aires, Argentina',
    });
    expect(placeOfZone('UTC')).toEqual({ region: 'Other', place: 'UTC' });
  });
});

describe('a currency', () => {
  it('is one in use, by its code', () => {
    expect(Currency.parse('PHP')).toBe('PHP');
    expect(messageOf(Currency.safeParse('DEM'))).toBe('Choose a currency from the list.');
    expect(messageOf(Currency.safeParse('usd'))).toBe('Choose a currency from the list.');
    expect(messageOf(Currency.safeParse(undefined))).toBe('Choose a currency.');
  });

  it('has a code of three letters, once', () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    for (const code of CURRENCIES) expect(code).toMatch(/^[A-Z]{3}$/);
  });
});

describe('a list of currencies', () => {
  const codesOf = (known: readonly string[]) =>
    currencyGroups(known).map(({ choices }) => choices.map(({ value }) => value));

  it('begins with the usual ones, and among those with what is known about this choice', () => {
    expect(codesOf([])[0]).toEqual(['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'PHP', 'INR']);
    expect(codesOf(['CHF', 'GBP'])[0]).toEqual(['CHF', 'GBP', 'USD', 'EUR', 'CAD', 'AUD', 'PHP', 'INR']);
  });

  it.each([[[]], [['USD']], [['KES', 'KES', 'SEK']]])('has each one in use once, if %j is known', (known) => {
    expect(codesOf(known).flat().toSorted()).toEqual(CURRENCIES);
  });

  it('keeps one that has gone out of use if it was chosen before', () => {
    expect(codesOf(['BGN', 'EUR'])[0]?.[0]).toBe('BGN');
  });

  it('names each after its code', () => {
    const [usual, others] = currencyGroups([]);
    expect(usual?.choices).toContainEqual({ value: 'PHP', label: 'PHP, Philippine Peso' });
    expect(others?.choices[0]).toEqual({ value: 'AED', label: 'AED, United Arab Emirates Dirham' });
    expect(currencyGroups(['XYZ'])[0]?.choices[0]).toEqual({ value: 'XYZ', label: 'XYZ' });
  });
});

describe('a device in another zone', () => {
  const now = new Date('2027-01-14T12:00:00Z');
  const asks = (device: string, own: string, kept: readonly string[] = [], at = now) =>
    zoneToAskAbout({
      device,
      own,
      kept,
      minutesAhead: { device: offsetMinutes(at, device), own: offsetMinutes(at, own) },
    });

  it('is asked about by its current name', () => {
    expect(asks('Europe/Lisbon', 'Asia/Manila')).toBe('Europe/Lisbon');
    expect(asks('Asia/Calcutta', 'Asia/Manila')).toBe('Asia/Kolkata');
  });

  it('isn’t asked about if its person already reads times in it, under whatever name', () => {
    expect(asks('Asia/Manila', 'Asia/Manila')).toBeNull();
    expect(asks('Asia/Calcutta', 'Asia/Kolkata')).toBeNull();
  });

  it('isn’t asked about again once its person has kept theirs', () => {
    expect(asks('Europe/Lisbon', 'Asia/Manila', ['Europe/Lisbon'])).toBeNull();
    expect(asks('Europe/Madrid', 'Asia/Manila', ['Europe/Lisbon'])).toBe('Europe/Madrid');
  });

  it('isn’t asked about while both clocks show the same, and is when one of them changes', () => {
    expect(asks('America/Mexico_City', 'America/Chicago')).toBeNull();
    expect(asks('America/Mexico_City', 'America/Chicago', [], new Date('2027-07-14T12:00:00Z'))).toBe(
      'America/Mexico_City',
    );
  });
});
