import { z } from 'zod';

export const TIME_EXAMPLE = 'Give a time, such as 09:00.';

/** "21:30" as minutes since midnight; null when left empty. */
export const ClockTime = z
  .string()
  .optional()
  .transform((typed) => (typed ?? '').trim())
  .pipe(
    z
      .string()
      .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, TIME_EXAMPLE)
      .transform((time) => (time === '' ? null : Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))),
  );
