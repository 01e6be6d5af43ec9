import { z } from 'zod';

/** A SHA-256 as tools print it: in hex, upper or lower case, perhaps followed by the file's name. */
export const Sha256 = z
  .string()
  .trim()
  .transform((typed) => typed.split(/\s/)[0]?.toLowerCase() ?? '')
  .refine((typed) => /^[0-9a-f]{64}$/.test(typed), 'A SHA-256 has 64 letters and digits, 0 to 9 and a to f.');
