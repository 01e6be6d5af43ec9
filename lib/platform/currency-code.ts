import { z } from 'zod';

/** What is said at a field in which there is no such currency. */
export const NO_SUCH_CURRENCY = 'Choose a currency from the list.';

const KNOWN = new Set(Intl.supportedValuesOf('currency'));

/** A currency that came from outside, by its code (ISO 4217): more than forms offer, since what is agreed may be of before. */
export const CurrencyCode = z
  .string()
  .trim()
  .refine((code) => KNOWN.has(code), NO_SUCH_CURRENCY);
