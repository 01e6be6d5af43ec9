import { z } from 'zod';
import { Id, INCOMPLETE_LINK } from '../ids';
import { severalOf } from './several';

/** This many take a few seconds; a person who has more does it in two steps. */
export const MOST_AT_ONCE = 50;

/** What a person is told who asks for more. */
export const TOO_MANY_AT_ONCE = `That is too much at once: at most ${MOST_AT_ONCE}.`;

/** A thing that was ticked in a list, as it was seen. */
export type Ticked = { readonly id: string; readonly version: number };

/** @returns what a row's checkbox posts. */
export function tickedAs({ id, version }: Ticked): string {
  return `${id} ${version}`;
}

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
