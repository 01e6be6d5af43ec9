import { z } from 'zod';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';
import { Address } from '@/lib/platform/mail/typed-address';

/** A job by its number in the queue, which is a bigint: more than a number of JavaScript can tell apart. */
export const ParkedRef = z.object({
  id: z.string({ error: INCOMPLETE_LINK }).regex(/^[1-9]\d{0,17}$/, INCOMPLETE_LINK),
});

export const MailRef = z.object({ id: Id });

export const ProofTo = z.object({ to: Address });
