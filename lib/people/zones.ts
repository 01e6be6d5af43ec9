import { z } from 'zod';

/** Names that browsers and Node still list by their old spelling (IANA backward file). */
const RENAMED: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Every time zone that can be chosen, by its present IANA name, sorted. */
export const TIME_ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone').map(presentName), 'UTC']),
].sort();

const KNOWN_ZONES = new Set(TIME_ZONES);

/** Every currency that can be chosen (ISO 4217 codes). */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency');

/** A time zone as a person chose it: an IANA name, never an offset, which would know nothing of summer time. */
export const TimeZone = z
  .string({ error: 'Choose a time zone.' })
  .transform(presentName)
  .refine((zone) => KNOWN_ZONES.has(zone), 'Choose a time zone from the list.');

export const Currency = z
  .string({ error: 'Choose a currency.' })
  .refine((code) => CURRENCIES.includes(code), 'Choose a currency from the list.');

/** @returns a currency for a list: `EUR, Euro`. */
export function currencyLabel(code: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'currency' }).of(code);
  return name && name !== code ? `${code}, ${name}` : code;
}

/** @returns a zone for a list: `Asia/Ho_Chi_Minh` becomes `Asia / Ho Chi Minh`. */
export function zoneLabel(zone: string): string {
  return zone.replaceAll('_', ' ').replaceAll('/', ' / ');
}

/** @returns the present IANA name of a zone that may come by an old one. */
export function presentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}
