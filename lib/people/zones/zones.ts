import { z } from 'zod';
import { NO_SUCH_CURRENCY } from '@/lib/platform/money/currency-code';
import { NO_SUCH_ZONE } from '@/lib/platform/time/range';
import { CURRENCIES } from '../business/currencies';
import { presentName } from './zone-names';

/** Every time zone that can be chosen, by its current IANA name, sorted. */
export const TIME_ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone').map(presentName), 'UTC']),
].sort();

const KNOWN_ZONES = new Set(TIME_ZONES);

/** A time zone as a person chose it: an IANA name, never an offset, which wouldn't know about summer time. */
export const TimeZone = z
  .string({ error: 'Choose a time zone.' })
  .transform(presentName)
  .refine((zone) => KNOWN_ZONES.has(zone), NO_SUCH_ZONE);

export const Currency = z
  .string({ error: 'Choose a currency.' })
  .refine((code) => CURRENCIES.includes(code), NO_SUCH_CURRENCY);
