import { z } from 'zod';

/** The message for a field with an unknown currency. */
export const NO_SUCH_CURRENCY = 'Choose a currency from the list.';

const KNOWN = new Set(Intl.supportedValuesOf('currency'));

/** A currency code from outside (ISO 4217): more than forms offer, since older agreements may use others. */
export const CurrencyCode = z
  .string()
  .trim()
  .refine((code) => KNOWN.has(code), NO_SUCH_CURRENCY);
