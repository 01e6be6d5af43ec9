import { z } from 'zod';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';

/** A job by its number in the queue, which is a bigint: more than a number of JavaScript can tell apart. */
export const ParkedRef = z.object({
  id: z.string({ error: INCOMPLETE_LINK }).regex(/^[1-9]\d{0,17}$/, INCOMPLETE_LINK),
});

export const MailRef = z.object({ id: Id });

export const ProofTo = z.object({
  to: z
    .string({ error: 'Say to which address.' })
    .trim()
    .toLowerCase()
    .max(254, 'Give an address, like ada@example.com.')
    .pipe(z.email('Give an address, like ada@example.com.')),
});
