import { z } from 'zod';
import { severalOf } from '@/lib/platform/actions/several';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';

/** This many take a few seconds; a person who has more does it in two steps. */
export const MOST_AT_ONCE = 50;

/** A ticked draft as it was seen: its id and its version. */
const Ticked = z
  .string()
  .regex(/^[0-9a-f-]{36} \d{1,9}$/i, INCOMPLETE_LINK)
  .transform((text) => {
    const [id = '', version = ''] = text.split(' ');
    return { id, version: Number(version) };
  })
  .pipe(z.object({ id: Id, version: z.number() }));

export const HandOverDrafts = z.object({
  workspaceId: Id,
  drafts: z
    .preprocess(severalOf, z.array(Ticked))
    .refine(({ length }) => length <= MOST_AT_ONCE, `That is too much at once: at most ${MOST_AT_ONCE}.`),
});
