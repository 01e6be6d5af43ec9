import { z } from 'zod';
import { Id, INCOMPLETE_LINK } from '../ids';
import { severalOf } from './several';
import { MOST_AT_ONCE, type Ticked, TOO_MANY_AT_ONCE } from './ticked';

const TickedRow = z
  .string()
  .regex(/^[0-9a-f-]{36} \d{1,9}$/i, INCOMPLETE_LINK)
  .transform((text): Ticked => {
    const [id = '', version = ''] = text.split(' ');
    return { id, version: Number(version) };
  })
  .pipe(z.object({ id: Id, version: z.number() }));

/** What was ticked in a list, in its order: each thing as it was seen (`tickedAs`), and each once. */
export const TickedRows = z
  .preprocess(severalOf, z.array(TickedRow))
  .refine(({ length }) => length <= MOST_AT_ONCE, TOO_MANY_AT_ONCE)
  .transform((rows) => [...new Map(rows.map((row) => [row.id, row])).values()]);
