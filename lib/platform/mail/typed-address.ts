import { z } from 'zod';
import { cleanLine } from '../actions/text';

/** RFC 5321, 4.5.3.1.3: a path has at most 256 octets, its angle brackets included. */
const MAX_ADDRESS = 254;

/** A mail address, in lower case: neither people nor mail servers tell addresses apart by capitals. */
export const Address = z
  .string({ error: 'Type an e-mail address.' })
  .transform((text) => withoutName(cleanLine(text)).toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'Type an e-mail address.')
      .max(MAX_ADDRESS, 'That address is too long.')
      .pipe(z.email('That doesn’t look like an e-mail address, such as maria@example.com.')),
  );

/** Mail programs copy somebody's address with their name: `Maria Santos <maria@example.com>`. */
function withoutName(copied: string): string {
  return /<([^<>]*)>$/.exec(copied)?.[1] ?? copied;
}
